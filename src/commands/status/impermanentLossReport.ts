import { worth } from '../../math/benchmarks.ts'
import { mul, sum, toNumber, toText } from '../../math/decimal.ts'
import { addKnown } from '../../math/hedgeResult.ts'
import { impermanentLoss } from '../../math/impermanentLoss.ts'
import { type KnownLp, wholeTokens } from './knownLp.ts'
import { textOrNull } from './positionFlows.ts'
import type { Realised, Tokens } from './positionResult.ts'
import type { ImpermanentLossReport } from './resultTypes.ts'

/**
 * `remaining` in smallest units, `realised` in whole tokens. Dollars are those of the quote token: two dollar prices that are not
 * the pool's, or of another moment than the withdrawal's, would make a loss of nothing, or a gain.
 */
export function impermanentLossReport(
  lp: KnownLp,
  remaining: Tokens,
  realised: readonly Realised[] | null,
): ImpermanentLossReport {
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
    realised: realised && realisedOf(realised),
  }
}

function realisedOf(realised: readonly Realised[]): NonNullable<ImpermanentLossReport['realised']> {
  const usd = addKnown(realised.map(({ amounts, poolUsd }) => worth(amounts, poolUsd)))
  return {
    usd: usd && toNumber(usd),
    quote: textOrNull(addKnown(realised.map(({ amounts, quoteThen }) => worth(amounts, quoteThen)))),
    token0: toText(sum(realised.map(({ amounts }) => amounts[0]))),
    token1: toText(sum(realised.map(({ amounts }) => amounts[1]))),
  }
}
