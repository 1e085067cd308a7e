import { headKey } from '../domain/accessLog.ts'
import { hedgeKeys } from '../domain/hedgeKeys.ts'
import { targetKeys } from '../domain/notifyTarget.ts'
import { pendingKeys } from '../domain/pendingKeys.ts'
import { rpcKeys } from '../domain/rpcKey.ts'
import type { SecretKey } from '../domain/secretStore.ts'
import type { SettingsDocument } from './document.ts'

/**
 * The names of every secret that the settings speak of: what a move moves. What a killed run may have left under a name
 * that no record has yet moves too, to be swept where it is looked for. The head of the access log goes with them, and asks
 * for nothing by itself: a server that has no keychain must be able to leave it.
 */
export function secretKeys(document: SettingsDocument): SecretKey[] {
  const keys = [...namedKeys(document), ...Object.keys(document.pending).flatMap(pendingKeys)]
  return keys.length === 0 ? [] : [...new Set([...keys, headKey])]
}

/** Those without which something does not work: each has a record. */
export const namedKeys = ({ hedges, rpcs, notify = {} }: SettingsDocument): SecretKey[] => [
  ...hedges.flatMap(({ id }) => hedgeKeys(id)),
  ...Object.entries(rpcs).flatMap(([chain, notes]) => rpcKeys(chain, notes)),
  ...Object.entries(notify).flatMap(([name, target]) => targetKeys(name, target)),
]
