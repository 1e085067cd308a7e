import type { Address } from '../domain/address.ts'
import { commonCoins } from '../domain/commonCoins.ts'
import type { Hedge } from '../domain/hedge.ts'

/**
 * Whether another stored hedge counts the same perps, whichever of the two was there first: by the account both read, or
 * by the note `add` made where one counts the sub-account of the other. What was stored stands in for an unknown account.
 */
export function isShared(hedge: Hedge, all: readonly Hedge[], accountOf: (hedge: Hedge) => Address | null): boolean {
  return rivalsOf(hedge, all).some(other => {
    if (other.sharedWith?.includes(hedge.id) || hedge.sharedWith?.includes(other.id)) return true
    const [own, its] = [accountOf(hedge), accountOf(other)]
    return own === null || its === null ? hedge.shared : own === its
  })
}

/** The other hedges that could: those with a coin in common. */
export const rivalsOf = (hedge: Hedge, all: readonly Hedge[]): Hedge[] =>
  all.filter(other => other.id !== hedge.id && commonCoins(hedge, other).length > 0)
