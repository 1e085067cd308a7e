import type { DexState, SpotState } from '../domain/perp.ts'
import { type IdentityBreak, isPooled, isStandard } from './identities.ts'

/** `dexes` are all of the account's, each with the token it is margined in; null when one could not be read. */
export type BesideSpot = {
  mode: string | null
  dexes: readonly { state: DexState; collateralToken: number }[] | null
}

/** Maintenance moves with the marks between two answers of one gathering. */
const movement = 0.05

/**
 * Under a pooled mode, where the token backs no isolated position and no loan: total − availableAfterMaintenance =
 * Σ crossMaintenanceMarginUsed of the dexes on that token. With one it may be more, but never is more available than
 * there is. A standard account has no such field: one that has it was
 * read with the wrong mode (`difference` is then what the mode would hide).
 */
export function spotChecks(spot: SpotState, { mode, dexes }: BesideSpot): IdentityBreak[] {
  const available = spot.availableAfterMaintenance
  if (available === null || !(isStandard(mode) || isPooled(mode))) return []
  const borrowed = mode === 'portfolioMargin' && spot.balances.some(({ total }) => Number(total) < 0)
  return available.flatMap(([token, amount]): IdentityBreak[] => {
    const balance = spot.balances.find(each => each.token === token)
    const field = 'spot.availableAfterMaintenance'
    const coin = balance?.coin ?? String(token)
    const kept = Number(balance?.total ?? 0) - Number(amount)
    if (isStandard(mode)) return Math.abs(kept) > 1e-6 ? [{ field: 'mode', coin, difference: kept }] : []
    const sharing = dexes?.filter(dex => dex.collateralToken === token)
    const isolated = sharing?.some(({ state }) => state.positions.some(({ leverage }) => leverage.type === 'isolated'))
    if (kept < -1e-5) return [{ field, coin, difference: -kept }]
    if (!sharing || isolated || borrowed) return []
    const maintenance = sharing.reduce((sum, { state }) => sum + Number(state.crossMaintenanceMarginUsed), 0)
    const difference = maintenance - kept
    // It is never sent below zero, so that at zero the maintenance may be more.
    if (Number(amount) === 0 && difference > 0) return []
    return Math.abs(difference) <= movement * maintenance + 1e-5 ? [] : [{ field, coin, difference }]
  })
}
