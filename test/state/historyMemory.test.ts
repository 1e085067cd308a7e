import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { SavedSeries } from '../../src/domain/historyMemory.ts'
import { nftKey } from '../../src/domain/historyMemory.ts'
import { account, addressOf, candlesOf, wallet } from '../support/artifacts.ts'
import { hedge, nft, scan, series, traded, usePastFolder } from './support/pastFolder.ts'

const past = usePastFolder()

const candles = (at: number) => ({ at, from: 1, candles: candlesOf(['3000', '3001']) })

describe('what was kept', () => {
  it('is there in the next run, in files for nobody else, and nothing lies beside them', () => {
    past.inOneRun(memory => {
      memory.keepPosition(hedge, nft, scan(500))
      memory.keepTrades(hedge, 'mainnet', account, traded(1_000))
      memory.keepCandles('testnet', 'kPEPE', candles(7))
    })
    const later = past.open()
    expect(later.position(hedge, nft)).toEqual(scan(500))
    expect(later.trades(hedge, 'mainnet', account)).toEqual(traded(1_000))
    expect(later.candles('testnet', 'kPEPE')).toEqual(candles(7))
    expect(later.candles('mainnet', 'kPEPE')).toBeNull()
    expect(later.trades(hedge, 'testnet', account)).toBeNull()
    const [accountFile, ...others] = past.accountFiles(hedge)
    expect(others).toEqual([])
    expect(past.names().sort()).toEqual([accountFile, `${hedge}.json`].sort())
    expect(readdirSync(past.state)).toEqual(['candles.json', 'history'])
    for (const [path, mode] of [
      [past.state, 0o700],
      [join(past.state, 'history'), 0o700],
      [past.file, 0o600],
      [join(past.state, 'history', accountFile!), 0o600],
      [join(past.state, 'candles.json'), 0o600],
    ] as const) {
      expect(statSync(path).mode & 0o777).toBe(mode)
    }
  })

  it('has nobody’s address in it, and one account is another one in each hedge', () => {
    past.inOneRun(memory => {
      for (const id of [hedge, 'fedcba9876543210']) memory.keepTrades(id, 'mainnet', account, traded(1))
      memory.keepPosition(hedge, nft, scan(1, { mintedFor: wallet.slice(2) }))
      memory.keepPosition(hedge, nft, scan(2, { mintedFor: wallet }))
    })
    const texts = past.names().map(name => readFileSync(join(past.state, 'history', name), 'utf8'))
    expect(texts.join()).not.toMatch(new RegExp(`${account.slice(2)}|${wallet.slice(2)}`, 'i'))
    const digests = [hedge, 'fedcba9876543210'].flatMap(past.accountFiles).map(name => name.split('.')[1])
    expect(new Set(digests).size).toBe(2)
    expect(past.open().position(hedge, nft)).toBeNull()
  })

  it('knows an account however its address is written', () => {
    const shouted = `0x${addressOf(0xabc).slice(2).toUpperCase()}` as const
    past.inOneRun(memory => memory.keepTrades(hedge, 'mainnet', shouted, traded(1)))
    expect(past.open().trades(hedge, 'mainnet', addressOf(0xabc))).toEqual(traded(1))
  })

  it('goes with its hedge, with whatever was left beside it, and comes back by no run that still knows it', () => {
    const other = 'fedcba9876543210'
    past.inOneRun(memory => {
      for (const id of [hedge, other, `${hedge}0`]) memory.keepPosition(id, nft, scan(500))
      memory.keepTrades(hedge, 'mainnet', account, traded(1))
    })
    const atWork = past.open()
    atWork.position(hedge, nft)
    atWork.trades(hedge, 'mainnet', account)
    for (const end of ['unusable', '0a1b2c3d4e5f.tmp']) writeFileSync(`${past.file}.${end}`, '{}')
    past.open().forget(hedge)
    expect(past.names()).toEqual([`${hedge}0.json`, `${other}.json`])
    atWork.keepPosition(hedge, nft, scan(600))
    atWork.keepTrades(hedge, 'mainnet', account, traded(2))
    atWork.flush()
    expect(past.names()).toEqual([`${hedge}0.json`, `${other}.json`])
    expect(past.open().position(hedge, nft)).toBeNull()
  })
})

it('takes back a scan that turned out not to be whole', () => {
  past.inOneRun(memory => {
    for (const to of [500, 600, 20]) memory.keepPosition(hedge, nft, scan(to))
  })
  expect(past.open().position(hedge, nft)).toEqual(scan(20))
})

describe('two runs at once', () => {
  let serial = 0
  it('keep each other’s work, and the longer scan', () => {
    const other = nftKey(8453, addressOf(0xa1), '78')
    const [one, two] = [past.open(), past.open()]
    for (const memory of [one, two]) expect(memory.position(hedge, nft)).toBeNull()
    two.keepPosition(hedge, nft, scan(900))
    two.keepTrades(hedge, 'mainnet', account, traded(1_000))
    two.flush()
    one.keepPosition(hedge, nft, scan(300))
    one.keepPosition(hedge, other, scan(400))
    one.flush()
    const later = past.open()
    expect(later.position(hedge, nft)?.scannedTo).toBe('900')
    expect(later.position(hedge, other)?.scannedTo).toBe('400')
    expect(later.trades(hedge, 'mainnet', account)).toEqual(traded(1_000))
  })

  it.each<[string, Partial<SavedSeries<never>>, Partial<SavedSeries<never>>]>([
    ['what is of more assets', { assets: ['ETH', 'BTC'], from: 9 }, { assets: ['ETH'], from: 1, seen: 9_000 }],
    ['of as many what reaches further back', { from: 1 }, { from: 2, seen: 9_000 }],
    ['of two that reach as far what came further', { from: 1, seen: 4_001, to: 0 }, { from: 1 }],
    ['of two that came as far what was read to its end', { from: 1, to: 5_000 }, { from: 1, to: 0 }],
  ])('keep %s, of fills and of funding each by itself', (_what, better, worse) => {
    const [good, bad] = [series(1, [], better), series(1, [], worse)]
    for (const [first, second] of [[good, bad] as const, [bad, good] as const]) {
      const id = `hedge-${serial++}`
      const [one, two] = [past.open(), past.open()]
      for (const memory of [one, two]) memory.trades(id, 'mainnet', account)
      one.keepTrades(id, 'mainnet', account, { fills: first, funding: second })
      two.keepTrades(id, 'mainnet', account, { fills: second, funding: null })
      two.flush()
      const both = { fills: good, funding: second }
      expect(past.open().trades(id, 'mainnet', account)).toEqual(both)
    }
  })

  it('share what they asked of the venue, each moment once', () => {
    const [one, two] = [past.open(), past.open()]
    for (const memory of [one, two]) expect(memory.spent('mainnet')).toEqual([])
    one.keepSpent('mainnet', [{ at: 1, weight: 45 }])
    one.keepSpent('testnet', [{ at: 1, weight: 7 }])
    one.flush()
    two.keepSpent('mainnet', [
      { at: 1, weight: 45 },
      { at: 2, weight: 20 },
    ])
    two.flush()
    const later = past.open()
    expect(later.spent('mainnet').map(({ at }) => at)).toEqual([1, 2])
    expect(later.spent('testnet')).toEqual([{ at: 1, weight: 7 }])
  })

  it('share what they asked for days, and the file stays small', () => {
    const [one, other] = [past.open(), past.open()]
    for (let n = 0; n < 620; n += 1) {
      const by = n % 2 === 0 ? one : other
      by.keepSpent('mainnet', [{ at: 1_000 + n, weight: 20 }])
      by.flush()
    }
    const kept = past.open().spent('mainnet')
    expect(kept.length).toBeLessThanOrEqual(500)
    expect(kept).toContainEqual({ at: 1_619, weight: 20 })
  })

  it('keep the candles that were asked for last', () => {
    const [one, two] = [past.open(), past.open()]
    for (const memory of [one, two]) memory.candles('mainnet', 'ETH')
    two.keepCandles('mainnet', 'ETH', candles(9))
    one.keepCandles('mainnet', 'ETH', candles(7))
    one.keepCandles('mainnet', 'BTC', candles(7))
    one.flush()
    const later = past.open()
    expect(['ETH', 'BTC'].map(coin => later.candles('mainnet', coin)?.at)).toEqual([9, 7])
  })
})

it('what a run read takes the place of what it knew, though its clock was set back', () => {
  past.inOneRun(memory => {
    memory.keepCandles('mainnet', 'ETH', candles(9))
    memory.keepTrades(hedge, 'mainnet', account, traded(1, { funding: series(1, [], { to: 9_000 }) }))
  })
  past.inOneRun(memory => {
    memory.keepCandles('mainnet', 'ETH', candles(7))
    memory.keepTrades(hedge, 'mainnet', account, traded(1))
  })
  expect(past.open().candles('mainnet', 'ETH')?.at).toBe(7)
  expect(past.open().trades(hedge, 'mainnet', account)).toEqual(traded(1))
})

it.each(['../settings', 'a/b', '.', '', 'A', 'x'.repeat(65), 'a\0b', 'a b'])('an id like %j names no file', id => {
  past.inOneRun(memory => {
    memory.keepPosition(id, nft, scan(1))
    memory.forget(id)
    expect(memory.position(id, nft)).toBeNull()
  })
  expect(readdirSync(past.home)).toEqual([])
})

it('a place that cannot be written to is no failure of the run', () => {
  writeFileSync(past.state, 'a file where the folder should be')
  const memory = past.open()
  memory.keepPosition(hedge, nft, scan(1))
  memory.flush()
  expect(memory.position(hedge, nft)).toEqual(scan(1))
  memory.forget(hedge)
  expect(past.open().position(hedge, nft)).toBeNull()
})
