import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  abs,
  add,
  compare,
  type Decimal,
  decimal,
  fromUnits,
  isZero,
  mul,
  neg,
  sub,
  sum,
  toText,
} from '../../src/math/decimal.ts'
import { netExposure } from '../../src/math/exposure.ts'

const input = (lp: string, perp: string, spot = '0', target = '1') => ({
  lpDelta: decimal(lp),
  perpDelta: decimal(perp),
  spotDelta: decimal(spot),
  target: decimal(target),
  szDecimals: 4,
  markPx: decimal('3000'),
  minNotionalUsd: decimal('10'),
})

const text = (d: Decimal | null) => d && toText(d)

function shown(...legs: Parameters<typeof input>) {
  const { netDelta, hedgeRatio, drift, correction } = netExposure(input(...legs))
  return {
    netDelta: text(netDelta),
    hedgeRatio: text(hedgeRatio),
    drift: text(drift),
    correction: correction && {
      ...correction,
      size: text(correction.size),
      notionalUsd: text(correction.notionalUsd),
    },
  }
}

describe('by hand, mark 3000, lots of 0.0001, orders from $10', () => {
  test('too little short: sell the rest', () => {
    expect(shown('2', '-1.5')).toEqual({
      netDelta: '0.5',
      hedgeRatio: '0.75',
      drift: '-0.25',
      correction: { side: 'sell', size: '0.5', notionalUsd: '1500', placeable: true },
    })
  })

  test('too much short: buy back', () => {
    expect(shown('2', '-3', '0.5')).toEqual({
      netDelta: '-0.5',
      hedgeRatio: '1.2',
      drift: '0.2',
      correction: { side: 'buy', size: '0.5', notionalUsd: '1500', placeable: true },
    })
  })

  test('a target of half', () => {
    expect(shown('2', '-1', '0', '0.5')).toEqual({ netDelta: '1', hedgeRatio: '0.5', drift: '0', correction: null })
  })

  test('long on both legs: a ratio below zero, sell both', () => {
    expect(shown('1', '0.25')).toMatchObject({
      hedgeRatio: '-0.25',
      drift: '-1.25',
      correction: { side: 'sell', size: '1.25' },
    })
  })

  test('nothing held: no ratio, close the short', () => {
    expect(shown('0', '-1')).toEqual({
      netDelta: '-1',
      hedgeRatio: null,
      drift: null,
      correction: { side: 'buy', size: '1', notionalUsd: '3000', placeable: true },
    })
    expect(shown('0', '0')).toEqual({ netDelta: '0', hedgeRatio: null, drift: null, correction: null })
  })

  test('less than one lot: no correction, though there is drift', () => {
    expect(shown('1.00009999', '-1')).toMatchObject({ netDelta: '0.00009999', correction: null })
    expect(shown('1.0001', '-1')).toMatchObject({ correction: { size: '0.0001' } })
  })

  test('the smallest order is exactly $10', () => {
    const at = (markPx: string) =>
      netExposure({ ...input('1.004', '-1'), markPx: decimal(markPx) }).correction?.placeable
    expect(at('2500')).toBe(true)
    expect(at('2499.99')).toBe(false)
  })

  test('impossible input is refused', () => {
    expect(() => netExposure(input('1', '-1', '0', '-0.1'))).toThrow(RangeError)
    expect(() => netExposure({ ...input('1', '-1'), markPx: decimal('0') })).toThrow(RangeError)
    expect(() => netExposure({ ...input('1', '-1.5'), szDecimals: -1 })).toThrow(RangeError)
    expect(() => netExposure({ ...input('1', '-1.5'), szDecimals: 0.5 })).toThrow(RangeError)
  })
})

describe('laws', () => {
  const amount = (min: bigint) => fc.bigInt({ min, max: 10n ** 24n }).map(units => fromUnits(units, 18))
  const anyInput = fc.record({
    lpDelta: amount(0n),
    perpDelta: amount(-(10n ** 24n)),
    spotDelta: amount(0n),
    target: fc.bigInt({ min: 0n, max: 200n }).map(units => fromUnits(units, 2)),
    szDecimals: fc.integer({ min: 0, max: 6 }),
    markPx: fc.bigInt({ min: 1n, max: 10n ** 12n }).map(units => fromUnits(units, 6)),
    minNotionalUsd: fc.constant(decimal('10')),
  })

  test('the buckets add up: netDelta = lp + perp + spot', () => {
    fc.assert(
      fc.property(anyInput, legs => {
        const total = sum([legs.spotDelta, legs.perpDelta, legs.lpDelta])
        expect(compare(netExposure(legs).netDelta, total)).toBe(0)
      }),
    )
  })

  test('the correction leaves less than one lot to do, on the same side of the target, and is not asked for twice', () => {
    fc.assert(
      fc.property(anyInput, legs => {
        const { correction } = netExposure(legs)
        const lot = fromUnits(1n, legs.szDecimals)
        const size = correction?.size ?? decimal('0')
        const perpDelta = add(legs.perpDelta, correction?.side === 'sell' ? neg(size) : size)
        const held = add(legs.lpDelta, legs.spotDelta)
        const before = sub(neg(mul(legs.target, held)), legs.perpDelta)
        const after = sub(neg(mul(legs.target, held)), perpDelta)
        expect(compare(abs(after), lot)).toBe(-1)
        expect(mul(before, after).units).toBeGreaterThanOrEqual(0n)
        if (correction) expect(isZero(size)).toBe(false)
        const corrected = netExposure({ ...legs, perpDelta })
        expect(corrected.correction).toBeNull()
        // |drift| is below one lot of what is held, but for the thirtieth digit of the ratio
        if (corrected.drift) {
          const rounding = mul(held, mul(add(legs.target, decimal('1')), decimal('1e-29')))
          expect(compare(mul(abs(corrected.drift), held), add(lot, rounding))).toBeLessThanOrEqual(0)
        }
      }),
      { numRuns: 300 },
    )
  })
})
