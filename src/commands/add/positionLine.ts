import { assetOfToken, type Chain } from '../../domain/chain.ts'
import { type LpSnapshot, ratioWasRead, type WirePosition, type WireToken } from '../../domain/lp.ts'
import { fromUnits, toText } from '../../math/decimal.ts'
import { holdingsOf } from '../words/holdingsOf.ts'
import { amount, feePercent } from '../words/numbers.ts'
import { priceBase } from '../words/priceBase.ts'
import { rangeSide } from '../words/rangeSide.ts'

/**
 * One position as a choice: `#12  WETH/USDC 0.30 %  in range  1.2 WETH + 3,400 USDC`. `assets`: what the person already
 * said that tokens stand for, which decides with the chain what the price is of, and so what is below and what is above.
 */
export function positionLine(
  chain: Chain,
  assets: Readonly<Record<string, string>>,
  snapshot: LpSnapshot,
  position: WirePosition,
): string {
  const pool = snapshot.pools[position.pool]
  const token0 = pool && snapshot.tokens[pool.token0]
  const token1 = pool && snapshot.tokens[pool.token1]
  if (!pool || !token0 || !token1) return `#${position.tokenId}`
  const base = priceBase(quotable(token0), quotable(token1))
  const range = rangeSide({ ...position, tick: pool.tick, priceQuote: { base } })
  return `#${position.tokenId}  ${token0.symbol}/${token1.symbol} ${feePercent(pool.fee)}  ${range}  ${holds()}`

  function quotable(token: WireToken) {
    const known = assetOfToken(chain, token.address, ratioWasRead(token))
    return { asset: assets[token.address] ?? known, ratio: ratioWasRead(token) ? token.ratio : null }
  }

  function holds(): string {
    try {
      const { held } = holdingsOf(position, pool!)
      const whole = (units: bigint, token: { symbol: string; decimals: number | null }) =>
        `${token.decimals === null ? '—' : amount(toText(fromUnits(units, token.decimals)))} ${token.symbol}`
      return `${whole(held.amount0, token0!)} + ${whole(held.amount1, token1!)}`
    } catch {
      return 'amounts unknown'
    }
  }
}
