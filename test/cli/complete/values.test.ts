import { describe, expect, it } from 'vitest'
import { table } from '../../../src/cli/complete/table.ts'
import { parse } from '../../../src/cli/parse.ts'
import { knownValues } from '../../../src/commands/completion/values.ts'
import { commands } from '../../../src/commands/index.ts'

const loaded = await Promise.all(commands.map(entry => entry.load()))
const commandOf = (name: string) => loaded.find(each => each.name === name)

async function isTaken(name: string, words: readonly string[]): Promise<void> {
  const request = await parse([...name.split(' '), ...words])
  if (request.kind !== 'command') throw new Error(`${name}: no command`)
  request.command.read(request.parsed)
}

describe('the values that are offered', () => {
  it('are of commands and options that there are', () => {
    for (const [name, { options = {} }] of Object.entries(knownValues)) {
      const command = commandOf(name)
      expect(command, name).toBeDefined()
      const flags = (command?.options ?? []).map(option => option.flags.split(' ')[0])
      expect(flags, name).toEqual(expect.arrayContaining(Object.keys(options)))
    }
  })

  const options = Object.entries(knownValues).flatMap(([name, { options = {} }]) =>
    Object.entries(options).map(([flag, { words = [] }]) => ({ name, flag, words })),
  )
  it.each(options.filter(({ words }) => words.length > 0))('hedge $name $flag takes each', async each => {
    for (const word of each.words) await isTaken(each.name, [each.flag, word])
    await expect(isTaken(each.name, [each.flag, 'no-such-word'])).rejects.toThrow()
  })

  it.each(['store use', 'store example', 'config get', 'config unset', 'completion'])(
    'hedge %s takes each',
    async name => {
      const words = knownValues[name]?.operands?.[0]?.words ?? []
      expect(words.length).toBeGreaterThan(2)
      for (const word of words) await isTaken(name, [word])
      await expect(isTaken(name, ['no-such-word'])).rejects.toThrow()
    },
  )

  it('names are offered wherever a hedge is an operand', () => {
    const named = loaded.filter(({ operands = '' }) => /^[[<]name\b/.test(operands)).map(({ name }) => name)
    const others = ['add', 'notify test', 'notify remove', 'chain add', 'chain remove']
    for (const name of named.filter(each => !others.includes(each))) {
      const command = table.commands.find(each => each.name === name)
      expect(command?.operands?.[0]?.names, name).toBe('hedges')
    }
  })
})
