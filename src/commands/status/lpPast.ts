import type { HedgeEntry } from '../../domain/hedge.ts'
import type { LpEvent, PositionHistory } from '../../domain/history.ts'
import { type CostBasis, costBasis, type LiquidityEvent } from '../../math/costBasis.ts'
import { add, fromUnits, sub, sum } from '../../math/decimal.ts'
import { type LifetimeFees, lifetimeFees } from '../../math/lifetimeFees.ts'
import type { TokenAmounts } from '../../math/liquidityAmounts.ts'
import type { GivenDeposit } from './givenDeposit.ts'
import { type KnownLp, wholeTokens } from './knownLp.ts'
import { poolUsdAt, quotePricesAt } from './poolPrices.ts'
import { flowOf, type PositionFlow, positionFlows } from './positionFlows.ts'
import type { Flow, PositionResult, Realised, Tokens } from './positionResult.ts'
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
      // At these what is in the position is never worth more than what was deposited for it.
      poolUsd: poolUsdAt(quotePricesAt(lp.price, lp), lp),
      deposits: counted,
      withdrawals: flowsOf('decrease').map(({ flow }) => flow),
      unrealised: wholeTokens(minus(lp.holds, remaining), lp),
      realised: realisedOf(lp, basis, flowsOf('decrease')),
      fees: wholeTokens([fees[0].lifetime, fees[1].lifetime], lp),
      holds: wholeTokens([lp.holds.amount0, lp.holds.amount1], lp),
    },
  }
}

/** `flows` are those of the same withdrawals. */
const realisedOf = (lp: KnownLp, { withdrawals }: CostBasis, flows: readonly PositionFlow[]): Realised[] =>
  withdrawals.map(({ paid, took }, i) => {
    const quoteThen = flows[i]?.flow.quoteThen ?? quotePricesAt(null, lp)
    return { amounts: wholeTokens(minus(paid, took), lp), quoteThen, poolUsd: poolUsdAt(quoteThen, lp) }
  })

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

const minus = ({ amount0, amount1 }: TokenAmounts, tokens: Tokens): Tokens => [
  sub(fromUnits(amount0, 0), tokens[0]),
  sub(fromUnits(amount1, 0), tokens[1]),
]
