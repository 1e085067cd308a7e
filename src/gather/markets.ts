import type { MarketReading } from '../domain/artifacts.ts'
import type { Network } from '../domain/perp.ts'
import { known } from '../domain/read.ts'
import { attempt } from './attempt.ts'
import type { Gatherer, Sources } from './gathering.ts'

/**
 * Oracle prices, funding and lot sizes: of the main dex always and at once, of another only where an account holds a
 * position on it.
 */
export const markets: Gatherer<'markets'> = async sources => {
  const subjects = known(await sources.artifact('subjects')) ?? []
  const networks = [...new Set(subjects.map(({ network }) => network))]
  const main = networks.map(network => readMarkets(sources, network, ''))
  const others = usedDexes(sources).then(used => used.map(({ network, dex }) => readMarkets(sources, network, dex)))
  const [first, second] = await Promise.all([Promise.all(main), others.then(reads => Promise.all(reads))])
  return [...first, ...second]
}

async function readMarkets(sources: Sources, network: Network, dex: string): Promise<MarketReading> {
  const venue = await sources.perpVenue(network)
  const read = await attempt(sources.now, 'hyperliquid', () => venue.readMarkets(dex, sources.signal))
  return { network, dex, read }
}

async function usedDexes(sources: Sources): Promise<{ network: Network; dex: string }[]> {
  const accounts = known(await sources.artifact('accounts')) ?? []
  const used = accounts.flatMap(({ network, dexes, subAccounts }) => {
    const own = dexes.flatMap(read => known(read) ?? [])
    const subs = (subAccounts && known(subAccounts))?.flatMap(sub => sub.dexes) ?? []
    return [...own, ...subs]
      .filter(({ dex, positions }) => dex !== '' && positions.length > 0)
      .map(({ dex }) => [`${network} ${dex}`, { network, dex }] as const)
  })
  return [...new Map(used).values()]
}
