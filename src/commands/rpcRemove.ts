import { defineAction } from '../domain/command.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import { chainFrom } from './words/chain.ts'
import { forgetRpc } from './words/forgetRpc.ts'

export const rpcRemove = defineAction({
  name: 'rpc remove',
  summary: 'forget the RPC endpoints of a chain',
  operands: '<chain>',
  examples: ['hedge rpc remove base --json', 'hedge rpc remove ethereum'],
  read: ({ operands }) => operands[0] ?? '',
  run: async (context, name) => {
    const chain = chainFrom(context, name)
    const removed = await forgetRpc(context, chain.name)
    if (removed === 0) {
      throw new Failure('no-rpc', `no endpoint of yours is set for ${chain.name}`, 'hedge rpc list', exitCodes.missing)
    }
    const next =
      chain.publicRpcs.length > 0
        ? 'its public endpoints are used from now on'
        : `set another: hedge rpc set ${chain.name}`
    return {
      report: { schema: 'hedge.rpc-remove/1', chain: chain.name, removed },
      sections: [
        {
          kind: 'lines',
          lines: [
            `${removed === 1 ? 'The endpoint' : `All ${removed} endpoints`} of ${chain.title} ${removed === 1 ? 'is' : 'are'} forgotten; ${next}.`,
          ],
        },
      ],
    }
  },
})
