import type { HedgeEntry } from '../../domain/hedge.ts'
import type { LpEvent, PositionHistory } from '../../domain/history.ts'
import { type CostBasis, costBasis, type LiquidityEvent } from '../../math/costBasis.ts'
import { add, fromUnits, mul, sub, sum } from '../../math/decimal.ts'
import { type LifetimeFees, lifetimeFees } from '../../math/lifetimeFees.ts'
import type { GivenDeposit } from './givenDeposit.ts'
import { type KnownLp, wholeTokens } from './knownLp.ts'
import { flowOf, type PositionFlow, positionFlows } from './positionFlows.ts'
import type { Flow, PositionResult, Tokens, UsdPrices } from './positionResult.ts'
import type { FlowReport } from './resultTypes.ts'

/** What a position's history comes to. `remaining` in smallest units; `deposits` as counted and as reported. */
export type LpPast = {
  events: readonly LiquidityEvent[]
  flows: readonly PositionFlow[]
  deposits: readonly FlowReport[]
  fees: readonly [LifetimeFees, LifetimeFees]
  remaining: Tokens
  result: PositionResult
}

/**
 * A deposit that was given stands for those that remain; those that withdrawals took away stay as they were, so what was deposited
 * is both together. RangeError when the events do not add up to the liquidity that is there.
 */
export function lpPast(
  lp: KnownLp,
  history: PositionHistory,
  flags: HedgeEntry | null,
  given: GivenDeposit | null,
): LpPast {
  const { report, usd } = lp
  const events = history.events.map(eventOf)
  const basis = costBasis(events)
  if (basis.liquidity !== BigInt(report.liquidity)) {
    throw new RangeError(`its events add up to liquidity ${basis.liquidity}, it has ${report.liquidity}`)
  }
  const flows = positionFlows(history.events, flags?.price ?? null, lp)
  const flowsOf = (kind: PositionFlow['kind']) => flows.filter(flow => flow.kind === kind)
  const fees = lifetimeFees(basis, lp.owed)
  const remaining = given?.amounts ?? basis.remaining
  const took = tookOf(basis)
  const { withdrawn } = basis
  const smallest = {
    unrealised: minus([lp.holds.amount0, lp.holds.amount1], remaining),
    realised: minus([withdrawn.amount0, withdrawn.amount1], took),
  }
  const stated = given === null ? null : flowOf(history.mint, wholeTokens(given.amounts, lp), given.price, lp)
  const counted: readonly Flow[] =
    given === null
      ? flowsOf('increase').map(({ flow }) => flow)
      : [flowOf(history.mint, wholeTokens(plus(given.amounts, took), lp), given.price, lp).flow]
  return {
    events,
    flows,
    deposits: stated === null ? flowsOf('increase').map(flow => flow.report) : [stated.report],
    fees,
    remaining,
    result: {
      tokenId: report.tokenId,
      assets: [report.token0.asset, report.token1.asset],
      usd,
      poolUsd: poolUsdOf(lp),
      deposits: counted,
      withdrawals: flowsOf('decrease').map(({ flow }) => flow),
      unrealised: wholeTokens(smallest.unrealised, lp),
      realised: wholeTokens(smallest.realised, lp),
      fees: wholeTokens([fees[0].lifetime, fees[1].lifetime], lp),
      holds: wholeTokens([lp.holds.amount0, lp.holds.amount1], lp),
    },
  }
}

/** At which what is in the position is never worth more than what was deposited for it. */
function poolUsdOf({ report, price, usd: [usd0, usd1] }: KnownLp): UsdPrices {
  return report.priceQuote.base === 'token0' ? [usd1 && mul(price, usd1), usd1] : [usd0, usd0 && mul(price, usd0)]
}

const eventOf = ({ kind, timestamp, liquidity, amount0, amount1 }: LpEvent): LiquidityEvent => ({
  kind,
  timestamp: Number(timestamp),
  liquidity: BigInt(liquidity),
  amount0: BigInt(amount0),
  amount1: BigInt(amount1),
})

/** The deposits that withdrawals took away, all together. */
const tookOf = ({ withdrawals }: CostBasis): Tokens => [
  sum(withdrawals.map(({ took }) => took[0])),
  sum(withdrawals.map(({ took }) => took[1])),
]

const plus = (a: Tokens, b: Tokens): Tokens => [add(a[0], b[0]), add(a[1], b[1])]

const minus = (amounts: readonly [bigint, bigint], tokens: Tokens): Tokens => [
  sub(fromUnits(amounts[0], 0), tokens[0]),
  sub(fromUnits(amounts[1], 0), tokens[1]),
]
