import type { LpSnapshot, WirePosition } from '../../domain/lp.ts'
import { fromUnits, toText } from '../../math/decimal.ts'
import { holdingsOf } from '../words/holdingsOf.ts'
import { amount, percent } from '../words/numbers.ts'

/** One position as a choice: `#12  WETH/USDC 0.3 %  in range  1.2 WETH + 3,400 USDC`. */
export function positionLine(snapshot: LpSnapshot, position: WirePosition): string {
  const pool = snapshot.pools[position.pool]
  const token0 = pool && snapshot.tokens[pool.token0]
  const token1 = pool && snapshot.tokens[pool.token1]
  if (!pool || !token0 || !token1) return `#${position.tokenId}`
  const range = pool.tick < position.tickLower ? 'below' : pool.tick >= position.tickUpper ? 'above' : 'in range'
  return `#${position.tokenId}  ${token0.symbol}/${token1.symbol} ${percent(pool.fee / 1e6, 2)}  ${range}  ${holds()}`

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
