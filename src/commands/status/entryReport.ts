import type { PositionHistory } from '../../domain/history.ts'
import { add, type Decimal, divide, fromUnits, mul, roundToSignificant, toText } from '../../math/decimal.ts'
import type { FlowPrice } from './flowPrice.ts'
import type { GivenDeposit } from './givenDeposit.ts'
import { type KnownLp, wholeTokens } from './knownLp.ts'
import type { LpPast } from './lpPast.ts'
import { type PositionFlow, textOrNull } from './positionFlows.ts'
import type { EntryReport } from './resultTypes.ts'

/** A deposit that was given has the price that was given with it, or none. */
export function entryReport(
  lp: KnownLp,
  { mint, ownerChanged }: PositionHistory,
  { flows, deposits, remaining }: LpPast,
  given: GivenDeposit | null,
): EntryReport {
  const mean = given?.price ?? meanPrice(flows)
  const [remaining0, remaining1] = wholeTokens(remaining, lp)
  return {
    source: given === null ? 'events' : 'flag',
    mintedAt: new Date(Number(mint.timestamp) * 1000).toISOString(),
    mintBlock: Number(mint.block),
    ownerChanged,
    deposits: [...deposits],
    withdrawals: flows.filter(({ kind }) => kind === 'decrease').map(({ report }) => report),
    remaining0: toText(remaining0),
    remaining1: toText(remaining1),
    price: textOrNull(mean.price),
    priceLow: textOrNull(mean.low),
    priceHigh: textOrNull(mean.high),
    priceSource: mean.source,
  }
}

type MeanPrice = Omit<FlowPrice, 'source'> & { source: EntryReport['priceSource'] }

/**
 * Prices of the deposits that remain, by liquidity: m' = (m L + p l) / (L + l) at a deposit of l; a withdrawal takes from all
 * alike and leaves it, and after the last of them the next deposit begins anew. One that is not known makes the mean unknown.
 */
function meanPrice(flows: readonly PositionFlow[]): MeanPrice {
  const none: MeanPrice = { price: null, low: null, high: null, source: null }
  let mean = none
  let liquidity = 0n
  for (const flow of flows) {
    if (flow.kind === 'decrease') {
      liquidity -= flow.liquidity
      continue
    }
    const mixed = (before: Decimal | null, its: Decimal | null) =>
      liquidity === 0n ? its : weighted(before, liquidity, its, flow.liquidity)
    const { price, low, high, source } = flow.price
    mean = {
      price: mixed(mean.price, price),
      low: mixed(mean.low, low),
      high: mixed(mean.high, high),
      source: liquidity === 0n || mean.source === source ? source : 'mixed',
    }
    liquidity += flow.liquidity
  }
  const rounded = (value: Decimal | null) => (value === null ? null : roundToSignificant(value, 30))
  const { price, low, high, source } = mean
  return { price: rounded(price), low: rounded(low), high: rounded(high), source: price === null ? null : source }
}

function weighted(a: Decimal | null, weightA: bigint, b: Decimal | null, weightB: bigint): Decimal | null {
  if (a === null || b === null) return null
  const total = add(mul(a, fromUnits(weightA, 0)), mul(b, fromUnits(weightB, 0)))
  return divide(total, fromUnits(weightA + weightB, 0), 40)
}
