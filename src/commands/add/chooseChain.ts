import type { ActionContext } from '../../domain/actionContext.ts'
import type { Chain } from '../../domain/chain.ts'
import type { RpcEndpoint } from '../../domain/endpoint.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import { chainFrom } from '../words/chain.ts'
import { proveRpc } from '../words/proveRpc.ts'
import type { StorableRpc } from '../words/storeRpc.ts'
import type { AddOptions } from './options.ts'

/** The chain, and where it is asked. `newRpc` is an endpoint that is not stored yet. */
export type ChosenChain = { chain: Chain; rpcs: readonly RpcEndpoint[]; newRpc: StorableRpc | null }

export async function chooseChain(context: ActionContext, options: AddOptions): Promise<ChosenChain> {
  const chain = options.chain === null ? await askChain(context) : chainFrom(context, options.chain)
  const fromStdin = options.rpcStdin ? await context.readSecretFromStdin('the RPC URL') : null
  const stored = fromStdin === null ? await context.chains.endpoints(chain) : []
  if (stored.length > 0) return { chain, rpcs: stored, newRpc: null }
  if (fromStdin === null && !context.interactive) {
    throw new Failure(
      'no-rpc',
      `${chain.name} has no public endpoint, and none of yours is set`,
      `printf %s "$URL" | hedge rpc set ${chain.name}`,
      exitCodes.usage,
    )
  }
  const url = fromStdin ?? (await context.prompt.secret({ message: `RPC URL of ${chain.title} (hidden)` }))
  const { chainId, positionManager, factory } = chain
  const proved = await proveRpc(context, url, {
    chain: chain.name,
    chainId,
    positionManager,
    factory,
    insecureHttp: options.insecureHttp,
  })
  return { chain, rpcs: [context.chains.candidate(url, chain.name)], newRpc: { ...proved, url } }
}

const askChain = (context: ActionContext): Promise<Chain> =>
  context.prompt.choose({
    message: 'Which chain is the Uniswap V3 position on?',
    choices: context.chains.all().map(chain => ({ name: chain.title, value: chain })),
  })
