import type { LiquidityInRange } from './liquidityAmounts.ts'

/** 2^96 as a double, exactly. */
const q96 = 2 ** 96

/**
 * What a position is expected to lose a year to those who trade against it as the price moves, fees apart: in smallest units of
 * token1. `volatility` is yearly, of the pool's price. ½ · |Γ| · P² · σ² with Γ = −L / (2 P^1.5), which is L · √P · σ² / 4 within
 * the range and nothing outside it (Milionis, Moallemi, Roughgarden, Zhang: "Automated Market Making and
 * Loss-Versus-Rebalancing", arXiv 2208.06046). RangeError for a volatility below zero.
 */
export function lossVersusRebalancing(position: LiquidityInRange, volatility: number): number {
  if (!(volatility >= 0) || !Number.isFinite(volatility)) throw new RangeError('a volatility is zero or above')
  const { tick, tickLower, tickUpper, liquidity, sqrtPriceX96 } = position
  if (tick < tickLower || tick >= tickUpper) return 0
  return (Number(liquidity) * (Number(sqrtPriceX96) / q96) * volatility ** 2) / 4
}
