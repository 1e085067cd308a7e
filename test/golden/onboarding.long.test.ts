import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { chainAddWords, makeVault } from '../support/madeHome.ts'
import { hasTerminal, keys, openTerminal, type Terminal } from '../support/terminal/terminal.ts'
import { steady } from '../support/transcript.ts'
import { useStage } from '../support/useStage.ts'

vi.setConfig({ testTimeout: 60_000 })

const stage = useStage({ furnished: false })

/** Milliseconds of the program's own, on a busy machine: what is left of two minutes is the person's. */
const longest = 30_000

beforeAll(async () => {
  await makeVault(stage.home)
  const { code } = await stage.call(chainAddWords(stage.scene), { stdin: stage.scene.chain.url })
  expect(code).toBe(0)
})

const settings = () => JSON.parse(readFileSync(join(stage.home.path, 'hedge', 'settings.json'), 'utf8'))

/** Each question as it is awaited, and the keys that answer it. */
async function answer(terminal: Terminal, answers: readonly (readonly [question: string, typed: string])[]) {
  for (const [question, typed] of answers) {
    await terminal.see(question)
    terminal.type(typed)
  }
}

/** The status has recordings of its own, and the last line is the shell's. */
const told = (screen: string): string => {
  const typed = steady(screen, stage.home.path).replace(/\n\[ended with .*/s, '')
  return `$ hedge add\n${typed.replace(/(\nAdded [^\n]*\n).*(\n +Three things)/s, '$1\n  (its status)\n$2')}\n`
}

const title = hasTerminal
  ? 'adding a hedge, at a terminal'
  : 'adding a hedge, at a terminal (skipped: no `script` of util-linux here)'

describe.skipIf(!hasTerminal)(title, () => {
  it('from a wallet to the first status', async () => {
    const { wallet, account } = stage.scene
    const started = performance.now()
    const terminal = await openTerminal(['add'], { home: stage.home, columns: 80 })
    const answers = [
      ['Paste a wallet', wallet + keys.enter],
      ['Where to look?', keys.enter],
      ['', keys.space + keys.down + keys.down + keys.space + keys.enter],
      ['Hyperliquid account that holds the short', account + keys.enter],
      ['Store weth-usdc?', keys.enter],
    ] as const
    await answer(terminal, answers.slice(0, 2))
    await terminal.see('← back')
    await expect(told(terminal.shown())).toMatchFileSnapshot('onboarding-positions.txt')
    await answer(terminal, answers.slice(2))
    const { code, restored, screen } = await terminal.end()
    expect({ code, restored }, screen).toEqual({ code: 0, restored: true })
    expect(performance.now() - started).toBeLessThan(longest)
    expect(answers.length).toBeLessThanOrEqual(7)
    expect(screen.match(/^✔ /gm)).toHaveLength(answers.length)
    expect(screen).toContain('sell 3.5266 ETH')
    await expect(told(screen)).toMatchFileSnapshot('onboarding.txt')
  })

  it('goes back, and keeps what was answered', async () => {
    const { wallet, account, positions } = stage.scene
    const terminal = await openTerminal(['add'], { home: stage.home, columns: 80 })
    await answer(terminal, [
      ['Paste a wallet', account + keys.enter],
      ['Where to look?', keys.enter],
      ['It will be offered', ''],
      ['Paste a wallet', wallet + keys.enter],
      ['Where to look?', keys.enter],
      ['Which positions belong to this hedge?', keys.down + keys.space + keys.enter],
      // Back to the positions, which are as they were.
      ['Hyperliquid account that holds the short', keys.down.repeat(4) + keys.enter],
    ])
    await terminal.see('Which positions belong to this hedge?')
    await terminal.see('← back')
    expect(terminal.shown()).toMatch(new RegExp(`◉ #${positions.btcEth} `))
    await answer(terminal, [
      ['', keys.enter],
      ['Hyperliquid account that holds the short', keys.enter],
      ['What does WBTC', `<${keys.enter}`],
      ['Hyperliquid account that holds the short', keys.down + keys.enter],
      ['What does WBTC', `btc${keys.enter}`],
      ['Store wbtc-weth?', keys.down + keys.enter],
      ['Name of this hedge', `btc-eth${keys.enter}`],
      ['Store btc-eth?', keys.enter],
    ])
    const { code, restored, screen } = await terminal.end()
    expect({ code, restored }, screen).toEqual({ code: 0, restored: true })
    expect(settings().hedges).toHaveLength(2)
    await expect(told(screen)).toMatchFileSnapshot('onboarding-back.txt')
  })
})
