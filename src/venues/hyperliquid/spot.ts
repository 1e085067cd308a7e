import type { SpotBalance, SpotState } from '../../domain/perp.ts'
import {
  array,
  decimal,
  integer,
  label,
  nullable,
  object,
  optional,
  pair,
  type Reader,
  where,
} from '../../domain/shape.ts'
import { refuseTwice } from './refuseTwice.ts'

const token = where(integer, is => is >= 0, 'a token number')
const balance = object({ coin: label, token, total: decimal, hold: decimal })
const ratio = where(decimal, is => Number(is) >= 0, 'a ratio')

const outcome = object({ total: decimal })

/** Outcome-market holdings (`+12`, `o12`) carry no token number: they are no token balance. */
const holding: Reader<SpotBalance | { outcome: string }> = (value, path) => {
  const { coin } = object({ coin: label })(value, path)
  const isOutcome = /^[+o]\d+$/.test(coin) && !Object.hasOwn(value as object, 'token')
  return isOutcome ? { outcome: outcome(value, path).total } : balance(value, path)
}

/** The last two are sent by pooled modes only. */
const spotClearinghouseState = object({
  balances: array(holding),
  portfolioMarginRatio: optional(nullable(ratio), null),
  tokenToAvailableAfterMaintenance: optional(nullable(array(pair(token, decimal))), null),
})

/** Spot balances and what stands beside them. `total` is negative for a token borrowed under portfolio margin. */
export function readSpotState(body: unknown, path = 'spotClearinghouseState'): SpotState {
  const state = spotClearinghouseState(body, path)
  const balances = state.balances.filter(each => 'token' in each)
  const outcomes = state.balances.filter(each => 'outcome' in each && Number(each.outcome) !== 0)
  refuseTwice(state.balances, `${path}.balances`, '.token', each => ('token' in each ? each.token : undefined))
  const available = state.tokenToAvailableAfterMaintenance
  refuseTwice(available ?? [], `${path}.tokenToAvailableAfterMaintenance`, '[0]', each => each[0])
  return {
    balances,
    outcomes: outcomes.length,
    portfolioMarginRatio: state.portfolioMarginRatio,
    availableAfterMaintenance: available,
  }
}
