import type { DexState, WireMarket } from '../domain/perp.ts'
import type { IdentityBreak } from './identities.ts'
import { liquidationChecks } from './liquidationChecks.ts'
import { positionChecks } from './positionChecks.ts'
import { summaryChecks } from './summaryChecks.ts'

/** `mode` is the account's, null when it is not known; `markets` those of this dex, null when they could not be read. */
export type Beside = { mode: string | null; markets: readonly WireMarket[] | null }

/**
 * Everything in a dex's state that can be computed twice. Each identity holds on every whole answer recorded; a break
 * means that an answer was altered, cut, or put together from two moments, or that the venue's rules have changed.
 */
export const crossChecks = (state: DexState, beside: Beside): IdentityBreak[] => [
  ...summaryChecks(state, beside.mode),
  ...positionChecks(state, beside),
  ...liquidationChecks(state, beside.mode),
]
