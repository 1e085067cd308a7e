import { isRead, known } from '../domain/read.ts'
import { attempt } from './attempt.ts'
import type { Gatherer } from './gathering.ts'
import { keptList } from './keptList.ts'

/** Which dexes each network in use runs: without the list nobody could say that an account holds nothing on them. */
export const dexes: Gatherer<'dexes'> = async sources => {
  const subjects = known(await sources.artifact('subjects')) ?? []
  const networks = [...new Set(subjects.map(({ network }) => network))]
  return Promise.all(
    networks.map(async network => {
      const kept = await keptList(sources, network)
      if (kept !== null) return { network, read: { ok: kept.metas, at: new Date(kept.at).toISOString() } }
      const venue = await sources.perpVenue(network)
      const asked = sources.now().getTime()
      const read = await attempt(sources.now, 'hyperliquid', () => venue.readPerpMetas(sources.signal))
      const memory = await sources.dexMemory?.()
      if (isRead(read)) memory?.keep(network, read.ok, Math.min(asked, Date.parse(read.at)))
      return { network, read }
    }),
  )
}
