import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { startRpcThatGoes } from '../support/rpcThatGoes.ts'
import { resize, stateOf } from '../support/terminal/processes.ts'
import { hasTerminal, keys, openTerminal, type TerminalOptions } from '../support/terminal/terminal.ts'
import { useStage } from '../support/useStage.ts'

vi.setConfig({ testTimeout: 90_000 })

const stage = useStage({ furnished: true })

const title = hasTerminal
  ? 'status --watch on a terminal'
  : 'status --watch on a terminal (skipped: no `script` of util-linux here)'

const open = (line: string, options: Partial<TerminalOptions> = {}) =>
  openTerminal(['status', ...line.split(' ')], { home: stage.home, ...options })

type Terminal = Awaited<ReturnType<typeof open>>

/** Waits, bounded, until what stands on the screen is as it should be. */
async function until(terminal: Terminal, holds: (shown: string) => boolean): Promise<string> {
  for (let tries = 0; tries < 1_200; tries += 1) {
    const shown = terminal.shown()
    if (holds(shown)) return shown
    await pause(25)
  }
  throw new Error(`it did not come to that; the terminal shows:\n${terminal.shown()}`)
}

/** How many times something was written over all. */
const times = (terminal: Terminal, text: string) => terminal.written().split(text).length - 1

const wider = (shown: string, columns: number) => shown.split('\n').filter(line => [...line].length > columns)

/** What stood there before is there again, and nothing else. */
const asBefore = { restored: true, screen: expect.stringMatching(/^\[ended with \d+, restored: yes\]\s*$/) }

describe.skipIf(!hasTerminal)(title, () => {
  it('draws over what stands there, with the age of each number, and leaves the terminal as it was at q', async () => {
    const terminal = await open('eth-usdc --watch --interval 1')
    const first = await until(terminal, shown => shown.includes('next in'))
    expect(first).toMatch(/LP on local \d+ (s|min) ago · perps \d+ s ago · prices \d+ s ago/)
    expect(first).toContain('eth-usdc')
    await until(terminal, shown => /prices [3-9] s ago/.test(shown))
    // One write a frame, and never an empty screen between two.
    expect(times(terminal, '\u001b[2J')).toBe(1)
    expect(times(terminal, '\u001b[?2026h')).toBe(times(terminal, '\u001b[?2026l'))
    expect(times(terminal, '\u001b[H')).toBeGreaterThan(3)
    terminal.type('q')
    expect(await terminal.end()).toEqual({ code: 0, ...asBefore })
  })

  it('ends at once at Ctrl-C and at SIGTERM, also while it waits for an answer', async () => {
    const left = await open('eth-usdc --watch')
    await left.see('next in')
    const before = performance.now()
    left.type(keys.ctrlC)
    expect(await left.end()).toEqual({ code: 130, ...asBefore })
    expect(performance.now() - before).toBeLessThan(2_000)

    const killed = await open('eth-usdc --watch --interval 1')
    await killed.see('next in')
    stage.scene.venue.failWith('clearinghouseState', { delay: 15_000 })
    try {
      await killed.see('reading now')
      const asked = performance.now()
      process.kill(killed.pid(), 'SIGTERM')
      expect(await killed.end()).toEqual({ code: 143, ...asBefore })
      expect(performance.now() - asked).toBeLessThan(2_000)
    } finally {
      stage.scene.venue.failWith('clearinghouseState', null)
    }
  })

  it('fits the window, whatever becomes of it', async () => {
    const terminal = await open('--watch', { columns: 100, rows: 150 })
    await until(terminal, shown => shown.includes('Total'))
    const pid = terminal.pid()
    for (const [columns, rows] of [
      [60, 20],
      [30, 8],
      [12, 2],
      [140, 150],
    ] as const) {
      resize(pid, columns, rows)
      const shown = await until(
        terminal,
        now => wider(now, columns).length === 0 && now.split('\n').length <= rows && (rows > 60 || now.includes('… ')),
      )
      expect(wider(shown, columns)).toEqual([])
    }
    const whole = await until(terminal, shown => shown.includes('Total') && !shown.includes('lines more'))
    expect(whole).toContain('btc-eth')
    terminal.type('q')
    expect(await terminal.end()).toMatchObject({ restored: true })
  })

  it('gives the terminal back when it is stopped, and takes it again when it goes on', async () => {
    const terminal = await open('eth-usdc --watch', { jobs: true })
    await terminal.see('next in')
    terminal.type(keys.ctrlZ)
    await terminal.see('[stopped, restored: yes]')
    expect(terminal.shown()).not.toContain('next in')
    await pause(1_500)
    terminal.type(keys.enter)
    await terminal.see('next in')
    expect(terminal.shown()).toContain('eth-usdc')
    terminal.type('q')
    expect(await terminal.end()).toMatchObject({ code: 0, restored: true })
  })

  it('goes on after a stop that it could not know of', async () => {
    const terminal = await open('eth-usdc --watch')
    await terminal.see('next in')
    const pid = terminal.pid()
    process.kill(pid, 'SIGSTOP')
    await until(terminal, () => stateOf(pid) === 'T')
    await pause(500)
    const drawn = terminal.written().length
    process.kill(pid, 'SIGCONT')
    await until(terminal, () => terminal.written().slice(drawn).includes('next in'))
    terminal.type('q')
    expect(await terminal.end()).toEqual({ code: 0, ...asBefore })
  })

  it('has no colour where none is wanted', async () => {
    for (const env of [{ NO_COLOR: '1' }, {}]) {
      const terminal = await open('eth-usdc --watch --count 1', { env })
      expect(await terminal.end()).toMatchObject({ code: 0, restored: true })
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colour is what is looked for
      expect(/\u001b\[(?!0m)\d+m/.test(terminal.written())).toBe(!('NO_COLOR' in env))
    }
  })

  it('keeps what it saw when the network is gone, says how old that is, and goes on when it is back', async () => {
    const { venue } = stage.scene
    const types = ['clearinghouseState', 'spotClearinghouseState', 'metaAndAssetCtxs', 'userFillsByTime']
    const terminal = await open('eth-usdc --watch --interval 1')
    await until(terminal, shown => /trades \d+ s ago/.test(shown))
    for (const type of types) venue.failWith(type, { drop: true } as never)
    try {
      const lost = await until(terminal, shown => shown.includes('not read now: hyperliquid: Hyperliquid, asked for'))
      expect(lost).toMatch(/ETH +−3\.9/)
      expect(lost).not.toContain('not known')
      await until(terminal, shown => /perps 1\d s ago/.test(shown))
    } finally {
      for (const type of types) venue.failWith(type, null)
    }
    const back = await until(terminal, shown => /perps \d s ago/.test(shown) && !shown.includes('not read now'))
    expect(back).toMatch(/ETH +−3\.9/)
    terminal.type('q')
    expect(await terminal.end()).toEqual({ code: 0, ...asBefore })
  })

  it('does the same when the RPC of a chain is gone, while what the venue says goes on', async () => {
    const road = await startRpcThatGoes(stage.scene.chain.url)
    expect(await stage.call('rpc set local', { stdin: road.url })).toMatchObject({ code: 0 })
    try {
      const terminal = await open('eth-usdc --watch --interval 1')
      const whole = await until(terminal, shown => /trades \d+ s ago/.test(shown) && !/not known|IL —/.test(shown))
      const net = /ETH +\+7\.4\d* +−3\.9 +0 +\+3\.5/
      expect(whole).toMatch(net)
      expect(whole).not.toContain('not read now')
      road.cut(true)
      const lost = await until(terminal, shown => shown.includes('not read now: local RPC: '))
      expect(lost).toMatch(net)
      expect(lost).not.toContain('IL —')
      // The perps are read on; the LP is as it was, and says how old that is.
      const old = await until(terminal, shown => Number(/LP on local (\d+) s ago/.exec(shown)?.[1] ?? 0) > 15)
      expect(old).toMatch(/perps \d s ago/)
      await stage.scene.chain.rpc('evm_mine', [])
      road.cut(false)
      const back = await until(
        terminal,
        shown => !shown.includes('not read now') && Number(/LP on local (\d+) s ago/.exec(shown)?.[1] ?? 99) < 15,
      )
      expect(back).toMatch(net)
      expect(back).not.toContain('IL —')
      terminal.type('q')
      expect(await terminal.end()).toEqual({ code: 0, ...asBefore })
    } finally {
      await road.close()
      await stage.call('rpc set local', { stdin: stage.scene.chain.url })
    }
  })

  it('gives the terminal back and says what it was when something fails that should not', async () => {
    const late = new URL('../support/terminal/failLater.ts', import.meta.url).href
    const terminal = await open('eth-usdc --watch', { env: { NODE_OPTIONS: `--import ${late}` } })
    const { code, restored, screen } = await terminal.end()
    expect({ code, restored }).toEqual({ code: 1, restored: true })
    expect(screen).toContain('hedge: error: something failed that should not have, inside this program')
    expect(screen).not.toContain('next in')
  })
})
