import { describe, expect, test } from 'vitest'
import { fromUnits, toNumber } from '../../src/math/decimal.ts'
import { gamma } from '../../src/math/gamma.ts'
import { impermanentLoss } from '../../src/math/impermanentLoss.ts'
import { describeVectors } from '../support/vectors.ts'
import { amountsAt, asDecimals, eighteen, sqrtOf } from './realPosition.ts'

/** What was put in at `from`, held in a range, against holding it, at `to`. */
function lossAt(
  to: number | string,
  from: number,
  range: readonly [number | string, number | string],
  liquidity: bigint,
) {
  const sqrtPriceX96 = sqrtOf(to)
  const remaining = asDecimals(amountsAt(from, range, liquidity))
  return impermanentLoss({ holds: amountsAt(to, range, liquidity), remaining, sqrtPriceX96 })
}

const whole = (amount: bigint) => toNumber(fromUnits(amount, 18))

/** As a table prints it: rounded, with so many digits after the point. */
const printed = (value: number, places: number) => (Math.round(value * 10 ** places) / 10 ** places).toFixed(places)

/* The golden position: entry 3000, range 2700 to 3300, $10,000, in real numbers. Columns as they are printed. */
const liquidity = eighteen('1865.77938106')
const golden = [
  ['2400', '3.4279', '0.00', '8226.94', '9048.84', '-9.083', '0.000000'],
  ['2850', '2.4702', '2656.62', '9696.69', '9762.21', '-0.671', '-0.006131'],
  ['3000', '1.5853', '5244.20', '10000.00', '10000.00', '0.000', '-0.005677'],
  ['3150', '0.7643', '7767.87', '10175.47', '10237.79', '-0.609', '-0.005277'],
  ['3600', '0.0000', '10232.12', '10232.12', '10951.16', '-6.566', '0.000000'],
  ['2700', '3.4279', '0.00', '9255.31', '9524.42', '-2.826', 'edge'],
  ['3300', '0.0000', '10232.12', '10232.12', '10475.58', '-2.324', 'edge'],
] as const

test.each(golden)('the golden position at %s', (price, eth, usdc, value, hold, percent, expectedGamma) => {
  const range = [2700, 3300] as const
  const now = amountsAt(price, range, liquidity)
  const entry = amountsAt(3000, range, liquidity)
  const { inToken1, fraction } = lossAt(price, 3000, range, liquidity)
  const worth = (amounts: typeof now) => whole(amounts.amount0) * Number(price) + whole(amounts.amount1)
  expect([printed(whole(now.amount0), 4), printed(whole(now.amount1), 2)]).toEqual([eth, usdc])
  expect([printed(worth(now), 2), printed(worth(entry), 2)]).toEqual([value, hold])
  expect(printed(toNumber(fraction!) * 100, 3).replace('-0.000', '0.000')).toBe(percent)
  expect(toNumber(inToken1) / 1e18).toBeCloseTo(worth(now) - worth(entry), 8)
  if (expectedGamma === 'edge') return
  const inRange = Number(price) >= 2700 && Number(price) < 3300
  const position = { liquidity, sqrtPriceX96: sqrtOf(price), inRange, decimals0: 18, decimals1: 18 }
  expect(printed(toNumber(gamma(position)[0]), 6)).toBe(expectedGamma)
})

describe('at the bounds of a range of so much around entry', () => {
  test.each([
    [0.01, '-0.2531', '-0.2481'],
    [0.05, '-1.3297', '-1.2046'],
    [0.1, '-2.8255', '-2.3240'],
    [0.2, '-6.3589', '-4.3353'],
    [0.5, '-22.30', '-8.89'],
  ])('±%d', (width, lower, upper) => {
    const range = [String(3000 * (1 - width)), String(3000 * (1 + width))] as const
    for (const [bound, percent] of [[range[0], lower] as const, [range[1], upper] as const]) {
      const { fraction } = lossAt(bound, 3000, range, liquidity)
      expect(printed(toNumber(fraction!) * 100, percent.split('.')[1]!.length)).toBe(percent)
    }
  })
})

type Example = { name: string; p0: number; pa: number; pb: number; x0: number; p1?: number } & Partial<
  Record<'check_y0' | 'check_L' | 'check_x1' | 'check_y1' | 'check_il' | 'ilPct', number>
>

describeVectors<Example[]>('il-worked-examples.json', examples => {
  test.each(examples)('$name', ({ p0, pa, pb, x0, p1, ...check }) => {
    const range = [pa, pb] as const
    const one = 10n ** 18n
    // As much liquidity as takes x0 of token0: x0 over what one unit of it holds.
    const L = (eighteen(x0) * one * one) / (amountsAt(p0, range, one * one).amount0 || 1n)
    expect(whole(amountsAt(p0, range, L).amount1)).toBeCloseTo(check.check_y0!, 1)
    expect(whole(L)).toBeCloseTo(check.check_L!, 3)
    if (p1 === undefined) return
    const now = amountsAt(p1, range, L)
    const { inToken1, fraction } = lossAt(p1, p0, range, L)
    expect(whole(now.amount0)).toBeCloseTo(check.check_x1!, 9)
    expect(whole(now.amount1)).toBeCloseTo(check.check_y1!, 2)
    expect(toNumber(inToken1) / 1e18).toBeCloseTo(check.check_il!, 2)
    if (check.ilPct !== undefined) expect(printed(toNumber(fraction!) * 100, 2)).toBe(check.ilPct.toFixed(2))
  })
})
