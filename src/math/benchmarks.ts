import { type Decimal, divide, isZero, mul, sign, sub, zero } from './decimal.ts'
import { addKnown } from './hedgeResult.ts'

type Tokens = readonly [Decimal, Decimal]
/** Dollars for one whole token; null where nothing tells. */
type UsdPrices = readonly [Decimal | null, Decimal | null]

/** One LP position's past, token amounts in whole units. `usd` are the prices of now, `usdThen` those of the deposit's moment. */
export type LpResult = {
  usd: UsdPrices
  /** The same as its own pool has them, in the dollars of its quote token: what a loss against holding is measured at. `usd` where absent. */
  poolUsd?: UsdPrices
  deposits: readonly { amounts: Tokens; usdThen: UsdPrices }[]
  /** What is in it less the deposits that remain. */
  unrealised: Tokens
  /** What withdrawals paid less the deposits they took away. */
  realised: Tokens
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
 *   impermanentLoss = Σ q·unrealised + p·realised      fees = Σ p·fees      p: price of now, q: as the pool has it, p': at the deposit
 *   price: Σ (p − q)·unrealised, and besides: usd Σ deposit·(p − p') · base Σ deposit·p − (Σ deposit·p') / b'·b, b the base asset's price
 *
 * Nothing but `price` differs. The buckets add up to the total exactly; it is null while one of them is. A null leg is one that is
 * not whole; a null `positions` that of the LP.
 */
export function benchmarks(
  positions: readonly LpResult[] | null,
  venue: VenueResult,
): Record<'tokens' | 'base' | 'usd', Benchmark> {
  const overAll = (part: (lp: LpResult) => Decimal | null) => positions && addKnown(positions.map(part))
  const impermanentLoss = overAll(({ usd, poolUsd = usd, unrealised, realised }) =>
    addKnown([worth(unrealised, poolUsd), worth(realised, usd)]),
  )
  // Where pool and oracle stand apart, what is in the position is worth more or less by that: a matter of price, and no loss.
  const apart = overAll(({ usd, poolUsd, unrealised }) =>
    poolUsd === undefined ? zero : difference(worth(unrealised, usd), worth(unrealised, poolUsd)),
  )
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
export const worth = (amounts: Tokens, usd: UsdPrices): Decimal | null =>
  addKnown([part(amounts, usd, 0), part(amounts, usd, 1)])

const part = (amounts: Tokens, usd: UsdPrices, side: 0 | 1): Decimal | null => {
  const price = usd[side]
  return isZero(amounts[side]) ? zero : price && mul(amounts[side], price)
}

type Deposit = LpResult['deposits'][number]

/** What the deposits are worth now, less what stands in their place in the benchmark. */
const gainOn = (lp: LpResult, instead: (deposit: Deposit) => Decimal | null): Decimal | null =>
  addKnown(lp.deposits.map(deposit => difference(worth(deposit.amounts, lp.usd), instead(deposit))))

const difference = (a: Decimal | null, b: Decimal | null): Decimal | null => a && b && sub(a, b)

const priceDigits = 40

function asBase({ usd, base }: LpResult, { amounts, usdThen }: Deposit): Decimal | null {
  if (base === null) return null
  const [paid, then, now] = [worth(amounts, usdThen), usdThen[base], usd[base]]
  if (paid === null || then === null || now === null || sign(then) <= 0) return null
  return divide(mul(paid, now), then, priceDigits)
}
