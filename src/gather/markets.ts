import type { MarketReading } from '../domain/artifacts.ts'
import type { Subject } from '../domain/hedge.ts'
import type { Network } from '../domain/perp.ts'
import { known } from '../domain/read.ts'
import { attempt } from './attempt.ts'
import { dexesHeld } from './dexesHeld.ts'
import type { Gatherer, Sources } from './gathering.ts'

/**
 * Oracle prices, funding and lot sizes: of the main dex always and at once, of another only where an account holds a position on it; at
 * once where it held one when it was last read.
 */
export const markets: Gatherer<'markets'> = async sources => {
  const subjects = known(await sources.artifact('subjects')) ?? []
  const networks = [...new Set(subjects.map(({ network }) => network))]
  const reads = new Map<string, Promise<MarketReading>>()
  const ask = (network: Network, dex: string) => {
    const read = reads.get(`${network} ${dex}`) ?? readMarkets(sources, network, dex)
    reads.set(`${network} ${dex}`, read)
    return read
  }
  const askHeld = async (subject: Subject) => {
    const dexes = await dexesHeld(sources, subject)
    await Promise.all(dexes.map(dex => ask(subject.network, dex)))
  }
  const main = networks.map(network => ask(network, ''))
  for (const subject of subjects) askHeld(subject).catch(() => {})
  const others = usedDexes(sources).then(used => used.map(({ network, dex }) => ask(network, dex)))
  const [first, second] = await Promise.all([Promise.all(main), others.then(all => Promise.all(all))])
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
