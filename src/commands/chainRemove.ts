import { defineAction } from '../domain/command.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import { chainFrom } from './words/chain.ts'
import { forgetRpc } from './words/forgetRpc.ts'

export const chainRemove = defineAction({
  name: 'chain remove',
  summary: 'remove a chain you added',
  operands: '<name>',
  examples: ['hedge chain remove my-chain --json', 'hedge chain remove local'],
  read: ({ operands }) => operands[0] ?? '',
  run: async (context, name) => {
    const chain = chainFrom(context, name)
    if (context.chains.builtIn(chain.name)) {
      throw new Failure('built-in', `${chain.name} is built in and stays`, 'hedge chain list', exitCodes.usage)
    }
    const users = context.settings.hedges().filter(hedge => hedge.chain === chain.name)
    if (users.length > 0) {
      const names = users.map(hedge => hedge.name).join(', ')
      throw new Failure(
        'in-use',
        `${chain.name} is used by ${names}`,
        `hedge remove ${users[0]?.name}`,
        exitCodes.usage,
      )
    }
    await forgetRpc(context, chain.name)
    await context.settings.removeChain(chain.name)
    return {
      report: { schema: 'hedge.chain-remove/1', removed: chain.name },
      sections: [{ kind: 'lines', lines: [`Removed ${chain.name} and its RPC URL.`] }],
    }
  },
})
