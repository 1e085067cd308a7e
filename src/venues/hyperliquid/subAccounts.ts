import type { Address } from '../../domain/address.ts'
import type { SubAccount } from '../../domain/perp.ts'
import { array, label, object, pair, type Reader, ShapeFailure, text, where } from '../../domain/shape.ts'
import { address } from './address.ts'
import { readDexState } from './dexState.ts'
import { readMode } from './mode.ts'
import { refuseTwice } from './refuseTwice.ts'
import { readSpotState } from './spot.ts'

/** The main dex is spelled by an empty name. */
const dexName = where(text, is => /^[A-Za-z0-9_-]{0,32}$/.test(is), 'the name of a dex')
const unread: Reader<unknown> = value => value

const subAccounts = array(
  object({
    name: label,
    subAccountUser: address,
    master: address,
    dexToClearinghouseState: array(pair(dexName, unread)),
    spotState: unread,
    abstraction: unread,
  }),
)

/** The sub-accounts of `master`. The venue says null where there are none, and leaves the mode out where it is `default`. */
export function readSubAccounts(body: unknown, master: Address): SubAccount[] {
  if (body === null) return []
  const all = subAccounts(body, 'subAccounts2')
  refuseTwice(all, 'subAccounts2', '.subAccountUser', each => each.subAccountUser)
  return all.map((each, index) => {
    const path = `subAccounts2[${index}]`
    if (each.master !== master.toLowerCase())
      throw new ShapeFailure(`${path}.master`, 'is not the account that was asked')
    const states = `${path}.dexToClearinghouseState`
    refuseTwice(each.dexToClearinghouseState, states, '[0]', ([dex]) => dex)
    const dexes = each.dexToClearinghouseState.map(([dex, state], at) =>
      readDexState(state, dex, `${states}[${at}][1]`),
    )
    if (!dexes.some(({ dex }) => dex === '')) throw new ShapeFailure(states, 'has no main dex')
    return {
      name: each.name,
      address: each.subAccountUser,
      mode: each.abstraction === undefined ? 'default' : readMode(each.abstraction, `${path}.abstraction`),
      dexes,
      spot: readSpotState(each.spotState, `${path}.spotState`),
    }
  })
}
