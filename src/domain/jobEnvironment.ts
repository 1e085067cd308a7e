import type { HostFacts, JobVariable } from './hostFacts.ts'
import type { StoreKind } from './secretStore.ts'

export type Scheduler = 'cron' | 'systemd' | 'launchd'

/** Variables with their values, in the order in which they are written. */
export type Given = readonly (readonly [name: JobVariable | 'HOME', value: string])[]

/**
 * What a job must be given so that it finds what this run finds: first the places it works with, then what its secret store
 * needs. No value is a secret.
 */
export function jobEnvironment(host: HostFacts, store: StoreKind, by: Scheduler): { places: Given; keys: Given } {
  return { places: placesOf(host), keys: keysOf(host, store, by) }
}

function placesOf({ home, environment }: HostFacts): Given {
  const own: readonly JobVariable[] = environment.HEDGE_HOME ? ['HEDGE_HOME'] : ['XDG_CONFIG_HOME', 'XDG_STATE_HOME']
  return [
    ...(home.login !== null && home.login !== home.here ? [['HOME', home.here] as const] : []),
    ...set(environment, [...own, 'HEDGE_HYPERLIQUID_URL', 'NODE_EXTRA_CA_CERTS']),
  ]
}

function keysOf({ platform, environment, runtimeDir }: HostFacts, store: StoreKind, by: Scheduler): Given {
  // systemd delivers the identity itself, so that it need not lie on the disk.
  if (store === 'vault') return by === 'systemd' ? [] : set(environment, ['HEDGE_VAULT_IDENTITY_FILE'])
  if (store !== 'keychain' || platform === 'darwin' || platform === 'win32') return []
  // The user's manager gives its own services the bus.
  if (runtimeDir !== null) return by === 'systemd' ? [] : [['XDG_RUNTIME_DIR', runtimeDir]]
  const bus = set(environment, ['DBUS_SESSION_BUS_ADDRESS'])
  return bus.length > 0 ? bus : set(environment, ['XDG_RUNTIME_DIR'])
}

const set = (environment: HostFacts['environment'], names: readonly JobVariable[]): Given =>
  names.flatMap(name => {
    const value = environment[name]
    return value ? [[name, value] as const] : []
  })
