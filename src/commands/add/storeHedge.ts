import type { ActionContext } from '../../domain/actionContext.ts'
import type { Address } from '../../domain/address.ts'
import { deleteSecrets } from '../../domain/deleteSecrets.ts'
import { Failure } from '../../domain/failure.ts'
import type { Hedge } from '../../domain/hedge.ts'
import { accountKey, walletKey } from '../../domain/hedgeKeys.ts'
import { Secret } from '../../domain/secret.ts'
import { OldUrlLeft, type StorableRpc, storeRpc } from '../words/storeRpc.ts'
import { refuseTaken } from './refuseTaken.ts'

export type HedgeSecrets = { wallet: Address; account: Address; newRpc: StorableRpc | null }

/**
 * Journal, secrets (each read back by the store), record. Whatever goes wrong on the way, Ctrl-C included, takes back
 * what was written, and leaves the chain the endpoints it had; after a kill the journal tells the next `add` what to clear
 * away.
 */
export const storeHedge = (context: ActionContext, hedge: Hedge, secrets: HedgeSecrets): Promise<void> =>
  context.alone(() => storeAlone(context, hedge, secrets))

async function storeAlone(context: ActionContext, hedge: Hedge, secrets: HedgeSecrets): Promise<void> {
  const { settings, signal } = context
  // Another run may have taken it since it was chosen.
  refuseTaken(context, hedge.name)
  const store = await context.secrets()
  const keys = { [walletKey(hedge.id)]: secrets.wallet, [accountKey(hedge.id)]: secrets.account }
  const record = () => settings.saveHedge(hedge)
  await settings.beginHedge(hedge.id)
  try {
    for (const [key, address] of Object.entries(keys)) {
      await store.set(key, new Secret(address))
      if (signal.aborted) throw new Failure('left', 'left before the end; nothing was stored', 'hedge add')
    }
    if (secrets.newRpc === null) await record()
    else await storeRpc(context, hedge.chain, secrets.newRpc, 'all', record)
  } catch (error) {
    // All of it is there, and so is a URL that should not be.
    if (error instanceof OldUrlLeft) throw error
    // What could not be taken back stays in the journal, and the next `add` clears it away.
    const taken = deleteSecrets(store, Object.keys(keys))
    await taken.then(
      () => settings.removeHedge(hedge.id),
      () => {},
    )
    throw error
  }
}
