import { type Decimal, divide, isZero, mul, sign, sub, zero } from './decimal.ts'
import { addKnown } from './hedgeResult.ts'

type Tokens = readonly [Decimal, Decimal]
/** Of one whole token0 and token1; null where nothing tells. */
type Prices = readonly [Decimal | null, Decimal | null]

/**
 * One LP position's past, token amounts in whole units. `usd` are dollar prices of now, `usdThen` those of the deposit's moment,
 * and `quoteThen` the pool's prices of that moment in its quote token.
 */
export type LpResult = {
  usd: Prices
  /** The same as its own pool has them, in the dollars of its quote token: what a loss against holding is measured at. `usd` where absent. */
  poolUsd?: Prices
  deposits: readonly { amounts: Tokens; usdThen: Prices; quoteThen: Prices }[]
  /** What is in it less the deposits that remain. */
  unrealised: Tokens
  /** What each withdrawal paid less the deposits it took away; `poolUsd` at the pool's price of its moment, in dollars of now. */
  realised: readonly { amounts: Tokens; poolUsd: Prices }[]
  fees: Tokens
  /** Which token is one unit of the base asset; null when neither is. */
  base: 0 | 1 | null
}

/** Dollars of the venue's part: the perps' result before fees and funding; paid funding and costs negative. */
export type VenueResult = { hedge: Decimal | null; funding: Decimal | null; costs: Decimal | null }

export type Bucket = 'price' | 'impermanentLoss' | 'fees' | 'hedge' | 'funding' | 'costs'

export type Benchmark = { total: Decimal | null; buckets: Record<Bucket, Decimal | null> }

/**
 * What would be held after closing everything now, less what would be held had the hedge never been entered, in dollars of now.
 * Never entered means, for `tokens`, that the deposits were held; for `base`, that each was turned at its moment wholly into the
 * base asset; for `usd`, into dollars. What was withdrawn or collected counts as held since, at the prices of now; gas is not in it.
 *
 *   impermanentLoss = Σ q·difference      fees = Σ p·fees      p: dollar price of now; difference: unrealised, and of each withdrawal
 *   price: Σ (p − q)·difference, and besides: usd Σ deposit·(p − p') · base Σ deposit·p − (Σ deposit·r') / b'·b
 *   q: as the pool had it when the difference came about (of what is open: now), in the quote token, times its dollars of now
 *   p', r': of the deposit's moment, in dollars and in the quote token; b' and b: the base asset in the quote token then, in dollars now
 *
 * Only at such a q no difference is a gain: at another price what was withdrawn at the top looks like one after a fall back. What
 * its tokens gained or lost since is a matter of price. Nothing but `price` differs. The buckets add up to the total exactly;
 * it is null while one of them is. A null leg is one that is not whole; a null `positions` that of the LP.
 */
export function benchmarks(
  positions: readonly LpResult[] | null,
  venue: VenueResult,
): Record<'tokens' | 'base' | 'usd', Benchmark> {
  const overAll = (part: (lp: LpResult) => Decimal | null) => positions && addKnown(positions.map(part))
  const impermanentLoss = overAll(({ usd, poolUsd = usd, unrealised, realised }) =>
    addKnown([worth(unrealised, poolUsd), ...realised.map(each => worth(each.amounts, each.poolUsd))]),
  )
  const apart = overAll(({ usd, poolUsd, unrealised, realised }) => {
    const at = (amounts: Tokens, prices: Prices) => difference(worth(amounts, usd), worth(amounts, prices))
    const open = poolUsd === undefined ? zero : at(unrealised, poolUsd)
    return addKnown([open, ...realised.map(each => at(each.amounts, each.poolUsd))])
  })
  const fees = overAll(lp => worth(lp.fees, lp.usd))
  const against = (price: Decimal | null): Benchmark => {
    const buckets = { price, impermanentLoss, fees, ...venue }
    return { total: addKnown(Object.values(buckets)), buckets }
  }
  return {
    tokens: against(apart),
    base: against(addKnown([apart, overAll(lp => gainOn(lp, deposit => asBase(lp, deposit)))])),
    usd: against(addKnown([apart, overAll(lp => gainOn(lp, ({ amounts, usdThen }) => worth(amounts, usdThen)))])),
  }
}

/** Nothing of a token is worth nothing, whatever its price. */
export const worth = (amounts: Tokens, prices: Prices): Decimal | null =>
  addKnown([part(amounts, prices, 0), part(amounts, prices, 1)])

const part = (amounts: Tokens, prices: Prices, side: 0 | 1): Decimal | null => {
  const price = prices[side]
  return isZero(amounts[side]) ? zero : price && mul(amounts[side], price)
}

type Deposit = LpResult['deposits'][number]

/** What the deposits are worth now, less what stands in their place in the benchmark. */
const gainOn = (lp: LpResult, instead: (deposit: Deposit) => Decimal | null): Decimal | null =>
  addKnown(lp.deposits.map(deposit => difference(worth(deposit.amounts, lp.usd), instead(deposit))))

const difference = (a: Decimal | null, b: Decimal | null): Decimal | null => a && b && sub(a, b)

const priceDigits = 40

/** No dollars of then are needed: the pool itself tells how much of the base asset its quote token bought. */
function asBase({ usd, base }: LpResult, { amounts, quoteThen }: Deposit): Decimal | null {
  if (base === null) return null
  const [paid, then, now] = [worth(amounts, quoteThen), quoteThen[base], usd[base]]
  if (paid === null || then === null || now === null || sign(then) <= 0) return null
  return divide(mul(paid, now), then, priceDigits)
}
