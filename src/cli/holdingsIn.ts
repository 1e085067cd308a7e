import { headKey } from '../domain/accessLog.ts'
import { everyTargetKey } from '../domain/notifyTarget.ts'
import { pendingKeys } from '../domain/pendingKeys.ts'
import { everyRpcKey } from '../domain/rpcKey.ts'
import type { Secret } from '../domain/secret.ts'
import type { SecretKey, SecretStore } from '../domain/secretStore.ts'
import type { Holding } from '../domain/storeFacts.ts'
import { classifyPaste } from '../secrets/classifyPaste.ts'
import { holdingKind, shownName } from '../secrets/holdingKind.ts'
import type { SettingsDocument } from '../settings/document.ts'
import { namedKeys } from '../settings/secretKeys.ts'

export type StoreContents = {
  holdings: Holding[]
  /** Names that no record speaks of; null where the store cannot tell its names. */
  unexpected: SecretKey[] | null
  /** Addresses out of the store, by the name of their key. */
  addresses: ReadonlyMap<SecretKey, string>
}

/**
 * Reads a store once: whatever the settings speak of, and whatever else it tells of or is likely to hold. Each value is judged
 * and forgotten.
 */
export async function holdingsIn(store: SecretStore, document: SettingsDocument): Promise<StoreContents> {
  const named = namedKeys(document)
  const journalled = Object.keys(document.pending).flatMap(pendingKeys)
  const spoken = new Set([...named, ...journalled, headKey, 'probe'])
  const guessed = store.list === undefined ? likely(document) : []
  const { found, unread } = await contentsOf(store, [...named, ...journalled, headKey, ...guessed])
  const others = [...found.keys(), ...unread].filter(key => !spoken.has(key))
  const kept = new Map([...found].map(([key, secret]) => [key, holdingKind(key, secret)]))
  const tells = store.readAll !== undefined || store.list !== undefined
  return {
    holdings: [
      ...[...new Set([...named, ...found.keys()])].map(key => ({
        key: spoken.has(key) ? key : shownName(key),
        holds: kept.get(key)?.kind ?? ('missing' as const),
      })),
      // A name may itself be what it should name.
      ...others
        .map(key => ({ key: shownName(key), holds: classifyPaste(key) }))
        .filter(({ holds }) => holds !== 'other'),
    ],
    unexpected: tells || others.length > 0 ? others.map(shownName) : null,
    addresses: new Map([...kept].flatMap(([key, { address }]) => (address === null ? [] : [[key, address] as const]))),
  }
}

/** `unread` are names that may be no names but secrets: what is asked for is logged by its name. */
async function contentsOf(store: SecretStore, keys: readonly SecretKey[]) {
  if (store.readAll !== undefined) return { found: await store.readAll(), unread: [] }
  const all = [...new Set(store.list === undefined ? keys : [...keys, ...(await store.list())])]
  const asked = all.filter(key => shownName(key) === key)
  const answers = [...(await store.getMany(asked))]
  return {
    found: new Map(answers.filter((entry): entry is [SecretKey, Secret] => entry[1] !== null)),
    unread: all.filter(key => !asked.includes(key)),
  }
}

/** Where a killed or an older run may have left a URL: a keychain finds only what it is asked for by name. */
const likely = ({ hedges, rpcs, chains, notify = {} }: SettingsDocument): SecretKey[] => {
  const names = [...hedges.map(({ chain }) => chain), ...Object.keys(rpcs), ...chains.map(({ name }) => name)]
  return [...[...new Set(names)].flatMap(everyRpcKey), ...Object.keys(notify).flatMap(everyTargetKey)]
}
