import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSaved } from '../../src/gather/saved.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import {
  artifactsOf,
  candleReadingOf,
  candlesOf,
  eventOf,
  fillOf,
  fundingOf,
  gap,
  historyOf,
  historyReadingOf,
  ok,
  tradeReadingOf,
} from '../support/artifacts.ts'
import { replaced } from '../support/readsIn.ts'

const needs = ['histories', 'trades', 'candles'] as const

const whole = artifactsOf({
  histories: ok([historyReadingOf(), historyReadingOf({ tokenId: '2', read: gap('history') })]),
  trades: ok([
    tradeReadingOf(),
    tradeReadingOf({ subject: 'two', fills: gap('fills'), funding: ok([fundingOf(), fundingOf()]) }),
  ]),
  candles: ok([
    candleReadingOf(),
    candleReadingOf({ network: 'testnet' }),
    candleReadingOf({ coin: 'SOL', read: gap('x') }),
  ]),
})

async function replay(document: unknown) {
  const path = join(temporaryHome(), 'snapshot.json')
  writeFileSync(path, JSON.stringify(document))
  return readSaved(path, needs)
}

const refusal = (path: string, by: unknown) =>
  replay(replaced(whole, path.split('.'), by)).then(
    () => 'read',
    ({ code, message }) => `${code}: ${message.replace('the snapshot cannot be used: ', '')}`,
  )

describe('the past in a snapshot', () => {
  it('is read as it was saved', async () => {
    expect(await replay(whole)).toEqual({
      ...{ schema: whole.schema, gatheredAt: whole.gatheredAt, source: 'saved' },
      ...{ histories: whole.histories, trades: whole.trades, candles: whole.candles },
    })
  })

  const history = 'histories.ok.0.read.ok'
  const trade = 'trades.ok.0'
  it.each<[string, string, unknown, string]>([
    ['of another NFT', `${history}.tokenId`, '2', 'histories.ok[0].read.ok.tokenId is another one'],
    ['of an NFT twice', 'histories.ok.1.tokenId', '1', 'histories.ok holds something twice'],
    ['of an account twice', 'trades.ok.1.subject', 'one', 'trades.ok holds something twice'],
    ['of a market twice', 'candles.ok.1.network', 'mainnet', 'candles.ok holds something twice'],
    [
      'with another event',
      `${history}.events.0.kind`,
      'burn',
      'histories.ok[0].read.ok.events[0].kind is not one of increase, decrease, collect',
    ],
    [
      'with a negative amount',
      `${history}.events.0.amount1`,
      '-1',
      'histories.ok[0].read.ok.events[0].amount1 is not a whole number as text',
    ],
    [
      'with events out of order',
      `${history}.events`,
      [eventOf(), eventOf({ block: '2' })],
      'histories.ok[0].read.ok.events is not in order',
    ],
    [
      'with a mint in no time',
      `${history}.mint.timestamp`,
      '9'.repeat(12),
      'histories.ok[0].read.ok.mint.timestamp is not seconds since 1970',
    ],
    [
      'with fills out of order',
      `${trade}.fills.ok.fills`,
      [fillOf(), fillOf({ time: 1 })],
      'trades.ok[0].fills.ok.fills is not in order',
    ],
    [
      'with a price of nothing',
      `${trade}.fills.ok.fills.0.px`,
      '0',
      'trades.ok[0].fills.ok.fills[0].px is not a number above zero',
    ],
    [
      'with a size out of this world',
      `${trade}.fills.ok.fills.0.startPosition`,
      '9'.repeat(40),
      'trades.ok[0].fills.ok.fills[0].startPosition is not a quantity',
    ],
    ['with half a word', `${trade}.fills.ok.whole`, 'yes', 'trades.ok[0].fills.ok.whole is not true or false'],
    [
      'with text that moves a cursor',
      `${trade}.fills.ok.fills.0.dir`,
      '\u001b[2J',
      'trades.ok[0].fills.ok.fills[0].dir is not a printable name',
    ],
    [
      'with funding of no transaction',
      `${trade}.funding.ok.0.hash`,
      '0x',
      'trades.ok[0].funding.ok[0].hash is not a transaction hash',
    ],
    [
      'with candles out of order',
      'candles.ok.0.read.ok',
      candlesOf(['1', '2']).reverse(),
      'candles.ok[0].read.ok is not in order',
    ],
    [
      'with a candle that closes below nothing',
      'candles.ok.0.read.ok.0.close',
      '-1',
      'candles.ok[0].read.ok[0].close is not a number above zero',
    ],
    ['that is nothing', 'trades', null, 'trades is neither a value nor a gap'],
  ])('%s is refused', async (_what, path, by, why) => {
    expect(await refusal(path, by)).toBe(`bad-snapshot: ${why}`)
  })

  it('has thresholds within the limits that they have in the settings', async () => {
    const path = join(temporaryHome(), 'snapshot.json')
    for (const [days, told] of [
      [0, 'thresholds.ok.volatility.window is not a number from 1 to 180'],
      [180, null],
      [181, 'thresholds.ok.volatility.window is not a number from 1 to 180'],
    ] as const) {
      writeFileSync(path, JSON.stringify(replaced(whole, ['thresholds', 'ok', 'volatility.window'], days)))
      const read = readSaved(path, ['thresholds']).then(
        () => null,
        error => error.message.replace('the snapshot cannot be used: ', ''),
      )
      expect(await read).toBe(told)
    }
  })

  it('is one of its own NFT where it is not known either', async () => {
    expect(await refusal('histories.ok.1.tokenId', '3')).toBe('read')
    expect(await refusal('histories.ok.0.read.ok', historyOf({ ownerChanged: null }))).toBe('read')
  })
})
