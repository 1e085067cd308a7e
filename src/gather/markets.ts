import { known } from '../domain/read.ts'
import { attempt } from './attempt.ts'
import type { Gatherer } from './gathering.ts'

/** The main dex of each network in use: oracle prices, funding and lot sizes of every coin in one answer. */
export const markets: Gatherer<'markets'> = async sources => {
  const subjects = known(await sources.artifact('subjects')) ?? []
  const networks = [...new Set(subjects.map(({ network }) => network))]
  return Promise.all(
    networks.map(async network => {
      const venue = await sources.perpVenue(network)
      const read = await attempt(sources.now, 'hyperliquid', () => venue.readMarkets('', sources.signal))
      return { network, dex: '', read }
    }),
  )
}
