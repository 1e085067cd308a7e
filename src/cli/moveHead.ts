import { headKey } from '../domain/accessLog.ts'
import type { SecretStore } from '../domain/secretStore.ts'
import type { AccessRecorder } from '../state/accessLog.ts'

/**
 * Takes the head of the access log along where no key of a person moved: keys were changed before, and the log would stand without
 * one. The store that is left is asked for it only then, and where it does not answer the move has not failed.
 */
export async function moveHead(log: Pick<AccessRecorder, 'read'>, from: SecretStore, to: SecretStore): Promise<void> {
  try {
    const { entries } = await log.read({ days: 1, verify: true })
    if (!entries.some(({ act, result }) => (act === 'set' || act === 'delete') && result === 'ok')) return
    // One that is there already came with the keys, or both lead to one place.
    if ((await to.get(headKey)) !== null) return
    const head = await from.get(headKey)
    if (head === null) return
    await to.set(headKey, head)
    await from.delete(headKey)
  } catch {
    // The next change of a key writes it anew.
  }
}
