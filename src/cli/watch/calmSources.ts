import type { RpcEndpoint } from '../../domain/endpoint.ts'
import type { Secret } from '../../domain/secret.ts'
import type { SecretKey, SecretStore } from '../../domain/secretStore.ts'
import type { Sources } from '../../gather/gathering.ts'
import type { WatchClock } from './clock.ts'

type Reach = Omit<Sources, 'artifact'>

/** An endpoint may have been replaced under its name (milliseconds). */
const endpointsFor = 600_000
/** A store that does not open is not asked at each reading: some ask the person each time. */
const patience = 60_000

type Kept<T> = { at: number; value: Promise<T>; known: T | null }

/**
 * What lies in the secret store is read once, not at each reading: each read starts a program where the store is a keychain, and is a
 * line of the access log. `versionOf` tells whether the endpoints of a chain (by name) are others now.
 */
export function calmSources(clock: WatchClock, versionOf: (chain: string) => string): (reach: Reach) => Reach {
  const secrets = new Map<SecretKey, Secret>()
  let refused: { at: number; error: unknown } | null = null
  const endpoints = new Map<string, Kept<RpcEndpoint[]>>()

  const patiently = async <T>(ask: () => Promise<T>): Promise<T> => {
    if (refused !== null && clock.elapsed() - refused.at < patience) throw refused.error
    refused = null
    try {
      return await ask()
    } catch (error) {
      refused ??= { at: clock.elapsed(), error }
      throw error
    }
  }
  const calm = (store: SecretStore): SecretStore => ({
    ...store,
    getMany: async keys => {
      const unknown = keys.filter(key => !secrets.has(key))
      if (unknown.length > 0) {
        const found = await patiently(() => store.getMany(unknown))
        for (const [key, secret] of found) if (secret !== null) secrets.set(key, secret)
      }
      return new Map(keys.map(key => [key, secrets.get(key) ?? null]))
    },
  })
  return reach => ({
    ...reach,
    secrets: async () => calm(await reach.secrets()),
    endpoints: async chain => {
      const key = `${chain.name} ${versionOf(chain.name)}`
      const kept = endpoints.get(key)
      if (kept !== undefined && clock.elapsed() - kept.at < endpointsFor) return kept.value
      const before = kept?.known ?? null
      const value = patiently(() => reach.endpoints(chain)).catch(error => {
        if (before === null) throw error
        return before
      })
      const fresh: Kept<RpcEndpoint[]> = { at: clock.elapsed(), value, known: before }
      endpoints.set(key, fresh)
      value.then(
        found => {
          fresh.known = found
        },
        () => void endpoints.delete(key),
      )
      return value
    },
  })
}
