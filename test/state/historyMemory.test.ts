import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SavedPosition, SavedTrades } from '../../src/domain/historyMemory.ts'
import { nftKey } from '../../src/domain/historyMemory.ts'
import { openHistoryMemory } from '../../src/state/historyMemory.ts'
import { account, addressOf, candlesOf, eventOf, fillOf, fundingOf, wallet } from '../support/artifacts.ts'

let home: string
let state: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'hedge-past-'))
  state = join(home, 'state')
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const hedge = '0123456789abcdef'
const nft = nftKey(8453, addressOf(0xa1), '77')
const file = () => join(state, 'history', `${hedge}.json`)

const scan = (scannedTo: number, rest: Partial<SavedPosition> = {}): SavedPosition => ({
  mint: { block: '100', timestamp: '1760000000' },
  mintedFor: 'c0ffee00c0ffee00',
  scannedTo: String(scannedTo),
  events: [eventOf()],
  ...rest,
})

const traded = (from: number, rest: Partial<SavedTrades> = {}): SavedTrades => ({
  from,
  fillsTo: 5_000,
  fills: [fillOf()],
  whole: true,
  fundingTo: 5_000,
  funding: [fundingOf()],
  ...rest,
})

const candles = (at: number) => ({ at, from: 1, candles: candlesOf(['3000', '3001']) })

/** What a run leaves to the next. */
const inOneRun = (work: (memory: ReturnType<typeof openHistoryMemory>) => void) => {
  const memory = openHistoryMemory(state)
  work(memory)
  memory.flush()
}

describe('what was kept', () => {
  it('is there in the next run, in files for nobody else, and nothing lies beside them', () => {
    inOneRun(memory => {
      memory.keepPosition(hedge, nft, scan(500))
      memory.keepTrades(hedge, 'mainnet', account, traded(1_000))
      memory.keepCandles('testnet', 'kPEPE', candles(7))
    })
    const later = openHistoryMemory(state)
    expect(later.position(hedge, nft)).toEqual(scan(500))
    expect(later.trades(hedge, 'mainnet', account)).toEqual(traded(1_000))
    expect(later.candles('testnet', 'kPEPE')).toEqual(candles(7))
    expect(later.candles('mainnet', 'kPEPE')).toBeNull()
    expect(later.trades(hedge, 'testnet', account)).toBeNull()
    expect(readdirSync(join(state, 'history'))).toEqual([`${hedge}.json`])
    expect(readdirSync(state)).toEqual(['candles.json', 'history'])
    for (const [path, mode] of [
      [state, 0o700],
      [join(state, 'history'), 0o700],
      [file(), 0o600],
      [join(state, 'candles.json'), 0o600],
    ] as const) {
      expect(statSync(path).mode & 0o777).toBe(mode)
    }
  })

  it('has nobody’s address in it, and one account is another one in each hedge', () => {
    inOneRun(memory => {
      for (const id of [hedge, 'fedcba9876543210']) memory.keepTrades(id, 'mainnet', account, traded(1))
      memory.keepPosition(hedge, nft, scan(1, { mintedFor: wallet.slice(2) }))
      memory.keepPosition(hedge, nft, scan(2, { mintedFor: wallet }))
    })
    const texts = readdirSync(join(state, 'history')).map(name => readFileSync(join(state, 'history', name), 'utf8'))
    expect(texts.join()).not.toMatch(new RegExp(`${account.slice(2)}|${wallet.slice(2)}`, 'i'))
    const keys = texts.flatMap(text => Object.keys(JSON.parse(text).trades))
    expect(new Set(keys).size).toBe(2)
    expect(openHistoryMemory(state).position(hedge, nft)).toBeNull()
  })

  it('knows an account however its address is written', () => {
    const shouted = `0x${addressOf(0xabc).slice(2).toUpperCase()}` as const
    inOneRun(memory => memory.keepTrades(hedge, 'mainnet', shouted, traded(1)))
    expect(openHistoryMemory(state).trades(hedge, 'mainnet', addressOf(0xabc))).toEqual(traded(1))
  })

  it('goes with its hedge, with whatever was left beside it, and comes back by no run that still knows it', () => {
    const other = 'fedcba9876543210'
    inOneRun(memory => {
      for (const id of [hedge, other, `${hedge}0`]) memory.keepPosition(id, nft, scan(500))
    })
    const atWork = openHistoryMemory(state)
    atWork.position(hedge, nft)
    for (const end of ['unusable', '0a1b2c3d4e5f.tmp']) writeFileSync(`${file()}.${end}`, '{}')
    openHistoryMemory(state).forget(hedge)
    expect(readdirSync(join(state, 'history'))).toEqual([`${hedge}0.json`, `${other}.json`])
    atWork.keepPosition(hedge, nft, scan(600))
    atWork.flush()
    expect(readdirSync(join(state, 'history'))).toEqual([`${hedge}0.json`, `${other}.json`])
    expect(openHistoryMemory(state).position(hedge, nft)).toBeNull()
  })
})

it('takes back a scan that turned out not to be whole', () => {
  inOneRun(memory => {
    for (const to of [500, 600, 20]) memory.keepPosition(hedge, nft, scan(to))
  })
  expect(openHistoryMemory(state).position(hedge, nft)).toEqual(scan(20))
})

describe('two runs at once', () => {
  it('keep each other’s work, and the longer scan', () => {
    const other = nftKey(8453, addressOf(0xa1), '78')
    const [one, two] = [openHistoryMemory(state), openHistoryMemory(state)]
    for (const memory of [one, two]) expect(memory.position(hedge, nft)).toBeNull()
    two.keepPosition(hedge, nft, scan(900))
    two.keepTrades(hedge, 'mainnet', account, traded(1_000))
    two.flush()
    one.keepPosition(hedge, nft, scan(300))
    one.keepPosition(hedge, other, scan(400))
    one.flush()
    const later = openHistoryMemory(state)
    expect(later.position(hedge, nft)?.scannedTo).toBe('900')
    expect(later.position(hedge, other)?.scannedTo).toBe('400')
    expect(later.trades(hedge, 'mainnet', account)).toEqual(traded(1_000))
  })

  it('keep what reaches further back, and of two that reach as far each part as it was read last', () => {
    const atOnce = (first: SavedTrades, second: SavedTrades) => {
      const id = `hedge-${serial++}`
      const [one, two] = [openHistoryMemory(state), openHistoryMemory(state)]
      for (const memory of [one, two]) memory.trades(id, 'mainnet', account)
      one.keepTrades(id, 'mainnet', account, first)
      two.keepTrades(id, 'mainnet', account, second)
      return openHistoryMemory(state).trades(id, 'mainnet', account)
    }
    let serial = 0
    expect(atOnce(traded(1_000), traded(2_000, { fillsTo: 9_000 }))).toEqual(traded(1_000))
    expect(atOnce(traded(2_000, { fillsTo: 9_000 }), traded(1_000))).toEqual(traded(1_000))
    const later = traded(1_000, { fillsTo: 9_000, whole: false, fills: [], fundingTo: 0, funding: [] })
    for (const pair of [[traded(1_000), later] as const, [later, traded(1_000)] as const]) {
      expect(atOnce(...pair)).toEqual(traded(1_000, { fillsTo: 9_000, whole: false, fills: [] }))
    }
  })

  it('keep the candles that were asked for last', () => {
    const [one, two] = [openHistoryMemory(state), openHistoryMemory(state)]
    for (const memory of [one, two]) memory.candles('mainnet', 'ETH')
    two.keepCandles('mainnet', 'ETH', candles(9))
    one.keepCandles('mainnet', 'ETH', candles(7))
    one.keepCandles('mainnet', 'BTC', candles(7))
    one.flush()
    const later = openHistoryMemory(state)
    expect(['ETH', 'BTC'].map(coin => later.candles('mainnet', coin)?.at)).toEqual([9, 7])
  })
})

it('what a run read takes the place of what it knew, though its clock was set back', () => {
  inOneRun(memory => {
    memory.keepCandles('mainnet', 'ETH', candles(9))
    memory.keepTrades(hedge, 'mainnet', account, traded(1, { fundingTo: 9_000 }))
  })
  inOneRun(memory => {
    memory.keepCandles('mainnet', 'ETH', candles(7))
    memory.keepTrades(hedge, 'mainnet', account, traded(1))
  })
  expect(openHistoryMemory(state).candles('mainnet', 'ETH')?.at).toBe(7)
  expect(openHistoryMemory(state).trades(hedge, 'mainnet', account)).toEqual(traded(1))
})

describe('a file that cannot be used', () => {
  const whole = { version: '1', positions: { [nft]: scan(500) }, trades: { '0123456789abcdef': traded(1) } }
  const damaged = (change: object) => JSON.stringify({ ...whole, ...change })

  it.each<[string, string]>([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['of another version', damaged({ version: '2' })],
    ['cut', damaged({}).slice(0, -20)],
    ['without a part', damaged({ trades: undefined })],
    ['a key that cannot be', damaged({ positions: { '../../etc/passwd': scan(1) } })],
    ['a scan without its end', damaged({ positions: { [nft]: { ...scan(1), scannedTo: null } } })],
    ['a block that is none', damaged({ positions: { [nft]: { ...scan(1), scannedTo: '1e9' } } })],
    ['a negative amount', damaged({ positions: { [nft]: scan(1, { events: [eventOf({ amount0: '-1' })] }) } })],
    [
      'events out of order',
      damaged({ positions: { [nft]: scan(1, { events: [eventOf(), eventOf({ block: '99' })] }) } }),
    ],
    ['an address for a digest', damaged({ positions: { [nft]: scan(1, { mintedFor: wallet.slice(2) }) } })],
    [
      'a price that is none',
      damaged({ trades: { '0123456789abcdef': traded(1, { fills: [fillOf({ px: 'NaN' })] }) } }),
    ],
    ['a whole that is none', damaged({ trades: { '0123456789abcdef': { ...traded(1), whole: 'yes' } } })],
    ['a trade of nobody', damaged({ trades: { '': traded(1) } })],
  ])('because it is %s, is set aside, and memory begins anew', (_what, text) => {
    mkdirSync(join(state, 'history'), { recursive: true })
    writeFileSync(file(), text)
    const memory = openHistoryMemory(state)
    expect(memory.position(hedge, nft)).toBeNull()
    expect(readFileSync(`${file()}.unusable`, 'utf8')).toBe(text)
    memory.keepPosition(hedge, nft, scan(3))
    memory.flush()
    expect(openHistoryMemory(state).position(hedge, nft)).toEqual(scan(3))
  })

  it('is read where nothing is wrong with it', () => {
    mkdirSync(join(state, 'history'), { recursive: true })
    writeFileSync(file(), JSON.stringify(whole))
    expect(openHistoryMemory(state).position(hedge, nft)).toEqual(scan(500))
  })

  it('is not made by what could not be read again', () => {
    inOneRun(memory => {
      memory.keepPosition(hedge, nft, scan(500))
      memory.keepPosition(hedge, 'no such key', scan(1))
      memory.keepPosition(hedge, '__proto__', scan(1))
      memory.keepPosition(hedge, nft, { ...scan(900), events: [eventOf({ liquidity: 'much' })] })
      memory.keepCandles('mainnet', 'A/B', candles(1))
    })
    expect(openHistoryMemory(state).position(hedge, nft)).toEqual(scan(500))
    expect(openHistoryMemory(state).position(hedge, 'toString')).toBeNull()
    expect(readdirSync(state)).toEqual(['history'])
  })
})

it.each(['../settings', 'a/b', '.', '', 'A', 'x'.repeat(65), 'a\0b', 'a b'])('an id like %j names no file', id => {
  inOneRun(memory => {
    memory.keepPosition(id, nft, scan(1))
    memory.forget(id)
    expect(memory.position(id, nft)).toBeNull()
  })
  expect(readdirSync(home)).toEqual([])
})

it('a place that cannot be written to is no failure of the run', () => {
  writeFileSync(state, 'a file where the folder should be')
  const memory = openHistoryMemory(state)
  memory.keepPosition(hedge, nft, scan(1))
  memory.flush()
  expect(memory.position(hedge, nft)).toEqual(scan(1))
  memory.forget(hedge)
  expect(openHistoryMemory(state).position(hedge, nft)).toBeNull()
})
