import { defineAction } from '../domain/command.ts'
import { storeNames } from '../domain/secretStore.ts'
import { askRpcUrl } from './words/askRpcUrl.ts'
import { chainFrom } from './words/chain.ts'
import { flagOption } from './words/options.ts'
import { proveRpc } from './words/proveRpc.ts'
import { storeRpc } from './words/storeRpc.ts'

export const rpcSet = defineAction({
  name: 'rpc set',
  summary: 'set the RPC endpoint of a chain (the URL is a secret)',
  operands: '<chain>',
  options: [
    { flags: '--also', description: 'keep what is set, and ask this one where those before it fail' },
    { flags: '--insecure-http', description: 'accept plain http beyond this machine' },
  ],
  examples: ['hedge rpc set ethereum', 'hedge rpc set ethereum --also', 'printf %s "$URL" | hedge rpc set ethereum'],
  notes: 'The URL is asked for without echo, or read from standard input; never taken from the command line.',
  read: parsed => ({
    chain: parsed.operands[0] ?? '',
    also: flagOption(parsed, 'also'),
    insecureHttp: flagOption(parsed, 'insecureHttp'),
  }),
  run: async (context, { chain: name, also, insecureHttp }) => {
    const chain = chainFrom(context, name)
    const url = await askRpcUrl(context, chain, `hedge rpc set ${chain.name}`)
    const { chainId, positionManager, factory } = chain
    const proved = await proveRpc(context, url, { chain: chain.name, chainId, positionManager, factory, insecureHttp })
    const { place } = await storeRpc(context, chain.name, { ...proved, url }, also ? 'none' : 'all')
    const { kind } = await context.secrets()
    return {
      report: { schema: 'hedge.rpc-set/1', chain: chain.name, chainId, block: proved.block.number, place, store: kind },
      sections: [
        {
          kind: 'lines',
          lines: [
            `${chain.title} will be read at this endpoint (block ${proved.block.number})${place > 1 ? ' where those before it fail' : ''}; its URL is in ${storeNames[kind]}.`,
          ],
        },
      ],
    }
  },
})
