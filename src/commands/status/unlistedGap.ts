import type { Artifacts } from '../../domain/artifacts.ts'
import { dexOf } from '../../domain/assets.ts'
import type { Subject } from '../../domain/hedge.ts'
import { type Gap, isRead, known } from '../../domain/read.ts'

/**
 * The list of dexes may be an hour old: whoever traded on one that is not in it, after it was read, may have a position there that nobody
 * asked about.
 */
export function unlistedGap({ id, network }: Subject, { dexes, trades }: Artifacts<'dexes' | 'trades'>): Gap | null {
  const list = known(dexes)?.find(candidate => candidate.network === network)?.read
  if (list === undefined || !isRead(list)) return null
  const listed = new Set(list.ok.dexes.map(({ dex }) => dex))
  const own = (known(trades) ?? []).filter(reading => reading.subject === id && reading.network === network)
  const fills = own.flatMap(reading => known(reading.fills)?.fills ?? [])
  const stranger = fills.find(({ coin, time }) => time > Date.parse(list.at) && !listed.has(dexOf(coin)))
  if (stranger === undefined) return null
  return {
    code: 'unlisted-dex',
    source: 'hyperliquid',
    message: `the account traded ${stranger.coin} on a dex that is newer than the list of dexes of ${list.at}: what it holds there is not known`,
    hint: 'run it again: the list is read anew',
  }
}
