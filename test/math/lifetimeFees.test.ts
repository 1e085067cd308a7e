import { describe, expect, test } from 'vitest'
import { costBasis, type LiquidityEvent } from '../../src/math/costBasis.ts'
import { decimal } from '../../src/math/decimal.ts'
import { feeApr, liquidityTime } from '../../src/math/feeApr.ts'
import { lifetimeFees } from '../../src/math/lifetimeFees.ts'

type Part = readonly [
  kind: LiquidityEvent['kind'],
  timestamp: number,
  liquidity: bigint,
  amount0: bigint,
  amount1: bigint,
]
const eventsOf = (...parts: Part[]): LiquidityEvent[] =>
  parts.map(([kind, timestamp, liquidity, amount0, amount1]) => ({ kind, timestamp, liquidity, amount0, amount1 }))

describe('fees of all its life', () => {
  /* 100 in, 30 taken, 12 collected: all principal. 25 owed: 18 of principal, 7 of fees. Then 20 more: 18 and 2 of fees. */
  test('are collected + owed - withdrawn, and principal is collected first', () => {
    const life = eventsOf(['increase', 0, 10n, 100n, 50n], ['decrease', 1, 3n, 30n, 15n], ['collect', 2, 0n, 12n, 20n])
    expect(lifetimeFees(costBasis(life), { amount0: 25n, amount1: 4n })).toEqual([
      { lifetime: 7n, collected: 0n, uncollected: 7n, uncollectedPrincipal: 18n },
      { lifetime: 9n, collected: 5n, uncollected: 4n, uncollectedPrincipal: 0n },
    ])
    const more = [...life, ...eventsOf(['collect', 3, 0n, 20n, 4n])]
    expect(lifetimeFees(costBasis(more), { amount0: 5n, amount1: 0n })).toEqual([
      { lifetime: 7n, collected: 2n, uncollected: 5n, uncollectedPrincipal: 0n },
      { lifetime: 9n, collected: 9n, uncollected: 0n, uncollectedPrincipal: 0n },
    ])
  })

  test('a shared position that is two wei short takes them from the fees', () => {
    const closed = costBasis(eventsOf(['increase', 0, 10n, 100n, 0n], ['decrease', 1, 10n, 99n, 0n]))
    expect(lifetimeFees(closed, { amount0: 97n, amount1: 0n })[0]).toEqual({
      lifetime: -2n,
      collected: 0n,
      uncollected: -2n,
      uncollectedPrincipal: 99n,
    })
  })
})

describe('liquidity over time', () => {
  const life = eventsOf(
    ['increase', 100, 5n, 1n, 1n],
    ['increase', 110, 3n, 1n, 1n],
    ['collect', 115, 0n, 1n, 1n],
    ['decrease', 120, 8n, 1n, 1n],
    ['increase', 200, 2n, 1n, 1n],
  )
  test('counts what was there, and the seconds in which there was any', () => {
    expect(liquidityTime(life, 210)).toEqual({ liquiditySeconds: 5n * 10n + 8n * 10n + 2n * 10n, seconds: 30 })
    expect(liquidityTime([], 210)).toEqual({ liquiditySeconds: 0n, seconds: 0 })
  })
  test('does not run backwards', () => {
    expect(() => liquidityTime(life, 199)).toThrow(RangeError)
    expect(() => liquidityTime([...life].reverse(), 300)).toThrow(RangeError)
    expect(() => liquidityTime(life, Number.NaN)).toThrow(RangeError)
  })
})

describe('yearly fees', () => {
  const day = 86_400
  const pace = {
    fees: decimal('10'),
    value: decimal('1000'),
    liquidity: 100n,
    liquiditySeconds: 100n * 36n * BigInt(day) + (100n * BigInt(day)) / 2n,
    seconds: 36.5 * day,
    minimumDays: 1,
  }
  test('1 % in a tenth of a year is 10 %', () => expect(feeApr(pace)).toBe(0.1))
  test('a deposit of this second earns at the pace of those before it', () => {
    expect(feeApr({ ...pace, liquidity: 1000n, value: decimal('10000') })).toBe(0.1)
  })
  test.each([
    ['under the shortest window', { minimumDays: 36.6 }],
    ['without liquidity now', { liquidity: 0n }],
    ['without value', { value: decimal('0') }],
    ['in no time', { seconds: 0, liquiditySeconds: 0n, minimumDays: 0 }],
  ])('are not told %s', (_, wrong) => expect(feeApr({ ...pace, ...wrong })).toBeNull())
})
