import type { SpotBalance } from '../../domain/perp.ts'
import { array, decimal, integer, label, object, type Reader, where } from './shape.ts'

const balance = object({
  coin: label,
  token: where(integer, is => is >= 0, 'a token number'),
  total: decimal,
  hold: decimal,
})

/** Outcome-market holdings (`+12`, `o12`) carry no token number: they are no token balance and are left out. */
const tokenBalance: Reader<SpotBalance | null> = (value, path) => {
  const { coin } = object({ coin: label })(value, path)
  const isOutcome = /^[+o]\d+$/.test(coin) && !Object.hasOwn(value as object, 'token')
  return isOutcome ? null : balance(value, path)
}

/** Spot balances. `total` is negative for a token borrowed under portfolio margin. */
export const readSpot = (body: unknown): SpotBalance[] =>
  object({ balances: array(tokenBalance) })(body, 'spotClearinghouseState').balances.filter(each => each !== null)
