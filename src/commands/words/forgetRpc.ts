import type { ActionContext } from '../../domain/actionContext.ts'
import { deleteSecrets } from '../../domain/deleteSecrets.ts'
import { everyRpcKey, placedNotes } from '../../domain/rpcKey.ts'

/** Deletes every URL of a chain, looks for them, then forgets the note of them; resolves to how many there were. */
export const forgetRpc = (context: ActionContext, chain: string): Promise<number> =>
  context.alone(() => forgetAlone(context, chain))

async function forgetAlone(context: ActionContext, chain: string): Promise<number> {
  const notes = context.settings.rpcs()[chain]
  if (notes === undefined) return 0
  // All places there can be, whatever the note says: one that was lost to a kill must not outlive it.
  await deleteSecrets(await context.secrets(), everyRpcKey(chain), `hedge rpc remove ${chain}`)
  await context.settings.noteRpc(chain, null)
  context.chains.forgetOthers(chain, [])
  return placedNotes(notes).length
}
