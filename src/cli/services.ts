import { chains as builtIn } from '../chains/index.ts'
import { refusalOf } from '../chains/refused/index.ts'
import type { ChainsPort } from '../domain/actionContext.ts'
import type { ActivityMemory } from '../domain/activity.ts'
import type { Scope } from '../domain/artifacts.ts'
import type { AuditMemory } from '../domain/auditMemory.ts'
import type { Chain } from '../domain/chain.ts'
import type { ConditionMemory } from '../domain/conditionMemory.ts'
import type { HistoryMemory } from '../domain/historyMemory.ts'
import type { Io } from '../domain/io.ts'
import type { Network } from '../domain/perp.ts'
import type { Records } from '../domain/recorded.ts'
import type { Secret } from '../domain/secret.ts'
import type { SecretStore } from '../domain/secretStore.ts'
import type { LpVenue, PerpVenue } from '../domain/venue.ts'
import type { Sources } from '../gather/gathering.ts'
import { openStore } from '../secrets/openStore.ts'
import type { Redactor } from '../secrets/redaction.ts'
import { pathsFor } from '../settings/paths.ts'
import { openSettings, type Settings } from '../settings/settings.ts'
import type { AccessRecorder } from '../state/accessLog.ts'
import { openEndpointMemory } from '../state/endpoints.ts'
import type { Forgotten } from '../state/forgetHedge.ts'
import type { NotifyFile } from '../state/notifyMemory.ts'
import { lpVenues, perpVenues } from '../venues/index.ts'
import { auditSources } from './auditSources.ts'
import { cleaning, cleanVenue } from './cleanVenue.ts'
import { type CurrentStore, currentStore } from './currentStore.ts'
import { endpointsOf } from './endpointsOf.ts'
import { guardedStore } from './guardedStore.ts'
import { createMeter, type Meter } from './meter.ts'
import { timeLeft } from './pauses.ts'
import { startedBy } from './startedBy.ts'

/** The parts of the house, opened when first asked for and shared by one run. */
export type Services = {
  home: string
  settings: Settings
  secrets(): Promise<SecretStore>
  stores: CurrentStore
  chains: ChainsPort
  lpVenue(): Promise<LpVenue>
  perpVenue(network: Network): Promise<PerpVenue>
  /** Those that were opened. */
  perpVenues(): Promise<(readonly [Network, PerpVenue])[]>
  /** What earlier runs learned of the past; `flush` writes what this one learned. */
  history(): Promise<HistoryMemory & { flush(): void }>
  accessLog(): Promise<AccessRecorder>
  activity(): Promise<ActivityMemory>
  auditMemory(): Promise<AuditMemory>
  conditionMemory(): Promise<ConditionMemory>
  notifyFile(): Promise<NotifyFile>
  /** What runs saw of each hedge over time. */
  records(): Promise<Records>
  /** Deletes whatever the state folder keeps of a hedge. */
  forgetHedge(hedge: string): Promise<Forgotten>
  /** Writes what is owed to the end of a run. */
  close(): Promise<void>
  meter: Meter
  sources(scope: Scope, signal: AbortSignal): Omit<Sources, 'artifact'>
  redactor: Redactor
}

/** `timeout` is that of one gathering, in milliseconds. */
export type ServiceOptions = {
  io: Io
  redactor: Redactor
  timeout?: number
  /** How often Hyperliquid is asked what fails in a way that passes. */
  tries?: number
  askPassphrase: (() => Promise<Secret>) | null
  /** Words of the command that runs, for the access log. */
  command: string
  /** A line for the person that is no error. */
  warn(line: string): void
}

export function openServices({
  io,
  redactor,
  timeout = 20_000,
  tries,
  askPassphrase,
  command,
  warn,
}: ServiceOptions): Services {
  const paths = pathsFor(io.env)
  const home = paths.settings
  const settings = openSettings(home, io.randomId)
  const stores = currentStore({
    home,
    settings,
    open: async (choice, installation) =>
      guardedStore(await openStore(choice, { home, installation, askPassphrase, environment: io.env }), redactor),
    logged: async store => (await accessLog()).logged(store),
  })
  const { secrets } = stores
  let recorder: AccessRecorder | null = null
  const accessLog = once(async () => {
    const { openAccessLog } = await import('../state/accessLog.ts')
    recorder = openAccessLog({ folder: paths.state, command, by: () => startedBy(io), now: io.now, warn })
    return recorder
  })
  const cleanings = cleaning(redactor.redact)
  const { cleaned } = cleanings
  const memory = openEndpointMemory(paths.state)
  const lpVenue = once(async () =>
    cleanVenue(await lpVenues['uniswap-v3']!({ memory, now: io.now, timeout }), cleanings),
  )
  const history = once(async () => (await import('../state/historyMemory.ts')).openHistoryMemory(paths.state))
  const dexMemory = once(async () => (await import('../state/dexMemory.ts')).openDexMemory(paths.state))
  const activity = once(async () => (await import('../state/activity.ts')).openActivity(paths.state))
  const auditMemory = once(async () =>
    (await import('../state/auditMemory.ts')).openAuditMemory(paths.state, settings.baselines),
  )
  let opened: Records | null = null
  const records = once(async () => {
    const { openRecords } = await import('../state/records.ts')
    const keepDays = () => settings.thresholds()['history.keep']
    const isToldOfDisk = () => recorder?.toldOfDisk() ?? false
    opened = await openRecords({ folder: paths.state, keepDays, warn, isToldOfDisk })
    return opened
  })
  const notifyFile = once(async () => (await import('../state/notifyMemory.ts')).openNotifyFile(paths.state, warn))
  const conditionMemory = once(async () =>
    (await import('../state/conditionMemory.ts')).openConditionMemory(paths.state),
  )
  const meter = createMeter()
  const perpVenueAt = once(async () => perpVenues.hyperliquid!(io.env.HEDGE_HYPERLIQUID_URL || undefined, tries))
  const all = () => [...builtIn, ...settings.read().chains]
  const endpoints = (chain: Chain) => endpointsOf(chain, settings.rpcs()[chain.name] ?? null, secrets)
  const chains: ChainsPort = {
    all,
    builtIn: name => builtIn.some(chain => chain.name === name),
    find: name => all().find(chain => chain.name === name) ?? null,
    refusal: refusalOf,
    endpoints,
    candidate: (url, chainName) => ({ id: `candidate/${chainName}`, url, label: `${chainName} RPC`, own: true }),
    probe: async (positionManager, rpc, signal, chain) => {
      const { probeDeployment } = await import('../venues/uniswap-v3/probe.ts')
      const learning = { signal, memory, now: io.now, anew: true }
      return cleaned(probeDeployment(positionManager, rpc, learning, chain))
    },
    measure: async (positionManager, rpc, signal) => {
      const { measureEndpoint } = await import('../venues/json-rpc/measureEndpoint.ts')
      const measured = await cleaned(measureEndpoint(positionManager, rpc, signal))
      // What the probe before it found stands; what it found nothing special about is read in the fastest mode.
      const plain = { mode: 'revert', pageSize: 100, learnedAt: io.now().toISOString() } as const
      memory.put(rpc.id, { ...(memory.get(rpc.id) ?? plain), measured })
      return measured
    },
    openNamespaces: async (rpc, signal) => {
      const { openNamespaces } = await import('../venues/json-rpc/measure/namespaces.ts')
      return openNamespaces({ rpc, signal })
    },
    learned: (id, { mode, measured }) => {
      memory.put(id, { mode, pageSize: 100, learnedAt: io.now().toISOString(), measured })
    },
    forgetOthers: (chain, ids) => memory.forget(id => id.startsWith(`own/${chain}/`) && !ids.includes(id)),
    signs: async (...asked) => {
      const { checkEndpoint } = await import('../venues/uniswap-v3/probe.ts')
      return (await cleaned(checkEndpoint(...asked))).signs
    },
  }
  const venueOf = async (network: Network) => (await perpVenueAt())(network)
  const venues = new Map<Network, Promise<PerpVenue>>()
  const perpVenue = (network: Network) => {
    const venue = venues.get(network) ?? venueOf(network)
    venues.set(network, venue)
    return venue
  }
  return {
    home,
    settings,
    secrets,
    stores,
    chains,
    lpVenue,
    perpVenue,
    perpVenues: () => Promise.all([...venues].map(async ([network, venue]) => [network, await venue] as const)),
    history,
    accessLog,
    activity,
    auditMemory,
    conditionMemory,
    notifyFile,
    records,
    forgetHedge: async hedge => {
      // What this run has learned of it and not written yet must not be written after.
      ;(await history()).forget(hedge)
      await (await notifyFile()).forget(hedge)
      const { deleted, left } = (await import('../state/forgetHedge.ts')).forgetHedge(paths.state, hedge)
      const recorded = (await records()).forget(hedge)
      return { deleted, left: recorded === null ? left : [...left, recorded] }
    },
    close: async () => {
      opened?.close()
      await recorder?.close(stores.inUse)
    },
    meter,
    redactor,
    sources: (scope, signal) => ({
      scope,
      signal,
      timeLeft: () => timeLeft(signal),
      now: io.now,
      hedges: settings.hedges,
      chains: all,
      thresholds: settings.thresholds,
      secrets,
      parseAddress: async text => (await import('../venues/address.ts')).parseAddress(text),
      endpoints,
      lpVenue,
      perpVenue,
      history,
      dexMemory,
      activity,
      accessLog: async ask => (await accessLog()).read(ask),
      logHead: async () => (await accessLog()).head(await secrets()),
      progress: meter.measure,
      auditMemory,
      records,
      keys: async () => (await import('./keyNotes.ts')).keyNotes(settings, io),
      ...auditSources({ io, paths, settings, stores, redactor, endpoints }),
      doctor: async () => {
        const { doctorPort } = await import('./doctorPort.ts')
        return doctorPort({ io, paths, settings, stores, redactor, askPassphrase, chains: all, endpoints })
      },
    }),
  }
}

function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | null = null
  return () => {
    opened ??= open()
    return opened
  }
}
