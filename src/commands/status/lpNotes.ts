import { type benchmarks, worth } from '../../math/benchmarks.ts'
import type { PositionResult, Tokens, UsdPrices } from './positionResult.ts'

/** Why parts of the LP's result are null. `baseWhy`: why nothing can be held against a base asset. */
export function lpNotes(
  gone: readonly string[],
  positions: readonly PositionResult[] | null,
  baseWhy: string | null,
  { base }: ReturnType<typeof benchmarks>,
): string[] {
  if (gone.length > 0) return gone.map(id => `position #${id} is gone (burned), and what it earned is not known`)
  if (positions === null) return ['the past of a position of the LP is not known, so what the LP earned is not either']
  const now = !positions.every(arePricedNow)
  const lockedIn =
    !now && positions.some(({ realised }) => realised.some(each => !isPriced(each.amounts, each.poolUsd)))
  const then = positions.some(({ deposits }) => deposits.some(({ amounts, usdThen }) => !isPriced(amounts, usdThen)))
  const untold = base.buckets.price === null && !now && !lockedIn
  return [
    ...(now ? ['the dollar price of a token of the LP is not known'] : []),
    ...(lockedIn ? ["what a withdrawal locked in is not known: its pool's price at that moment is not"] : []),
    ...(then ? [thenNote] : []),
    ...(untold ? [baseWhy ?? 'the price of the base asset at the moment of a deposit is not known'] : []),
  ]
}

const thenNote =
  'there is no result against dollars: what a deposit was worth in dollars at its moment is not known (only a pool with a dollar in it tells)'

const arePricedNow = ({ usd, poolUsd = usd, deposits, unrealised, realised, fees }: PositionResult): boolean =>
  [unrealised, fees, ...[...deposits, ...realised].map(({ amounts }) => amounts)].every(each => isPriced(each, usd)) &&
  isPriced(unrealised, poolUsd)

const isPriced = (amounts: Tokens, prices: UsdPrices): boolean => worth(amounts, prices) !== null
