import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { costBasis } from '../../src/math/costBasis.ts'
import { abs, compare, decimal, fromUnits, isZero, mul, sign, sub, toNumber, toText } from '../../src/math/decimal.ts'
import { impermanentLoss } from '../../src/math/impermanentLoss.ts'
import { amountsOf } from '../../src/math/liquidityAmounts.ts'
import { sqrtRatioAtTick } from '../../src/math/tickMath.ts'
import { describeVectors } from '../support/vectors.ts'
import { anyLife, eventsOf, type Life, type Slot0 } from './positionLife.ts'

const units = (n: bigint) => fromUnits(n, 0)

function lossOf({ range, steps, now }: Life) {
  const { events, liquidity } = eventsOf(range, steps)
  const { remaining } = costBasis(events)
  const holds = amountsOf({ ...range, ...now, liquidity })
  return { ...impermanentLoss({ holds, remaining, sqrtPriceX96: now.sqrtPriceX96 }), events, liquidity }
}

describe('over any deposits and withdrawals, in and out of range', () => {
  test('it is never positive, in either token and in per cent', () => {
    let below = 0
    fc.assert(
      fc.property(anyLife, life => {
        const { inToken0, inToken1, fraction } = lossOf(life)
        if (sign(inToken1) < 0) below += 1
        for (const loss of [inToken0, inToken1, fraction ?? inToken1]) expect(sign(loss)).toBeLessThanOrEqual(0)
        if (fraction !== null) expect(toNumber(fraction)).toBeGreaterThanOrEqual(-1)
      }),
      { numRuns: 500 },
    )
    expect(below).toBeGreaterThan(250)
  })

  test('at the price of the deposits it is a wei of each token for each of them and one for now, at most', () => {
    fc.assert(
      fc.property(anyLife, ({ range, steps, now }) => {
        const here = steps.map(step => ({ ...step, at: now }))
        const { events, difference, liquidity } = lossOf({ range, steps: here, now })
        fc.pre(liquidity > 0n)
        const limit = units(BigInt(events.length) + 1n)
        for (const token of difference) {
          expect(sign(token)).toBeLessThanOrEqual(0)
          expect(compare(abs(token), limit)).toBeLessThanOrEqual(0)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('a withdrawal leaves the per cent as it is, but for wei', () => {
    const at = (tick: number): Slot0 => ({ tick, sqrtPriceX96: sqrtRatioAtTick(tick) })
    const range = { tickLower: -6000, tickUpper: 6000 }
    const deposits = [
      { at: at(0), adds: 10n ** 24n },
      { at: at(2000), adds: 10n ** 24n },
    ]
    const now = at(-1000)
    const whole = lossOf({ range, steps: deposits, now })
    const half = lossOf({ range, steps: [...deposits, { at: now, takes: 500n }], now })
    expect(toNumber(whole.fraction!)).toBeLessThan(-0.001)
    expect(toNumber(half.fraction!)).toBeCloseTo(toNumber(whole.fraction!), 15)
    expect(toNumber(half.inToken1) / toNumber(whole.inToken1)).toBeCloseTo(0.5, 12)
  })
})

test('of nothing it is nothing, and no part of anything', () => {
  const none = impermanentLoss({
    holds: { amount0: 0n, amount1: 0n },
    remaining: [units(0n), units(0n)],
    sqrtPriceX96: 2n ** 96n,
  })
  expect(none.fraction).toBeNull()
  expect(isZero(none.inToken0) && isZero(none.inToken1)).toBe(true)
})

/* By hand, price 4 (sqrt 2): 10 and 102 put in, 12 and 90 there: 2 * 4 - 12 = -4 of token1, -1 of token0, of 142. */
test('a loss by hand', () => {
  const loss = impermanentLoss({
    holds: { amount0: 12n, amount1: 90n },
    remaining: [units(10n), units(102n)],
    sqrtPriceX96: 2n ** 97n,
  })
  expect(loss.difference.map(toText)).toEqual(['2', '-12'])
  expect([loss.inToken0, loss.inToken1].map(toText)).toEqual(['-1', '-4'])
  expect(toNumber(loss.fraction!)).toBe(-4 / 142)
})

type Vector = {
  tickLower: number
  tickUpper: number
  liquidity: string
  sqrt1: string
  tick1: number
  in: [string, string]
  hold1: string
  il1: string
  ilPct: string
}

describeVectors<Vector[]>('generated-il-delta.json', vectors => {
  test(`the loss of ${vectors.length} positions, to the digits that 60 leave after a difference`, () => {
    expect(vectors.length).toBe(200)
    for (const vector of vectors) {
      const sqrtPriceX96 = BigInt(vector.sqrt1)
      const { tickLower, tickUpper, tick1: tick } = vector
      const holds = amountsOf({ tickLower, tickUpper, liquidity: BigInt(vector.liquidity), tick, sqrtPriceX96 })
      const remaining = [decimal(vector.in[0]), decimal(vector.in[1])] as const
      const { inToken1, fraction } = impermanentLoss({ holds, remaining, sqrtPriceX96 })
      const near = (mine: typeof inToken1, theirs: string, whole: string) => {
        const limit = mul(decimal(whole), decimal('1e-39'))
        expect(compare(abs(sub(mine, decimal(theirs))), limit), `${toText(mine)} against ${theirs}`).toBe(-1)
      }
      near(inToken1, vector.il1, vector.hold1)
      near(fraction!, vector.ilPct, '1')
    }
  })
})
