import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { contentsOf } from '../support/callMain.ts'
import { chainAddWords, hedgeWords, makeVault, newHome } from '../support/madeHome.ts'
import { privateKey, seedPhrase } from '../support/refusal.ts'
import { runHedge } from '../support/runHedge.ts'
import { hasTerminal, keys, openTerminal, type Terminal } from '../support/terminal/terminal.ts'
import { useStage } from '../support/useStage.ts'

vi.setConfig({ testTimeout: 60_000 })

const stage = useStage({ furnished: false })

/** The prompts of `add` in their order, and what is typed to get past each. */
const prompts = () => {
  const { wallet, subAccount } = stage.scene
  return [
    ['Paste a wallet', wallet],
    ['Where to look?', ''],
    ['Which positions belong to this hedge?', keys.down + keys.space],
    ['Hyperliquid account that holds the short', subAccount],
    ['What does WBTC', 'BTC'],
    ['Store wbtc-weth?', keys.down],
    ['Name of this hedge', 'btc-eth'],
    ['Store btc-eth?', ''],
  ] as const
}

async function answer(terminal: Terminal, count: number): Promise<void> {
  for (const [question, typed] of prompts().slice(0, count)) {
    await terminal.see(question)
    terminal.type(typed + keys.enter)
  }
}

const title = hasTerminal ? 'leaving in the middle' : 'leaving in the middle (skipped: no `script` of util-linux here)'

describe.skipIf(!hasTerminal)(title, () => {
  beforeAll(async () => {
    await makeVault(stage.home)
    const { code } = await stage.run(chainAddWords(stage.scene), { stdin: stage.scene.chain.url })
    expect(code).toBe(0)
  })

  const add = () => openTerminal(['add'], { home: stage.home })

  it.each([0, 1, 2, 3, 4, 5, 6, 7])('with Ctrl-C at question %i of add, nothing is stored', async at => {
    const before = contentsOf(stage.home)
    const terminal = await add()
    await answer(terminal, at)
    await terminal.see(prompts()[at]![0])
    terminal.type(keys.ctrlC)
    const { screen, ...ended } = await terminal.end()
    expect(ended, screen).toEqual({ code: 1, restored: true })
    expect(screen).toContain('hedge: error: left before the end; nothing was stored\nhedge: hint: hedge add\n')
    expect(contentsOf(stage.home)).toEqual(before)
  })

  it('by saying no at the last question, nothing is stored', async () => {
    const before = contentsOf(stage.home)
    const terminal = await add()
    await answer(terminal, 7)
    await terminal.see('Store btc-eth?')
    terminal.type(keys.down.repeat(3) + keys.enter)
    const { screen, ...ended } = await terminal.end()
    expect(ended, screen).toEqual({ code: 1, restored: true })
    expect(screen).toContain('hedge: error: nothing was stored')
    expect(contentsOf(stage.home)).toEqual(before)
  })

  it.each([
    [1, 'Looking for positions'],
    [3, 'Asking Hyperliquid about the account'],
  ])(
    'with Ctrl-C after question %i, at "%s", nothing is stored and no fault of the network is told',
    async (at, doing) => {
      const before = contentsOf(stage.home)
      const terminal = await add()
      await answer(terminal, at)
      await terminal.see(prompts()[at]![0])
      stage.scene.venue.failWith('userRole', { delay: 8_000 })
      terminal.type(prompts()[at]![1] + keys.enter)
      await terminal.see(doing)
      terminal.type(keys.ctrlC)
      const { screen, ...ended } = await terminal.end().finally(() => stage.scene.venue.failWith('userRole', null))
      expect(ended, screen).toEqual({ code: 1, restored: true })
      expect(screen).toContain('hedge: error: left before the end; nothing was stored')
      expect(contentsOf(stage.home)).toEqual(before)
    },
  )

  it.each([
    ['rpc set local', ['RPC URL of local']],
    ['rpc set ethereum', ['RPC URL of Ethereum']],
  ])('with Ctrl-C in %s', async (line, [question]) => {
    const before = contentsOf(stage.home)
    const terminal = await openTerminal(line.split(' '), { home: stage.home })
    await terminal.see(question!)
    terminal.type(`https://half-a-url${keys.ctrlC}`)
    const { screen, ...ended } = await terminal.end()
    expect(ended, screen).toEqual({ code: 1, restored: true })
    expect(screen).toContain(`hedge: hint: hedge rpc set\n`)
    expect(terminal.written()).not.toContain('half-a-url')
    expect(contentsOf(stage.home)).toEqual(before)
  })

  it('with Ctrl-C at either question of vault init, there is no vault', async () => {
    const home = newHome(stage.scene.venue.url)
    for (const typed of ['', 'fourteen letters']) {
      const terminal = await openTerminal(['vault', 'init'], { home })
      await terminal.see('New passphrase')
      if (typed !== '') {
        terminal.type(typed + keys.enter)
        await terminal.see('The same again')
      }
      terminal.type(keys.ctrlC)
      expect(await terminal.end()).toMatchObject({ code: 1, restored: true })
      expect(Object.keys(contentsOf(home)).filter(name => name.endsWith('.age'))).toEqual([])
    }
    home.remove()
  })
})

/** The address of a key is offered in its place. */
async function declineOffer(terminal: Terminal): Promise<void> {
  await terminal.see('instead?')
  terminal.type(keys.enter)
}

describe.skipIf(!hasTerminal)(`${title}: what signs, pasted at a question`, () => {
  it.each([
    ['a private key', `0x${privateKey}`, 'so it is refused and was not stored. It is the key of 0x'],
    ['a seed phrase', seedPhrase, 'that is a seed phrase: it is every key of a wallet'],
  ])('%s ends add with 5, is not on the screen, and is not stored', async (_what, pasted, says) => {
    for (const [at, question] of [
      [0, 'Paste a wallet'],
      [3, 'Hyperliquid account that holds the short'],
    ] as const) {
      const before = contentsOf(stage.home)
      const terminal = await openTerminal(['add'], { home: stage.home })
      await answer(terminal, at)
      await terminal.see(question)
      terminal.type(pasted + keys.enter)
      if (pasted.startsWith('0x')) await declineOffer(terminal)
      const { screen, ...ended } = await terminal.end()
      expect(ended, screen).toEqual({ code: 5, restored: true })
      expect(screen.replaceAll('\n', '')).toContain(says)
      expect(screen).toContain('[hidden]')
      for (const part of [privateKey.slice(0, 12), privateKey.slice(-12), 'sausage']) {
        expect(screen.replaceAll('\n', '')).not.toContain(part)
      }
      expect(contentsOf(stage.home)).toEqual(before)
    }
  })

  it('never stands there whole, not even for a moment', async () => {
    const terminal = await openTerminal(['add'], { home: stage.home })
    await terminal.see('Paste a wallet')
    terminal.type(`0x${privateKey}${keys.enter}`)
    await declineOffer(terminal)
    expect((await terminal.end()).code).toBe(5)
    expect(terminal.written()).not.toContain(privateKey)
    expect(longestPrefix(terminal.written())).toBeLessThanOrEqual(12)
  })

  it('an RPC URL is no answer either, and is hidden as soon as it looks like one', async () => {
    const terminal = await openTerminal(['add'], { home: stage.home })
    await terminal.see('Paste a wallet')
    terminal.type(`https://a.example/v2/k3y${keys.enter}`)
    await terminal.see('That site is not known here')
    terminal.type(keys.ctrlC)
    expect((await terminal.end()).code).toBe(1)
    expect(terminal.written()).not.toContain('a.example')
    expect(terminal.written()).not.toContain('k3y')
  })

  it('asks before it forgets a hedge, and takes no for an answer', async () => {
    const { btcEth } = hedgeWords(stage.scene)
    expect((await runHedge(btcEth, { home: stage.home })).code).toBe(0)
    for (const typed of [keys.enter, `n${keys.enter}`, keys.ctrlC]) {
      const terminal = await openTerminal(['remove', 'btc-eth'], { home: stage.home })
      await terminal.see('Forget btc-eth?')
      terminal.type(typed)
      expect(await terminal.end()).toMatchObject({ code: 1, restored: true })
    }
    const settings = () => JSON.parse(readFileSync(join(stage.home.path, 'hedge', 'settings.json'), 'utf8'))
    expect(settings().hedges).toHaveLength(1)
    const terminal = await openTerminal(['remove', 'btc-eth'], { home: stage.home })
    await terminal.see('Forget btc-eth?')
    terminal.type(`y${keys.enter}`)
    expect(await terminal.end()).toMatchObject({ code: 0, screen: expect.stringContaining('Removed btc-eth') })
    expect(settings().hedges).toEqual([])
  })
})

describe.skipIf(!hasTerminal)(`${title}: questions that are asked only sometimes`, () => {
  it('with Ctrl-C at the RPC URL of a chain that has none', async () => {
    expect((await stage.call('rpc remove local')).code).toBe(0)
    const before = contentsOf(stage.home)
    const terminal = await openTerminal(['add', '--chain', 'local'], { home: stage.home })
    await terminal.see('Paste a wallet')
    terminal.type(stage.scene.wallet + keys.enter)
    await terminal.see('RPC URL of local (hidden)')
    terminal.type(stage.scene.chain.url + keys.ctrlC)
    const { screen, ...ended } = await terminal.end()
    expect(ended, screen).toEqual({ code: 1, restored: true })
    expect(contentsOf(stage.home)).toEqual(before)
    expect((await stage.call('rpc set local', { stdin: stage.scene.chain.url })).code).toBe(0)
  })

  it('with no, or Ctrl-C, where the account is counted in another hedge already', async () => {
    const { btcEth } = hedgeWords(stage.scene)
    expect((await stage.call(btcEth)).code).toBe(0)
    const before = contentsOf(stage.home)
    for (const [typed, code, says] of [
      [keys.enter, 2, 'belongs to btc-eth already'],
      [keys.ctrlC, 1, 'left before the end; nothing was stored'],
    ] as const) {
      const terminal = await openTerminal(['add', 'other', ...btcEth.slice(2)], { home: stage.home })
      await terminal.see('Count it in both?')
      terminal.type(typed)
      const { screen, ...ended } = await terminal.end()
      expect(ended, screen).toEqual({ code, restored: true })
      expect(screen.split('hedge: error:')[1]).toContain(says)
    }
    expect(contentsOf(stage.home)).toEqual(before)
  })
})

/** How many digits of the key ever stood together on the terminal. */
function longestPrefix(written: string): number {
  let length = 0
  while (length < privateKey.length && written.includes(privateKey.slice(0, length + 1))) length += 1
  return length
}
