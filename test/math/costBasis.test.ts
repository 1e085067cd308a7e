import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { costBasis, type LiquidityEvent } from '../../src/math/costBasis.ts'
import { add, compare, fromUnits, sum, toText } from '../../src/math/decimal.ts'

type Part = readonly [kind: LiquidityEvent['kind'], liquidity: bigint, amount0: bigint, amount1: bigint]

const eventsOf = (parts: readonly Part[]): LiquidityEvent[] =>
  parts.map(([kind, liquidity, amount0, amount1], timestamp) => ({ kind, timestamp, liquidity, amount0, amount1 }))
const basisOf = (...parts: Part[]) => costBasis(eventsOf(parts))
const textOf = ([token0, token1]: ReturnType<typeof basisOf>['remaining']) => [toText(token0), toText(token1)]

test('nothing happened: nothing is there', () => {
  const none = { amount0: 0n, amount1: 0n }
  expect(basisOf()).toMatchObject({ liquidity: 0n, deposited: none, withdrawn: none, withdrawals: [] })
})

/* By hand: 100 and 200 for 10 of liquidity, 50 and 20 for 10 more; 5 of 20 taken: a quarter of 150 and 220. */
test('a withdrawal takes each token in proportion, whatever it pays', () => {
  const basis = basisOf(['increase', 10n, 100n, 200n], ['increase', 10n, 50n, 20n], ['decrease', 5n, 0n, 90n])
  expect(basis).toMatchObject({ liquidity: 15n, deposited: { amount0: 150n, amount1: 220n } })
  expect(textOf(basis.remaining)).toEqual(['112.5', '165'])
  expect(basis.withdrawals.map(({ paid, took }) => [paid, textOf(took)])).toEqual([
    [{ amount0: 0n, amount1: 90n }, ['37.5', '55']],
  ])
})

test('what is left after a third is exact to 41 digits, and never less than it is', () => {
  const { remaining, withdrawals } = basisOf(['increase', 3n, 100n, 1n], ['decrease', 1n, 33n, 0n])
  expect(textOf(remaining)).toEqual([`66.${'6'.repeat(38)}7`, `0.${'6'.repeat(40)}7`])
  expect(textOf(add2(remaining, withdrawals[0]!.took))).toEqual(['100', '1'])
})

const add2 = (a: ReturnType<typeof basisOf>['remaining'], b: typeof a) => [add(a[0], b[0]), add(a[1], b[1])] as const

test('an empty position remembers nothing: what goes in next is all that remains', () => {
  const basis = basisOf(
    ['increase', 7n, 1000n, 1000n],
    ['decrease', 3n, 400n, 400n],
    ['decrease', 4n, 600n, 600n],
    ['collect', 0n, 1000n, 1000n],
    ['increase', 2n, 0n, 11n],
  )
  expect(textOf(basis.remaining)).toEqual(['0', '11'])
  expect(textOf(add2(basis.withdrawals[0]!.took, basis.withdrawals[1]!.took))).toEqual(['1000', '1000'])
})

test('a collect pays principal first, then fees, each token for itself', () => {
  const before: Part[] = [
    ['increase', 10n, 100n, 100n],
    ['decrease', 5n, 40n, 60n],
  ]
  const owedAfter = (...collected: Part[]) => basisOf(...before, ...collected).uncollectedPrincipal
  expect(owedAfter()).toEqual({ amount0: 40n, amount1: 60n })
  expect(owedAfter(['collect', 0n, 15n, 75n])).toEqual({ amount0: 25n, amount1: 0n })
  expect(owedAfter(['collect', 0n, 15n, 75n], ['collect', 0n, 30n, 9n])).toEqual({ amount0: 0n, amount1: 0n })
  expect(owedAfter(['collect', 0n, 40n, 60n], ['decrease', 1n, 3n, 4n])).toEqual({ amount0: 3n, amount1: 4n })
})

describe('what cannot be is refused', () => {
  test.each<[string, Part[]]>([
    [
      'more taken than there is',
      [
        ['increase', 1n, 1n, 1n],
        ['decrease', 2n, 1n, 1n],
      ],
    ],
    ['taken before anything was there', [['decrease', 1n, 0n, 0n]]],
    ['tokens paid in for no liquidity', [['increase', 0n, 1n, 0n]]],
    [
      'tokens paid out for no liquidity',
      [
        ['increase', 1n, 1n, 1n],
        ['decrease', 0n, 0n, 1n],
      ],
    ],
  ])('%s', (_, parts) => {
    expect(() => basisOf(...parts)).toThrow(RangeError)
  })

  test('but nothing for nothing changes nothing', () => {
    const [plain, more] = [
      basisOf(['increase', 3n, 1n, 2n]),
      basisOf(['increase', 3n, 1n, 2n], ['decrease', 0n, 0n, 0n]),
    ]
    expect(more).toEqual(plain)
  })
})

/** Deposits, and withdrawals of a part of what is there, in thousandths. */
const anyLife = fc
  .array(
    fc.record({
      deposits: fc.boolean(),
      liquidity: fc.bigInt({ min: 1n, max: 1n << 100n }),
      amount: fc.bigInt({ min: 0n, max: 1n << 110n }),
      part: fc.bigInt({ min: 1n, max: 1000n }),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map(steps => {
    let liquidity = 0n
    return steps.map(({ deposits, amount, part, ...step }): Part => {
      const taken = (liquidity * part) / 1000n
      liquidity += deposits ? step.liquidity : -taken
      return deposits ? ['increase', step.liquidity, amount, amount / 3n] : ['decrease', taken, taken ? amount : 0n, 0n]
    })
  })

test('taken + remaining = deposited, exactly, and nothing taken is below zero', () => {
  fc.assert(
    fc.property(anyLife, parts => {
      const { deposited, remaining, withdrawals } = basisOf(...parts)
      for (const [i, amount] of [deposited.amount0, deposited.amount1].entries()) {
        const took = withdrawals.map(withdrawal => withdrawal.took[i]!)
        expect(compare(add(remaining[i]!, sum(took)), fromUnits(amount, 0))).toBe(0)
        expect(took.every(part => part.units >= 0n)).toBe(true)
      }
    }),
  )
})

test('remaining is the fraction itself, up to one unit of its 41st digit', () => {
  fc.assert(
    fc.property(anyLife, parts => {
      let [n, d, liquidity] = [0n, 1n, 0n]
      for (const [kind, change, amount0] of parts) {
        if (kind === 'increase') n += amount0 * d
        else if (liquidity > 0n) [n, d] = [n * (liquidity - change), d * liquidity]
        liquidity += kind === 'increase' ? change : -change
      }
      const { units, scale } = basisOf(...parts).remaining[0]
      const over = units * d - n * 10n ** BigInt(scale)
      expect(over).toBeGreaterThanOrEqual(0n)
      expect(over * 10n ** 40n).toBeLessThanOrEqual(n * 10n ** BigInt(scale))
    }),
  )
})
