import { describe, expect, it } from 'vitest'
import { globalOptions } from '../../src/cli/globals.ts'
import { commands } from '../../src/commands/index.ts'
import type { Command } from '../../src/domain/command.ts'
import { callMain } from '../support/callMain.ts'
import { canary, expectRefusal, type Mistake } from '../support/refusal.ts'
import { useVault } from '../support/useStage.ts'

const stage = useVault()

const loaded = await Promise.all(commands.map(({ load }) => load()))

const operandsOf = ({ operands = '' }: Command): string[] => operands.split(/ (?=[[<])/).filter(word => word !== '')

/** A monitoring system knows no other code for it. */
const wrongWords = ({ ownExit }: { ownExit?: true }): number => (ownExit ? 3 : 2)

/** Made for every command there is, so that the next one is held to them as well. */
const everywhere: Mistake[] = loaded.flatMap(command => {
  const { name, options = [] } = command
  const exit = wrongWords('ownExit' in command ? command : {})
  const operands = operandsOf(command)
  const valued = [...options, ...globalOptions].filter(({ flags }) => flags.includes('<'))
  const variadic = operands.some(operand => operand.includes('...'))
  const filled = operands.map(() => 'word')
  return [
    [`${name} --${canary}`, exit, 'usage'],
    [`${name} -${canary}`, exit, 'usage'],
    ...valued.map(({ flags }): Mistake => [[...name.split(' '), '--json', flags.split(' ')[0]!], exit, 'usage']),
    ...(variadic ? [] : [[[...name.split(' '), ...filled, canary], exit, 'usage'] satisfies Mistake]),
    ...(operands.some(operand => operand.startsWith('<')) ? [[name, exit, 'usage'] satisfies Mistake] : []),
    [`${name} word word word --format ${canary}`, exit, variadic ? 'bad-option' : 'usage'],
  ]
})

describe('a mistake in the words of any command', () => {
  it.each(everywhere)('%j', async (...mistake) => {
    await expectRefusal(stage.home, mistake)
  })
})

describe('a mistake in the global options', () => {
  it.each<Mistake>([
    [`--${canary}`, 2, 'usage'],
    ['--json', 2, 'usage'],
    [`status --timeout ${canary}`, 2, 'bad-option'],
    ['status --timeout 0', 2, 'bad-option'],
    ['status --timeout -1', 2, 'bad-option'],
    ['status --timeout 1e3', 2, 'bad-option'],
    ['status --timeout 3601', 2, 'bad-option'],
    ['status --timeout=', 2, 'bad-option'],
    ['status --format xml', 2, 'bad-option'],
    ['status --json --format csv', 2, 'bad-option'],
  ])('%s', async (...mistake) => {
    await expectRefusal(stage.home, mistake)
  })
})

describe('a global option of the commands that gather and show', () => {
  const actions = loaded.filter(({ kind }) => kind === 'action').map(({ name }) => name)

  it.each(actions)('%s knows none', async name => {
    const { message } = await expectRefusal(stage.home, [`${name} --from ${canary}`, 2, 'usage'])
    expect(message).toBe(`${name}: --from goes only with a command that gathers and shows, like hedge status`)
    const { message: same } = await expectRefusal(stage.home, [`${name} --from=${canary}`, 2, 'usage'])
    expect(same).toBe(message)
  })

  it('stands in the help of those alone', async () => {
    const helped = await Promise.all(
      loaded.map(async ({ name, kind }) => [
        kind,
        (await callMain([...name.split(' '), '--help'], stage.home)).stdout.includes('--from'),
      ]),
    )
    expect(new Set(helped.map(String))).toEqual(new Set(['view,true', 'action,false']))
  })
})

describe('a word that is no command', () => {
  it.each([
    ['statsu', 'status'],
    ['ad', 'add'],
    ['remov', 'remove'],
    ['snapshots', 'snapshot'],
    ['rpc lst', 'rpc list'],
    ['chain ad', 'chain add'],
    ['vault int', 'vault init'],
    ['config gets', 'config get'],
  ])('%s: it names %s', async (line, meant) => {
    const { message, hint } = await expectRefusal(stage.home, [line, 2, 'unknown-command'])
    expect(message).toBe(`that is not a command; did you mean ${meant}?`)
    expect(hint).toBe(`hedge ${meant} --help`)
  })

  it.each([
    ['signs', 'signs'],
    ['formulsa', 'formulas'],
    ['help exit-code', 'exit-codes'],
  ])('%s: it names the topic %s', async (line, meant) => {
    const { message, hint } = await expectRefusal(stage.home, [line, 2, 'unknown-command'])
    expect(message).toBe(`that is not a command; did you mean help ${meant}?`)
    expect(hint).toBe(`hedge help ${meant}`)
  })

  it.each([canary, `${canary}${canary}${canary}${canary}${canary}`, `rpc ${canary}`, `help ${canary}`])(
    '%s: nothing is near, and it is not repeated',
    async line => {
      const { message } = await expectRefusal(stage.home, [line, 2, 'unknown-command'])
      expect(message).toBe('that is not a command')
    },
  )

  it.each([
    ['status --exit-cod', '--exit-code'],
    ['add --walet 0x5a0b54d5dc17e0aadc383d2db43b0a0d3e029c4c', '--wallet'],
    ['list --jsn', '--json'],
  ])('%s: the nearest option is named', async (line, meant) => {
    const { message } = await expectRefusal(stage.home, [line, 2, 'usage'])
    expect(message).toContain(`did you mean ${meant}?`)
  })
})
