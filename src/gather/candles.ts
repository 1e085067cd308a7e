import type { CandleReading } from '../domain/artifacts.ts'
import { coinOf, dollar } from '../domain/assets.ts'
import type { Network } from '../domain/perp.ts'
import { isRead, known } from '../domain/read.ts'
import { assetsHeld } from './assetsHeld.ts'
import { attempt } from './attempt.ts'
import type { Gatherer, Sources } from './gathering.ts'

/**
 * Hourly candles of each asset that stored hedges are about. Assets they were added with are asked for at once, those of positions
 * that came later as soon as these are known.
 */
export const candles: Gatherer<'candles'> = async sources => {
  const subjects = (known(await sources.artifact('subjects')) ?? []).filter(subject => subject.stored)
  const reads = new Map<string, Promise<CandleReading>>()
  const ask = (network: Network, asset: string) => {
    const { coin } = coinOf(asset)
    const key = `${network} ${coin}`
    reads.set(key, reads.get(key) ?? readCoin(sources, network, coin))
  }
  for (const { network, expectedAssets } of subjects) {
    for (const asset of expectedAssets.filter(each => each !== dollar)) ask(network, asset)
  }
  for (const { subject: id, chain: name, read } of known(await sources.artifact('lps')) ?? []) {
    const subject = subjects.find(each => each.id === id)
    const chain = sources.chains().find(each => each.name === name)
    if (subject === undefined || chain === undefined || !isRead(read)) continue
    for (const asset of assetsHeld(subject, chain, read.ok)) ask(subject.network, asset)
  }
  return Promise.all(reads.values())
}

const hour = 3_600_000
/** What they tell is a mean over days. */
const freshFor = 6 * hour

async function readCoin(sources: Sources, network: Network, coin: string): Promise<CandleReading> {
  const now = sources.now().getTime()
  const from = Math.floor((now - sources.thresholds()['volatility.window'] * 24 * hour) / hour) * hour
  const read = await attempt(sources.now, 'hyperliquid', async () => {
    const memory = await sources.history()
    const saved = memory.candles(network, coin)
    const fresh = saved !== null && saved.from <= from && saved.at <= now && now - saved.at < freshFor
    if (fresh) return saved.candles.filter(({ start }) => start >= from)
    const venue = await sources.perpVenue(network)
    const asked = await venue.readCandles(coin, from, sources.signal)
    memory.keepCandles(network, coin, { at: now, from, candles: asked })
    return asked
  })
  return { network, coin, read }
}
