import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCandles } from '../../../src/venues/hyperliquid/candles.ts'
import { testData } from '../../support/testData.ts'

const folder = testData && join(testData, 'recorded', 'hyperliquid')
const unavailable = folder ? '' : ' (skipped: HEDGE_TEST_DATA is not set)'

const hour = 3_600_000
const first = 500_000 * hour
const candle = (index: number, change: object = {}) => ({
  t: first + index * hour,
  T: first + (index + 1) * hour - 1,
  s: 'ETH',
  i: '1h',
  o: '3000.0',
  c: '3010.5',
  h: '3011.0',
  l: '2999.0',
  v: '12.5',
  n: 40,
  ...change,
})
const asked = { coin: 'ETH', from: first, to: first + 10 * hour }
const read = (...candles: unknown[]) => readCandles(candles, asked)

describe.skipIf(!folder)(`recorded candles${unavailable}`, () => {
  type Sent = { t: number; T: number; c: string }
  const sent: Sent[] = folder ? JSON.parse(readFileSync(join(folder, 'pysdk_candleSnapshot.json'), 'utf8')) : []
  const request = { coin: 'kPEPE', from: 1_684_702_007_000, to: 1_684_784_807_000 }

  it('are read as they were sent; the first began before it was asked for, and the last still ran', () => {
    const read = readCandles(sent, request)
    expect(read).toEqual(sent.slice(0, 23).map(({ t, T, c }) => ({ start: t, end: T, close: c })))
    expect(read[0]!.start).toBeLessThan(request.from)
    expect(sent.at(-1)!.T).toBeGreaterThan(request.to)
    expect(readCandles(sent, { ...request, to: sent.at(-1)!.T + 1 })).toHaveLength(24)
  })

  it('are refused for another market than was asked for', () => {
    expect(() => readCandles(sent, { ...request, coin: 'PEPE' })).toThrow('candleSnapshot[0].s is not the market')
  })
})

describe('readCandles', () => {
  it('leaves out the one that has not ended', () => {
    expect(read(candle(8), candle(9), candle(10)).map(({ start }) => (start - first) / hour)).toEqual([8, 9])
    expect(read(candle(10))).toEqual([])
    expect(read()).toEqual([])
    const atItsEnd = { ...asked, to: candle(8).T }
    expect(readCandles([candle(8)], atItsEnd)).toEqual([])
    expect(readCandles([candle(8)], { ...atItsEnd, to: candle(8).T + 1 })).toHaveLength(1)
  })

  it('goes over hours without a trade', () => expect(read(candle(1), candle(5))).toHaveLength(2))

  it.each([
    ['c', '0.0'],
    ['c', '-3000.0'],
    ['c', 3000],
    ['i', '1d'],
    ['s', 'BTC'],
    ['T', first + hour],
    ['T', first],
    ['t', 0],
  ])('refuses %s %j by its name', (field, value) => {
    expect(() => read(candle(0, { [field]: value }))).toThrow(/candleSnapshot\[0\]\.[a-zA-Z] is not /)
    if (field !== 't') expect(() => read(candle(0, { [field]: value }))).toThrow(`candleSnapshot[0].${field} is not `)
  })

  it('refuses one twice, one out of order, one that overlaps and one from before', () => {
    expect(() => read(candle(1), candle(1))).toThrow('candleSnapshot[1].t is not after the candle before it')
    expect(() => read(candle(2), candle(1))).toThrow('candleSnapshot[1].t is not after the candle before it')
    const half = { t: first + hour * 1.5, T: first + hour * 2.5 - 1 }
    expect(() => read(candle(1), candle(1, half))).toThrow('candleSnapshot[1].t is not after the candle before it')
    expect(() => read(candle(-1))).toThrow('candleSnapshot[0].T is earlier than what was asked for')
  })
})
