import type { HedgeEntry } from '../../domain/hedge.ts'
import { worth } from '../../math/benchmarks.ts'
import type { GivenDeposit } from './givenDeposit.ts'
import type { LpPast } from './lpPast.ts'
import type { PositionFlow } from './positionFlows.ts'
import type { Realised } from './positionResult.ts'
import type { LpReport } from './types.ts'

const say = 'say it with: hedge add … --entry-price PRICE'

/** Why a price of the past is not known, in words; each names its position. */
export function priceNotes(lp: LpReport, { flows, result }: LpPast, given: GivenDeposit | null): string[] {
  const of = `position #${lp.tokenId}`
  const isUnknown = ({ price }: PositionFlow) => price.price === null
  const deposits = given === null ? blocksOf(flows.filter(flow => flow.kind === 'increase' && isUnknown(flow))) : null
  const withdrawals = blocksOf(
    flows
      .filter(({ kind }) => kind === 'decrease')
      .filter((flow, i) => isUnknown(flow) && isNeeded(flow, result.realised[i])),
  )
  return [
    given !== null && given.price.price === null
      ? `${of}: its deposit was given without a price, so what it was worth then is not known; ${say}`
      : null,
    deposits === null
      ? null
      : `${of}: the price of what went in out of range (${deposits}) is not known: no swap was found that tells it; ${say}`,
    withdrawals === null
      ? null
      : `${of}: the price of what was withdrawn out of range (${withdrawals}) is not known: no swap was found that tells it`,
  ].filter(note => note !== null)
}

/** Quote tokens that took quote tokens away are told without any price. */
const isNeeded = ({ report }: PositionFlow, realised: Realised | undefined): boolean =>
  report.usd === null || (realised !== undefined && worth(realised.amounts, realised.quoteThen) === null)

function blocksOf(flows: LpPast['flows']): string | null {
  if (flows.length === 0) return null
  return `${flows.length === 1 ? 'block' : 'blocks'} ${flows.map(({ report }) => report.block).join(', ')}`
}

/** A deposit was given, and none of it is of this position's tokens. */
export const strangeDepositNote = (lp: LpReport, flags: HedgeEntry | null): string | null =>
  flags?.deposit !== undefined && !(lp.token0.address in flags.deposit) && !(lp.token1.address in flags.deposit)
    ? `position #${lp.tokenId}: what --deposit says is of other tokens, so it is left aside`
    : null

/** Both tokens tell their decimals, so it is a dollar price that lacks. */
export const gammaNote = ({ tokenId, token0, token1 }: LpReport): string =>
  `position #${tokenId}: gamma takes a dollar price of both ${token0.symbol} and ${token1.symbol}, and one is not known`

export const windowNote = ({ tokenId }: LpReport, days: number): string =>
  `position #${tokenId}: there was liquidity in it for less than ${days} ${days === 1 ? 'day' : 'days'}, so its fees are not annualised`

export function decimalsNote({ tokenId, token0, token1 }: LpReport): string {
  const silent = [token0, token1].filter(({ decimals }) => decimals === null).map(({ symbol }) => symbol)
  return `position #${tokenId}: ${silent.join(' and ')} did not tell its decimals, so nothing of its past can be told in whole tokens`
}
