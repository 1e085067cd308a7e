import { defineAction } from '../domain/command.ts'
import { Failure } from '../domain/failure.ts'
import { hedgeKeys } from '../domain/hedgeKeys.ts'
import { StoreFailure } from '../domain/secretStore.ts'
import { hedgeNamed } from './words/named.ts'
import { sweepPending } from './words/sweepPending.ts'

export const remove = defineAction({
  name: 'remove',
  summary: 'forget a hedge and every secret of it',
  operands: '<name>',
  examples: ['hedge remove eth-usdc'],
  notes:
    'Only what this program stored is deleted: your position and your perps are untouched. A stored RPC URL stays (hedge rpc remove).',
  read: parsed => parsed.operands[0] ?? '',
  run: async (context, name) => {
    const hedge = hedgeNamed(context, name)
    if (context.interactive && !(await context.prompt.confirm({ message: `Forget ${name}?`, default: false }))) {
      throw new Failure('left', 'nothing was removed', `hedge remove ${name}`)
    }
    await sweepPending(context)
    const store = await context.secrets()
    const keys = hedgeKeys(hedge.id)
    // Secrets first: a kill in between leaves a hedge that says its secrets are missing, and no orphaned secret.
    for (const key of keys) await store.delete(key)
    const left = [...(await store.getMany(keys)).values()].filter(secret => secret !== null)
    if (left.length > 0) {
      throw new StoreFailure(
        'store-failed',
        'the secret store says it deleted, and still holds the addresses',
        `hedge remove ${name}`,
      )
    }
    await context.forgetHistory(hedge.id)
    await context.settings.removeHedge(hedge.id)
    return {
      report: { schema: 'hedge.remove/1', removed: name },
      sections: [{ kind: 'lines', lines: [`Removed ${name}; its addresses are out of the ${store.kind}.`] }],
    }
  },
})
