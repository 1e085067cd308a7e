import type { Chain } from '../domain/chain.ts'
import type { RpcEndpoint } from '../domain/endpoint.ts'
import { Failure } from '../domain/failure.ts'
import type { Io } from '../domain/io.ts'
import type { Secret } from '../domain/secret.ts'
import type { StoreKind } from '../domain/secretStore.ts'
import type { DoctorPort } from '../gather/gathering.ts'
import type { Redactor } from '../secrets/redaction.ts'
import type { Paths } from '../settings/paths.ts'
import type { Settings } from '../settings/settings.ts'
import type { CurrentStore } from './currentStore.ts'

export type DoctorGround = {
  io: Io
  paths: Paths
  settings: Settings
  stores: CurrentStore
  redactor: Redactor
  askPassphrase: (() => Promise<Secret>) | null
  chains(): readonly Chain[]
  endpoints(chain: Chain): Promise<RpcEndpoint[]>
}

/** What `doctor` and `schedule` ask of this machine, each part loaded when it is asked. */
export function doctorPort(ground: DoctorGround): DoctorPort {
  const { io, paths, settings, chains, endpoints } = ground
  const store = { ...ground, home: paths.settings, environment: io.env }
  return {
    host: async () => (await import('./doctor/hostSource.ts')).hostSource(io, paths),
    storeReach: async () => (await import('./doctor/reachSource.ts')).reachSource(io, paths, settings),
    settings: async () => {
      const { existsSync } = await import('node:fs')
      return { path: settings.path, there: existsSync(settings.path), hedges: settings.hedges().length }
    },
    state: async () => (await import('./doctor/stateTrial.ts')).tryState(paths),
    disk: async () => (await import('./doctor/stateTrial.ts')).freeSpace(paths),
    store: async () => (await import('./doctor/storeTrials.ts')).tryStore(store),
    keys: async () => (await import('./doctor/storeTrials.ts')).tryKeys(store),
    chains: () => {
      const used = new Set([...settings.hedges().map(({ chain }) => chain), ...Object.keys(settings.rpcs())])
      return chains().filter(({ name }) => used.has(name))
    },
    heads: async (chain, signal) =>
      (await import('./doctor/heads.ts')).readHeads(chain, await endpoints(chain), { ...ground, signal }),
    asCron: async time => {
      const [{ hostSource }, { cronTrials }] = await Promise.all([
        import('./doctor/hostSource.ts'),
        import('./doctor/cronTrials.ts'),
      ])
      return cronTrials({ env: io.env, host: hostSource(io, paths), store: storeIn(settings), now: io.now, time })
    },
  }
}

function storeIn(settings: Settings): StoreKind | null {
  try {
    return settings.read().store.kind
  } catch (error) {
    if (error instanceof Failure) return null
    throw error
  }
}
