import type { ActionContext } from '../../domain/actionContext.ts'
import type { Secret } from '../../domain/secret.ts'

/** The note comes first: a kill in between leaves a note without a URL, which is reported, and no orphaned secret. */
export async function storeRpc(
  context: ActionContext,
  chain: string,
  url: Secret,
  insecureHttp: boolean,
): Promise<void> {
  const before = context.settings.rpcs()[chain] ?? null
  const store = await context.secrets()
  await context.settings.noteRpc(chain, {
    setAt: context.now().toISOString(),
    ...(insecureHttp ? { insecureHttp: true as const } : {}),
  })
  try {
    await store.set(`rpc/${chain}`, url)
  } catch (error) {
    await context.settings.noteRpc(chain, before)
    throw error
  }
}
