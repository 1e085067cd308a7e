import type { ActionContext } from '../../domain/actionContext.ts'
import { rpcKeys } from '../../domain/rpcKey.ts'

/** Deletes every URL of a chain, then the note of them; resolves to how many there were. */
export async function forgetRpc(context: ActionContext, chain: string): Promise<number> {
  const notes = context.settings.rpcs()[chain]
  if (notes === undefined) return 0
  const keys = rpcKeys(chain, 1 + (notes.also?.length ?? 0))
  const store = await context.secrets()
  for (const key of keys) await store.delete(key)
  await context.settings.noteRpc(chain, null)
  return keys.length
}
