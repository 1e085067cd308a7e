import { dollar } from '../../domain/assets.ts'
import { type Decimal, decimal, divide, isZero, mul, one, sign, toNumber, zero } from '../../math/decimal.ts'
import { gamma } from '../../math/gamma.ts'
import type { LpReport, LpToken } from './types.ts'
import type { Quote } from './usd.ts'

/**
 * Change of each asset's delta when the asset moves by one dollar and the partner stands still. Gamma in the other token is
 * divided by that token's dollars; a token of r units of its asset moves by r dollars and changes delta by r: times r^2. Two tokens
 * of one asset move together, and their pool with neither. Null when a leg of it is not known.
 */
export function gammaReport(
  lp: LpReport,
  quotes: { token0: Quote | null; token1: Quote | null },
): Record<string, number> | null {
  const { token0, token1 } = lp
  const mapped = [token0.asset, token1.asset].filter(asset => asset !== null && asset !== dollar)
  if (!lp.inRange || lp.liquidity === '0' || token0.asset === token1.asset) {
    return Object.fromEntries(mapped.map(asset => [asset, 0]))
  }
  if (token0.decimals === null || token1.decimals === null) return null
  const [gamma0, gamma1] = gamma({
    liquidity: BigInt(lp.liquidity),
    sqrtPriceX96: BigInt(lp.sqrtPriceX96),
    inRange: lp.inRange,
    decimals0: token0.decimals,
    decimals1: token1.decimals,
  })
  const report: Record<string, number> = {}
  for (const [token, change, partner] of [
    [token0, gamma0, quotes.token1],
    [token1, gamma1, quotes.token0],
  ] as const) {
    if (token.asset === null || token.asset === dollar) continue
    const perDollar = assetPerDollar(token, change, partner)
    if (perDollar === null) return null
    report[token.asset] = toNumber(perDollar)
  }
  return report
}

function assetPerDollar({ ratio }: LpToken, change: Decimal, partner: Quote | null): Decimal | null {
  if (isZero(change)) return zero
  if (partner === null || sign(partner.usd) <= 0) return null
  const units = ratio === null ? one : decimal(ratio)
  return divide(mul(change, mul(units, units)), partner.usd, 30)
}
