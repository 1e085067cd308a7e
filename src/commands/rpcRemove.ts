import { defineAction } from '../domain/command.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import { chainFrom } from './words/chain.ts'

export const rpcRemove = defineAction({
  name: 'rpc remove',
  summary: 'forget an RPC endpoint',
  operands: '<chain>',
  examples: ['hedge rpc remove ethereum'],
  read: ({ operands }) => operands[0] ?? '',
  run: async (context, name) => {
    const chain = chainFrom(context, name)
    if (context.settings.rpcs()[chain.name] === undefined) {
      throw new Failure('no-rpc', `no endpoint of yours is set for ${chain.name}`, 'hedge rpc list', exitCodes.missing)
    }
    await (await context.secrets()).delete(`rpc/${chain.name}`)
    await context.settings.noteRpc(chain.name, null)
    const next =
      chain.publicRpcs.length > 0
        ? 'its public endpoint is used from now on'
        : `set another: hedge rpc set ${chain.name}`
    return {
      report: { schema: 'hedge.rpc-remove/1', chain: chain.name },
      sections: [{ kind: 'lines', lines: [`The endpoint of ${chain.title} is forgotten; ${next}.`] }],
    }
  },
})
