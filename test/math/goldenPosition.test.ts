import { describe, expect, test } from 'vitest'
import { add, decimal, fromUnits, mul, sub, toNumber } from '../../src/math/decimal.ts'
import { amountsOf } from '../../src/math/liquidityAmounts.ts'
import { amount0Delta, amount1Delta } from '../../src/math/sqrtPriceMath.ts'
import { tickAtSqrtRatio } from '../../src/math/tickMath.ts'
import { squareRoot } from './squareRoot.ts'

/*
 * ETH/USDC, entry 3000, range 2700 to 3300, $10,000: L = 10000 / (2 sqrt(3000) - 3000 / sqrt(3300) - sqrt(2700))
 * = 1865.77938106 in token units, 10^12 times that in smallest units (sqrt of 10^18 * 10^6). Below, in real numbers:
 * ETH = L (1/sqrt(P) - 1/sqrt(3300)), USDC = L (sqrt(P) - sqrt(2700)) with P held in the range.
 */
const liquidity = 1865_779381060000n
const golden = [
  { price: 2400n, eth: 3.4279, usdc: 0, value: 8226.94, hold: 9048.84, lossPercent: -9.083 },
  { price: 2700n, eth: 3.4279, usdc: 0, value: 9255.31, hold: 9524.42, lossPercent: -2.826 },
  { price: 2850n, eth: 2.4702, usdc: 2656.62, value: 9696.69, hold: 9762.21, lossPercent: -0.671 },
  { price: 3000n, eth: 1.5853, usdc: 5244.2, value: 10000, hold: 10000, lossPercent: 0 },
  { price: 3150n, eth: 0.7643, usdc: 7767.87, value: 10175.47, hold: 10237.79, lossPercent: -0.609 },
  { price: 3300n, eth: 0, usdc: 10232.12, value: 10232.12, hold: 10475.58, lossPercent: -2.324 },
  { price: 3600n, eth: 0, usdc: 10232.12, value: 10232.12, hold: 10951.16, lossPercent: -6.566 },
]

/** sqrt(price in USDC per ETH * 10^6 / 10^18) * 2^96, rounded down. */
const sqrtPriceOf = (price: bigint) => squareRoot((price * 2n ** 192n) / 10n ** 12n)
const lower = sqrtPriceOf(2700n)
const upper = sqrtPriceOf(3300n)

const near = (actual: number, expected: number, tolerance: number) =>
  expect(Math.abs(actual - expected), `${actual} against ${expected}`).toBeLessThanOrEqual(tolerance)

function holdings(price: bigint) {
  const sqrtPrice = sqrtPriceOf(price < 2700n ? 2700n : price > 3300n ? 3300n : price)
  return {
    eth: fromUnits(amount0Delta(sqrtPrice, upper, liquidity, false), 18),
    usdc: fromUnits(amount1Delta(lower, sqrtPrice, liquidity, false), 6),
  }
}

describe.each(golden)('at $price', ({ price, eth, usdc, value, hold, lossPercent }) => {
  const now = holdings(price)
  const entry = holdings(3000n)
  const worth = ({ eth, usdc }: typeof now) => add(mul(eth, fromUnits(price, 0)), usdc)

  test('amounts, to the digits of the table', () => {
    near(toNumber(now.eth), eth, 0.00005)
    near(toNumber(now.usdc), usdc, 0.005)
  })

  test('value, value held, and the loss between them', () => {
    near(toNumber(worth(now)), value, 0.005)
    near(toNumber(worth(entry)), hold, 0.005)
    near((100 * toNumber(sub(worth(now), worth(entry)))) / toNumber(worth(entry)), lossPercent, 0.0005)
  })

  test('the same with bounds on the nearest ticks below: half a basis point of price away', () => {
    const sqrtPriceX96 = sqrtPriceOf(price)
    const [tickLower, tickUpper, tick] = [lower, upper, sqrtPriceX96].map(tickAtSqrtRatio) as [number, number, number]
    const { amount0, amount1 } = amountsOf({ liquidity, tickLower, tickUpper, tick, sqrtPriceX96 })
    near(toNumber(fromUnits(amount0, 18)), eth, 0.002)
    near(toNumber(fromUnits(amount1, 6)), usdc, 5)
  })
})

test('the entry of the table is worth ten thousand', () => {
  const { eth, usdc } = holdings(3000n)
  near(toNumber(add(mul(eth, decimal('3000')), usdc)), 10_000, 0.000001)
  near(toNumber(eth), 1.585265, 0.0000005)
  near(toNumber(usdc), 5244.2049, 0.00005)
})
