import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { chainAddWords, newHome } from '../support/madeHome.ts'
import { portIn } from '../support/portIn.ts'
import type { Home } from '../support/runHedge.ts'
import { hasTerminal, keys, openTerminal } from '../support/terminal/terminal.ts'
import { useStage } from '../support/useStage.ts'

// A passphrase is stretched for a second or more each time, and longer where the machine is busy.
vi.setConfig({ testTimeout: 60_000 })

const stage = useStage({ furnished: false })

const passphrase = 'five words taken at random'

/** Nobody but the person opens this vault: no identity file is named. */
const env = { HEDGE_VAULT_IDENTITY_FILE: undefined }

const open = (line: string | readonly string[]) =>
  openTerminal(typeof line === 'string' ? line.split(' ') : line, { home: stage.home, env })

const settings = () => JSON.parse(readFileSync(join(stage.home.path, 'hedge', 'settings.json'), 'utf8'))

const title = hasTerminal
  ? 'the whole journey, typed'
  : 'the whole journey, typed (skipped: no `script` of util-linux here)'

describe.skipIf(!hasTerminal)(title, () => {
  it('makes a vault under a passphrase, typed twice and shown never', async () => {
    const terminal = await open('vault init')
    await terminal.see('New passphrase for the vault')
    terminal.type(passphrase + keys.enter)
    await terminal.see('The same again')
    terminal.type(passphrase + keys.enter)
    const { code, restored, screen } = await terminal.end()
    expect({ code, restored }).toEqual({ code: 0, restored: true })
    expect(screen).toContain('Next: hedge store use vault')
    expect(terminal.written()).not.toContain(passphrase.slice(0, 6))

    const chosen = await open('store use vault')
    await chosen.see('Passphrase of the vault')
    chosen.type(passphrase + keys.enter)
    expect(await chosen.end()).toMatchObject({ code: 0, restored: true, screen: expect.stringContaining('vault now') })
    expect(settings().store).toEqual({ kind: 'vault' })
  })

  it('adds a chain and sets its RPC by a URL that is never on the screen', async () => {
    const { chain } = stage.scene
    for (const line of [chainAddWords(stage.scene).filter(word => word !== '--rpc-stdin'), 'rpc set local']) {
      const terminal = await open(line)
      await terminal.see('RPC URL of local (hidden)')
      terminal.type(chain.url + keys.enter)
      await terminal.see('Passphrase of the vault')
      terminal.type(passphrase + keys.enter)
      const { code, restored, screen } = await terminal.end()
      expect({ code, restored }, screen).toEqual({ code: 0, restored: true })
      expect(terminal.written()).not.toMatch(portIn(chain.url))
      expect(terminal.written()).not.toContain('127.0.0.1')
    }
    expect(Object.keys(settings().rpcs)).toEqual(['local'])
  })

  it('adds a hedge by its prompts, and ends with the first status', async () => {
    const { wallet, subAccount, tokens, positions } = stage.scene
    const terminal = await open('add')
    await terminal.see('Paste a wallet, an NFT id or a link')
    terminal.type(`${wallet.slice(0, -1)}${keys.enter}`)
    await terminal.see('An address is 0x and 40 hexadecimal digits; those are 39')
    terminal.type(wallet.slice(-1) + keys.enter)
    await terminal.see('Where to look?')
    terminal.type('on local')
    await terminal.see('❯ on local')
    terminal.type(keys.enter)
    await terminal.see('Passphrase of the vault')
    terminal.type(passphrase + keys.enter)
    await terminal.see('Which positions belong to this hedge?')
    await terminal.see(`#${positions.btcEth}  WBTC/WETH 0.30 %  in range`)
    terminal.type(keys.enter)
    await terminal.see('At least one choice must be selected')
    terminal.type(keys.down + keys.space + keys.enter)
    await terminal.see('Hyperliquid account that holds the short')
    terminal.type(subAccount + keys.enter)
    await terminal.see(`What does WBTC (${tokens.wbtc}) stand for, one to one?`)
    terminal.type(`gold${keys.enter}`)
    await terminal.see('Hyperliquid has no perp called GOLD')
    terminal.type(`${'\b'.repeat(4).replaceAll('\b', '\u007f')}btc${keys.enter}`)
    await terminal.see('Store wbtc-weth?')
    terminal.type(keys.down + keys.enter)
    await terminal.see('Name of this hedge')
    terminal.type(`btc-eth${keys.enter}`)
    await terminal.see('Store btc-eth?')
    terminal.type(keys.down + keys.down + keys.enter)
    await terminal.see('Hedge ratio you aim at')
    terminal.type(`0.9${keys.enter}`)
    await terminal.see('Store btc-eth?')
    terminal.type(keys.enter)
    await terminal.see('Added btc-eth.')
    const { code, restored, screen } = await terminal.end()
    expect({ code, restored }, screen).toEqual({ code: 0, restored: true })
    expect(screen).toMatch(/^ {2}BTC +\+0\.143538 +−0\.16 +0 /m)
    expect(screen).toContain('of 90 %')
    expect(settings().hedges).toMatchObject([
      {
        name: 'btc-eth',
        tokenIds: [String(positions.btcEth)],
        coins: ['BTC', 'ETH'],
        target: '0.9',
        role: 'subAccount',
      },
    ])
  })

  it('asks for the passphrase once a run, and draws nothing over the question while the person thinks', async () => {
    const terminal = await open('status')
    await terminal.see('Passphrase of the vault')
    await new Promise(resolve => setTimeout(resolve, 1_200))
    terminal.type(passphrase + keys.enter)
    const { code, screen } = await terminal.end()
    expect(code, screen).toBe(0)
    expect(screen).toContain('btc-eth')
    expect(screen.match(/Passphrase of the vault/g)).toHaveLength(1)
    expect(terminal.written().split('✔')[0]).not.toContain('Reading')
  })

  it('shows all it can when the passphrase is wrong, and asks no second time', async () => {
    const terminal = await open('status')
    await terminal.see('Passphrase of the vault')
    terminal.type(`not ${passphrase}${keys.enter}`)
    const { code, restored, screen } = await terminal.end()
    expect({ code, restored }).toEqual({ code: 4, restored: true })
    expect(screen).toContain('btc-eth')
    expect(screen).toMatch(/not known: secret store: the passphrase does not open/)
    expect(screen.match(/Passphrase of the vault/g)).toHaveLength(1)
  })

  it('can be left at the passphrase, by a view as by an action', async () => {
    for (const line of ['status', 'remove btc-eth', 'rpc test local']) {
      const terminal = await open(line)
      if (line.startsWith('remove')) {
        await terminal.see('Forget btc-eth?')
        terminal.type(`y${keys.enter}`)
      }
      await terminal.see('Passphrase of the vault')
      terminal.type(`half a passphrase${keys.ctrlC}`)
      const { screen, ...ended } = await terminal.end()
      expect({ line, ...ended }, screen).toEqual({ line, code: 1, restored: true })
      expect(screen).toContain('hedge: error: left before the end; nothing was stored\nhedge: hint: hedge ')
    }
    expect(settings().hedges).toHaveLength(1)
  })

  it('asks nothing under --no-input, terminal or not', async () => {
    for (const [line, code, says] of [
      ['status --no-input', 4, 'nobody is here to type it'],
      ['add --no-input', 2, 'these are missing: --chain NAME'],
      ['rpc set local --no-input', 2, 'there is nobody to ask for the URL'],
      ['remove btc-eth --no-input', 4, 'nobody is here to type it'],
    ] as const) {
      const terminal = await open(line)
      const { screen, ...ended } = await terminal.end()
      expect({ line, ...ended }).toEqual({ line, code, restored: true })
      expect(screen).toContain(says)
    }
    expect(settings().hedges).toHaveLength(1)
  })
})

const other: (Home & { remove(): void })[] = []
afterAll(() => {
  for (const home of other) home.remove()
})

describe.skipIf(!hasTerminal)(`${title}: passphrases that will not do`, () => {
  it.each([
    ['too short', ['short'], 'the passphrase has 5 characters; 14 is the least'],
    ['not the same twice', [passphrase, `${passphrase}!`], 'the two are not the same'],
  ])('%s', async (_what, typed, says) => {
    const home = newHome(stage.scene.venue.url)
    other.push(home)
    const terminal = await openTerminal(['vault', 'init'], { home, env })
    for (const [index, text] of typed.entries()) {
      await terminal.see(['New passphrase', 'The same again'][index]!)
      terminal.type(text + keys.enter)
    }
    const { code, restored, screen } = await terminal.end()
    expect({ code, restored }).toEqual({ code: 2, restored: true })
    expect(screen).toContain(says)
    expect(existsSync(join(home.path, 'hedge', 'vault.age'))).toBe(false)
  })
})
