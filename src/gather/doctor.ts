import type { Trials } from '../domain/doctorFacts.ts'
import { Failure, ReadFailure } from '../domain/failure.ts'
import type { Network } from '../domain/perp.ts'
import { isRead, type Read } from '../domain/read.ts'
import { attempt } from './attempt.ts'
import { tryReading } from './doctor/tryReading.ts'
import type { DoctorPort, Gatherer, Sources } from './gathering.ts'

/** Every step of a run by itself, here or as cron would take it. */
export const doctor: Gatherer<'doctor'> = async sources => {
  if (sources.doctor === undefined) throw new ReadFailure(notHere)
  const port = await sources.doctor()
  if (!sources.scope.asCron) return { here: await trialsHere(sources, port), cron: null }
  return { here: null, cron: await port.asCron(Math.min(sources.timeLeft?.() ?? longest, longest)) }
}

/** Milliseconds. */
const longest = 60_000

async function trialsHere(sources: Sources, port: DoctorPort): Promise<Trials> {
  const { signal } = sources
  const trial = <T>(source: string, ask: () => Promise<T>): Promise<Read<T>> => tried(sources.now, source, ask)
  const settings = await trial('settings', port.settings)
  const rests = async <T>(on: Read<unknown>, source: string, ask: () => Promise<T>): Promise<Read<T>> =>
    isRead(on) ? trial(source, ask) : { gap: { ...notTried, source } }
  const networks: Network[] = isRead(settings) ? networksOf(sources) : ['mainnet']
  const store = rests(settings, 'secret store', port.store)
  const chains = rests(settings, 'RPC', async () =>
    Promise.all(
      port.chains().map(async chain => ({
        chain: chain.name,
        chainId: chain.chainId,
        read: await trial(`${chain.name} RPC`, () => port.heads(chain, signal)),
      })),
    ),
  )
  const [state, disk, keys, venues, reading] = await Promise.all([
    trial('state', port.state),
    trial('disk', port.disk),
    store.then(read => rests(read, 'secret store', port.keys)),
    Promise.all(
      networks.map(async network => ({
        network,
        read: await trial('hyperliquid', async () => {
          const venue = await sources.perpVenue(network)
          if (venue.readStatus === undefined) throw new ReadFailure(notHere)
          return venue.readStatus(signal)
        }),
      })),
    ),
    store.then(read => rests(read, 'a reading', () => tryReading(sources))),
  ])
  return { settings, state, disk, store: await store, keys, venues, chains: await chains, reading }
}

/** A mistake of the person is what a step failed of, here as nowhere else. */
async function tried<T>(now: () => Date, source: string, ask: () => Promise<T>): Promise<Read<T>> {
  try {
    return await attempt(now, source, ask)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { gap: { code: error.code, source, message: error.message, hint: error.hint } }
  }
}

const networksOf = ({ hedges }: Sources): Network[] => {
  const networks = new Set(hedges().map(({ testnet }): Network => (testnet ? 'testnet' : 'mainnet')))
  return networks.size === 0 ? ['mainnet'] : [...networks].sort()
}

const notTried = {
  code: 'not-tried',
  message: 'not tried: it rests on a step that did not pass',
  hint: 'mend that one first, then: hedge doctor',
}

const notHere = { code: 'not-here', source: 'doctor', message: 'nothing is tried in this run', hint: 'hedge doctor' }
