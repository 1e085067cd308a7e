import type { Address } from '../domain/address.ts'
import type { Subject } from '../domain/hedge.ts'
import type { SavedMode } from '../domain/historyMemory.ts'
import type { Network, SpotState } from '../domain/perp.ts'
import { isRead, known, type Read } from '../domain/read.ts'
import { attempt } from './attempt.ts'
import type { Sources } from './gathering.ts'
import { halfTime } from './halfTime.ts'
import { isSpare } from './isSpare.ts'
import { keptList } from './keptList.ts'

const minute = 60_000

/** From this age on a mode is asked for again when it is its turn, and from the other on whoever's turn it is (milliseconds). */
const due = 10 * minute
const longest = 180 * minute

type Account = { network: Network; account: Address; subjects: readonly Subject[] }

/** An account of a run, and its mode as an earlier run knew it; null where it is to be asked for at once. */
export type Planned = Account & { before: SavedMode | null }

/**
 * What decides what balances mean changes when its owner changes it, and weighs as much as the states of ten dexes. It is taken from an
 * earlier run only while what every run reads says the same as then: the venue sends other fields of the spot balances in each kind of
 * mode, so that a change from one kind to another shows at once, and the mode is asked for again in the same run. Besides, each
 * run asks for the oldest of those that are ten minutes old, one for every six accounts, so that it never weighs more than it may.
 */
export async function planModes(sources: Sources, accounts: readonly Account[]): Promise<Planned[]> {
  // What a run may weigh has room for that of one account: it is of now in every run.
  if (accounts.length === 1) return accounts.map(each => ({ ...each, before: null }))
  const now = sources.now()
  const ageOf = ({ before }: Planned) => (before === null ? Number.NaN : now.getTime() - before.at)
  const remembered = await Promise.all(
    accounts.map(async each => ({ ...each, before: await modeBefore(sources, each) })),
  )
  const usable = remembered.map(each => {
    const age = ageOf(each)
    return age >= 0 && age < longest ? each : { ...each, before: null }
  })
  const lists = await Promise.all([...new Set(accounts.map(({ network }) => network))].map(it => keptList(sources, it)))
  // A run that reads the list of dexes has that much less to spare.
  const turns = isSpare(now) ? 1 + Math.floor(accounts.length / 6) - lists.filter(list => list === null).length : 0
  const waiting = usable.filter(each => ageOf(each) >= due).sort((a, b) => ageOf(b) - ageOf(a))
  const asked = new Set(waiting.slice(0, Math.max(0, turns)))
  return usable.map(each => (asked.has(each) ? { ...each, before: null } : each))
}

async function modeBefore({ scope, history }: Sources, { network, account, subjects }: Account) {
  if (scope.reread === true || scope.audit !== undefined) return null
  const memory = await history()
  const saved = subjects.flatMap(({ id, stored }) => (stored ? (memory.mode?.(id, network, account) ?? []) : []))
  return saved.reduce<SavedMode | null>(
    (newest, each) => (newest !== null && newest.at >= each.at ? newest : each),
    null,
  )
}

/** The mode of one account; `spot` are its balances, as this run reads them. */
export async function modeOf(
  sources: Sources,
  { network, account, subjects, before }: Planned,
  spot: Promise<Read<SpotState>>,
): Promise<Read<string>> {
  if (before !== null) {
    // Balances that do not come must not keep the mode from being asked for.
    const told = await Promise.race([spot, halfTime(sources)])
    const state = told === undefined ? undefined : known(told)
    if (state !== undefined && kindOf(state) === before.kind) {
      return { ok: before.mode, at: new Date(before.at).toISOString() }
    }
  }
  const venue = await sources.perpVenue(network)
  const asked = sources.now().getTime()
  const read = await attempt(sources.now, 'hyperliquid', () => venue.readMode(account, sources.signal))
  const state = known(await spot)
  if (!isRead(read) || state === undefined || !isKept(read.ok, state)) return read
  const memory = await sources.history()
  const saved: SavedMode = { mode: read.ok, kind: kindOf(state), at: Math.min(asked, Date.parse(read.at)) }
  for (const { id, stored } of subjects) if (stored) memory.keepMode?.(id, network, account, saved)
  return read
}

/** By the fields that the venue sends of spot balances. */
const kindOf = ({ availableAfterMaintenance, portfolioMarginRatio }: SpotState): SavedMode['kind'] =>
  portfolioMarginRatio !== null ? 'portfolio' : availableAfterMaintenance !== null ? 'pooled' : 'plain'

const kinds: Readonly<Record<string, SavedMode['kind']>> = {
  default: 'plain',
  disabled: 'plain',
  unifiedAccount: 'pooled',
  portfolioMargin: 'portfolio',
}

/** A mode that is not known here, or whose balances do not look as those of its kind do, is asked for in every run. */
const isKept = (mode: string, state: SpotState): boolean => Object.hasOwn(kinds, mode) && kinds[mode] === kindOf(state)
