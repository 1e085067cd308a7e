import { isRead, known } from '../domain/read.ts'
import { attempt } from './attempt.ts'
import type { Gatherer } from './gathering.ts'

/** Which dexes each network in use runs: without the list nobody could say that an account holds nothing on them. */
export const dexes: Gatherer<'dexes'> = async sources => {
  const subjects = known(await sources.artifact('subjects')) ?? []
  const networks = [...new Set(subjects.map(({ network }) => network))]
  return Promise.all(
    networks.map(async network => {
      const venue = await sources.perpVenue(network)
      const read = await attempt(sources.now, 'hyperliquid', () => venue.readPerpMetas(sources.signal))
      if (isRead(read)) {
        const memory = await sources.dexMemory?.()
        memory?.keep(
          network,
          read.ok.dexes.map(({ dex }) => dex),
        )
      }
      return { network, read }
    }),
  )
}
