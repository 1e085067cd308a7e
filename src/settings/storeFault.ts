import { storeKinds } from '../domain/secretStore.ts'

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isText = (value: unknown): value is string => typeof value === 'string'

/** What is wrong with the choice of a store read from disk, or null. */
export function faultOfStore(store: unknown): string | null {
  if (!isRecord(store) || !storeKinds.some(kind => kind === store.kind)) {
    return '"store.kind" is neither keychain nor vault nor exec'
  }
  if (store.kind !== 'exec') return null
  if (!isText(store.command) || store.command === '') return '"store.command" is missing'
  return Array.isArray(store.arguments) && store.arguments.every(isText)
    ? null
    : '"store.arguments" is not a list of texts'
}

export const isMove = (move: unknown): boolean =>
  isRecord(move) &&
  faultOfStore(move.from) === null &&
  faultOfStore(move.to) === null &&
  isText(move.since) &&
  Array.isArray(move.keys) &&
  move.keys.every(isText)
