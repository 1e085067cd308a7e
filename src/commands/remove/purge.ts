import type { ActionContext } from '../../domain/actionContext.ts'
import { deleteSecrets } from '../../domain/deleteSecrets.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import type { Hedge } from '../../domain/hedge.ts'
import { hedgeKeys } from '../../domain/hedgeKeys.ts'
import { type SecretStore, storeNames } from '../../domain/secretStore.ts'

export type Purged = {
  store: SecretStore['kind']
  /** How many of its secrets were there and went; each was read back as absent. */
  secrets: number
  files: number
}

/**
 * Deletes every secret, file and record of a hedge, and looks again. Secrets first: a kill in between leaves a hedge that
 * says its secrets are missing, which another `remove` takes away, and no orphaned secret.
 */
export const purge = (context: ActionContext, hedge: Hedge): Promise<Purged> =>
  context.alone(async () => {
    const store = await context.secrets()
    const secrets = await deleteSecrets(store, hedgeKeys(hedge.id), `hedge remove ${hedge.name}`)
    const files = await context.forgetHedge(hedge.id)
    const [first] = files.left
    if (first !== undefined) {
      throw new Failure(
        'cannot-delete',
        `its addresses are out of ${storeNames[store.kind]}, and what was learned of it cannot be deleted: ${files.left.join(', ')}`,
        `rm ${first}, then: hedge remove ${hedge.name}`,
        exitCodes.failure,
      )
    }
    await context.settings.removeHedge(hedge.id)
    return { store: store.kind, secrets, files: files.deleted }
  })
