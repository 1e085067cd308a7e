import type { ActionContext } from '../../domain/actionContext.ts'
import type { Address } from '../../domain/address.ts'
import { Failure } from '../../domain/failure.ts'
import type { Hedge } from '../../domain/hedge.ts'
import { accountKey, walletKey } from '../../domain/hedgeKeys.ts'
import { Secret } from '../../domain/secret.ts'
import { storeRpc } from '../words/storeRpc.ts'

export type HedgeSecrets = { wallet: Address; account: Address; newUrl: Secret | null; insecureHttp: boolean }

/**
 * Journal, secrets (each read back by the store), record. Whatever goes wrong on the way, Ctrl-C included, takes back
 * what was written; after a kill the journal tells the next `add` what to clear away.
 */
export const storeHedge = (context: ActionContext, hedge: Hedge, secrets: HedgeSecrets): Promise<void> =>
  context.alone(() => storeAlone(context, hedge, secrets))

async function storeAlone(context: ActionContext, hedge: Hedge, secrets: HedgeSecrets): Promise<void> {
  const { settings, signal } = context
  const store = await context.secrets()
  const keys = { [walletKey(hedge.id)]: secrets.wallet, [accountKey(hedge.id)]: secrets.account }
  await settings.beginHedge(hedge.id)
  try {
    for (const [key, address] of Object.entries(keys)) {
      await store.set(key, new Secret(address))
      if (signal.aborted) throw new Failure('left', 'left before the end; nothing was stored', 'hedge add')
    }
    if (secrets.newUrl !== null) await storeRpc(context, hedge.chain, secrets.newUrl, secrets.insecureHttp)
    await settings.saveHedge(hedge)
  } catch (error) {
    const kept = await Promise.allSettled(Object.keys(keys).map(key => store.delete(key)))
    // What could not be taken back stays in the journal, and the next `add` clears it away.
    if (kept.every(({ status }) => status === 'fulfilled')) await settings.removeHedge(hedge.id)
    throw error
  }
}
