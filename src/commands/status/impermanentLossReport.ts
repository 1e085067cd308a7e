import { mul, toNumber, toText } from '../../math/decimal.ts'
import { impermanentLoss } from '../../math/impermanentLoss.ts'
import { dollarsOf, type KnownLp, wholeTokens } from './knownLp.ts'
import type { Tokens } from './positionResult.ts'
import type { ImpermanentLossReport } from './resultTypes.ts'

/**
 * `remaining` in smallest units, `realised` in whole tokens. Dollars are those of the quote token: two dollar prices that are not
 * the pool's would make a loss of nothing, or a gain. What withdrawals paid is in the wallet, at the tokens' own prices.
 */
export function impermanentLossReport(lp: KnownLp, remaining: Tokens, realised: Tokens | null): ImpermanentLossReport {
  const sqrtPriceX96 = BigInt(lp.report.sqrtPriceX96)
  const { difference, inToken0, inToken1, fraction } = impermanentLoss({ holds: lp.holds, remaining, sqrtPriceX96 })
  const [loss0, loss1] = wholeTokens([inToken0, inToken1], lp)
  const [quote, usd] = lp.report.priceQuote.base === 'token0' ? [loss1, lp.usd[1]] : [loss0, lp.usd[0]]
  const [token0, token1] = wholeTokens(difference, lp)
  return {
    usd: usd === null ? null : toNumber(mul(quote, usd)),
    percent: fraction === null ? null : toNumber(fraction),
    quote: toText(quote),
    token0: toText(token0),
    token1: toText(token1),
    realised: realised === null ? null : realisedOf(lp, realised),
  }
}

function realisedOf(lp: KnownLp, realised: Tokens): NonNullable<ImpermanentLossReport['realised']> {
  const usd = dollarsOf(realised, lp.usd)
  return { usd: usd === null ? null : toNumber(usd), token0: toText(realised[0]), token1: toText(realised[1]) }
}
