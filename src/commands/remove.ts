import { defineAction } from '../domain/command.ts'
import { Failure } from '../domain/failure.ts'
import { storeNames } from '../domain/secretStore.ts'
import { elsewhere, unverified } from './remove/elsewhere.ts'
import { purge } from './remove/purge.ts'
import { hedgeNamed } from './words/named.ts'
import { sweepPending } from './words/sweepPending.ts'

export const remove = defineAction({
  name: 'remove',
  summary: 'forget a hedge and every secret of it',
  operands: '<name>',
  examples: ['hedge remove eth-usdc --no-input   # asks nothing', 'hedge remove eth-usdc'],
  notes: [
    'Only what this program stored is deleted: your position and your perps are untouched. A stored RPC URL stays (hedge rpc remove).',
    'The access log keeps its entries: they know the hedge by a random id and hold no address (hedge log).',
  ].join('\n'),
  read: parsed => parsed.operands[0] ?? '',
  run: async (context, name) => {
    const hedge = hedgeNamed(context, name)
    if (context.interactive && !(await context.prompt.confirm({ message: `Forget ${name}?`, default: false }))) {
      throw new Failure('left', 'nothing was removed', `hedge remove ${name}`)
    }
    await sweepPending(context)
    const revoke = elsewhere(context, hedge)
    const { store, secrets, files } = await purge(context, hedge)
    const notVerified = unverified(hedge, store)
    return {
      report: { schema: 'hedge.remove/1', removed: name, store, secrets, files, revoke, notVerified },
      sections: [
        {
          kind: 'lines',
          lines: [
            `Removed ${name}; its addresses are out of ${storeNames[store]}, and ${filesGone(files)}. Looked again: nothing is left.`,
            'It could only read. To revoke what others may do with the account and the position:',
            ...revoke.map(line => `  ${line}`),
            'Not verified, because it cannot be seen from here:',
            ...notVerified.map(line => `  ${line}`),
          ],
        },
      ],
    }
  },
})

const filesGone = (count: number): string =>
  count === 0
    ? 'no file knew of it'
    : `${count} file${count === 1 ? '' : 's'} about it ${count === 1 ? 'is' : 'are'} deleted`
