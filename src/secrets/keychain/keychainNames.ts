import type { SecretKey } from '../../domain/secretStore.ts'
import { childEnvironment } from '../childEnvironment.ts'
import { runHelper } from './runHelper.ts'

export type NamesQuery = {
  installation: string
  environment: Readonly<Record<string, string | undefined>>
  platform?: NodeJS.Platform
  deadline?: number
}

/**
 * Every name of this installation in the keychain, where it can be asked for them: by its attributes, without reading or
 * unlocking anything. Null where it cannot: other systems find an item by its whole name alone.
 */
export async function keychainNames(query: NamesQuery): Promise<SecretKey[] | null> {
  const { installation, environment, platform = process.platform, deadline = 5_000 } = query
  if (platform !== 'linux') return null
  const prefix = `hedge-monitor/${installation}/`
  const found = await runHelper(
    { operations: [{ do: 'list', prefix }], unattended: true, deadline },
    { environment: childEnvironment({ ...environment }, false) },
  ).catch(() => [])
  const [result] = found
  return result && 'listed' in result ? result.listed.map(service => service.slice(prefix.length)) : null
}
