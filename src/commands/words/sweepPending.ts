import type { ActionContext } from '../../domain/actionContext.ts'
import { hedgeKeys } from '../../domain/hedgeKeys.ts'

/** An `add` that is still at work has this long; one that is older was killed. */
const patience = 10 * 60 * 1000

/** Clears away what a killed `add` may have left in the store: secrets whose hedge was never saved. */
export async function sweepPending(context: ActionContext): Promise<void> {
  const old = Object.entries(context.settings.pending()).filter(
    ([, since]) => !(context.now().getTime() - Date.parse(since) < patience),
  )
  if (old.length === 0) return
  const store = await context.secrets()
  for (const [id] of old) {
    for (const key of hedgeKeys(id)) await store.delete(key)
    await context.settings.removeHedge(id)
  }
}
