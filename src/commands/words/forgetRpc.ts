import type { ActionContext } from '../../domain/actionContext.ts'
import { everyRpcKey, placedNotes } from '../../domain/rpcKey.ts'

/** Deletes every URL of a chain, then the note of them; resolves to how many there were. */
export const forgetRpc = (context: ActionContext, chain: string): Promise<number> =>
  context.alone(() => forgetAlone(context, chain))

async function forgetAlone(context: ActionContext, chain: string): Promise<number> {
  const notes = context.settings.rpcs()[chain]
  if (notes === undefined) return 0
  const store = await context.secrets()
  // All places there can be, whatever the note says: one that was lost to a kill must not outlive it.
  for (const key of everyRpcKey(chain)) await store.delete(key)
  await context.settings.noteRpc(chain, null)
  return placedNotes(notes).length
}
