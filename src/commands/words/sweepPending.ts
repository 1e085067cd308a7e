import type { ActionContext } from '../../domain/actionContext.ts'
import { deleteSecrets } from '../../domain/deleteSecrets.ts'
import { targetKeys } from '../../domain/notifyTarget.ts'
import { journalledChain, journalledTarget, pendingKeys } from '../../domain/pendingKeys.ts'
import { rpcKeys } from '../../domain/rpcKey.ts'

/**
 * A run that is still at work has this long; an entry that is older was left by one that was killed, and one of the future by one whose
 * clock was wrong.
 */
const patience = 10 * 60 * 1000

type Sweeper = Pick<ActionContext, 'settings' | 'secrets' | 'now' | 'alone'>

/** Clears away what a killed run may have left in the store: every secret of its journal that no record names. */
export async function sweepPending(context: Sweeper): Promise<void> {
  const { settings } = context
  const old = Object.entries(settings.pending()).filter(
    ([, since]) => !(Math.abs(context.now().getTime() - Date.parse(since)) < patience),
  )
  if (old.length > 0)
    await context.alone(() =>
      sweep(
        context,
        old.map(([entry]) => entry),
      ),
    )
}

async function sweep(context: Sweeper, entries: readonly string[]): Promise<void> {
  const { settings } = context
  const store = await context.secrets()
  for (const entry of entries.filter(known => known in settings.pending())) {
    const [chain, target] = [journalledChain(entry), journalledTarget(entry)]
    const named = [
      ...(chain === null ? [] : rpcKeys(chain, settings.rpcs()[chain])),
      ...(target === null ? [] : targetKeys(target, settings.notifyTargets()[target])),
    ]
    const orphaned = pendingKeys(entry).filter(key => !named.includes(key))
    await deleteSecrets(store, orphaned)
    if (chain !== null) await settings.endRpc(chain)
    else if (target !== null) await settings.endTarget(target)
    else await settings.removeHedge(entry)
  }
}
