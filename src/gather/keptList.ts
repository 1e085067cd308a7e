import { dexOf } from '../domain/assets.ts'
import type { WireFill } from '../domain/history.ts'
import type { Network, PerpMetas } from '../domain/perp.ts'
import type { Sources } from './gathering.ts'
import { isSpare } from './isSpare.ts'

const hour = 3_600_000

/** Which dexes an earlier run saw, and when (milliseconds). */
export type KeptList = { at: number; metas: PerpMetas }

/**
 * The list of dexes of an earlier run, while it is no older than an hour, or two where this run asks for much besides; null where the
 * venue is to be asked. It weighs as much as the states of ten dexes, and there is a new one every few weeks: who trades there within
 * the hour has a fill there, which every run that reads the past sees (`distrustList`, and `unlistedGap` of the report). Of an address
 * given ad hoc no fills are read, and an audit takes nothing from memory.
 */
export async function keptList(sources: Sources, network: Network): Promise<KeptList | null> {
  const { scope } = sources
  if (scope.reread === true || scope.audit !== undefined || scope.address !== null) return null
  const memory = await sources.dexMemory?.()
  const kept = memory?.list(network) ?? null
  const now = sources.now()
  const age = kept === null ? Number.NaN : now.getTime() - kept.at
  return age >= 0 && age < (isSpare(now) ? hour : 2 * hour) ? kept : null
}

/** Whoever traded on a dex that came after the list was read has the next run read it anew. */
export async function distrustList(sources: Sources, network: Network, fills: readonly WireFill[]): Promise<void> {
  const memory = await sources.dexMemory?.()
  const list = memory?.list(network)
  if (list == null) return
  const listed = new Set(list.metas.dexes.map(({ dex }) => dex))
  if (fills.some(({ coin, time }) => time > list.at && !listed.has(dexOf(coin)))) memory!.forget(network)
}
