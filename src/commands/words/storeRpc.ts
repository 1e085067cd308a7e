import type { ActionContext } from '../../domain/actionContext.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import { mostRpcs, rpcKey, rpcKeys } from '../../domain/rpcKey.ts'
import type { Secret } from '../../domain/secret.ts'

/**
 * Stores a URL in place of all that were set for the chain, or after them; resolves to its place. The note comes first: a
 * kill in between leaves a note without a URL, which is reported, and no orphaned secret.
 */
export async function storeRpc(
  context: ActionContext,
  chain: string,
  url: Secret,
  insecureHttp: boolean,
  also = false,
): Promise<number> {
  const before = context.settings.rpcs()[chain] ?? null
  const count = before === null ? 0 : 1 + (before.also?.length ?? 0)
  const place = also ? count + 1 : 1
  if (place > mostRpcs) {
    const hint = `hedge rpc remove ${chain}, then set the ones you want`
    throw new Failure('too-many-rpcs', `${chain} has ${count} endpoints already`, hint, exitCodes.usage)
  }
  const store = await context.secrets()
  const note = { setAt: context.now().toISOString(), ...(insecureHttp ? { insecureHttp: true as const } : {}) }
  const kept = place === 1 ? (before?.also ?? []) : [...(before?.also ?? []), note]
  const first = place === 1 || before === null ? note : before
  await context.settings.noteRpc(chain, { ...first, ...(kept.length > 0 ? { also: kept } : {}) })
  try {
    await store.set(rpcKey(chain, place), url)
  } catch (error) {
    await context.settings.noteRpc(chain, before)
    throw error
  }
  if (place > 1 || kept.length === 0) return place
  // The notes of the others go last: a kill in between leaves none of them in the store without a note.
  for (const key of rpcKeys(chain, count).slice(1)) await store.delete(key)
  await context.settings.noteRpc(chain, note)
  return place
}
