import { type AccessEntry, headKey, type LogHead } from '../../domain/accessLog.ts'
import { Secret } from '../../domain/secret.ts'
import type { SecretStore } from '../../domain/secretStore.ts'
import { readLog } from './readLog.ts'

/** What the secret store knows of the log; null where it knows nothing that can be read. */
export async function readHead(store: SecretStore): Promise<LogHead | null> {
  const [n, hash] = (await store.get(headKey))?.reveal().split(' ') ?? []
  return /^[1-9]\d{0,14}$/.test(n ?? '') && /^[0-9a-f]{64}$/.test(hash ?? '') ? { n: Number(n), hash: hash! } : null
}

export const writeHead = (store: SecretStore, { n, hash }: AccessEntry): Promise<void> =>
  store.set(headKey, new Secret(`${n} ${hash}`))

/**
 * Whether the log still holds the entry that the store knows. None is rotated away unseen: the run that begins a new file tells
 * the store a newer one.
 */
export async function holdsHead(folder: string, head: LogHead): Promise<boolean> {
  const { entries } = await readLog(folder, null)
  return entries.some(({ n, hash }) => n === head.n && hash === head.hash)
}
