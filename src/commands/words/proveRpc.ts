import type { ActionContext, Deployment } from '../../domain/actionContext.ts'
import type { Address } from '../../domain/address.ts'
import { exitCodes, Failure, ReadFailure } from '../../domain/failure.ts'
import type { Secret } from '../../domain/secret.ts'
import { refuseSigning } from './refuse.ts'
import { checkRpcUrl, type RpcUrlFacts } from './rpcUrl.ts'

export type Wanted = {
  chain: string
  chainId: number
  positionManager: Address
  /** Null while the chain is being added: then it is what the position manager says. */
  factory: Address | null
  insecureHttp: boolean
}

/**
 * Proves that a URL may be stored: it is the right chain, the position manager answers there, and the node holds no
 * account it could sign for (on loopback, a development node, that is said instead).
 */
export async function proveRpc(context: ActionContext, url: Secret, wanted: Wanted): Promise<RpcUrlFacts & Deployment> {
  await refuseSigning(context, url.reveal(), 'mainnet')
  const facts = checkRpcUrl(url, wanted.insecureHttp)
  const rpc = context.chains.candidate(url, wanted.chain)
  const signal = context.deadline()
  const named = { name: wanted.chain, chainId: wanted.chainId }
  const [deployment, signs] = await context.progress(
    `Asking the ${wanted.chain} RPC`,
    Promise.all([
      context.chains.probe(wanted.positionManager, rpc, signal, named).catch(refuseWrongChain),
      context.chains.signs(rpc, signal),
    ]),
  )
  if (wanted.factory !== null && deployment.factory !== wanted.factory) {
    throw new Failure(
      'wrong-factory',
      `the position manager there belongs to factory ${deployment.factory}, not to ${wanted.factory}`,
      'this node does not serve the chain it says it does: use another',
      exitCodes.refused,
    )
  }
  if (signs && !facts.loopback) {
    throw new Failure(
      'trading-permission',
      'Trading permission detected: this node holds accounts and would sign for whoever reaches it',
      'use an endpoint without accounts (eth_accounts must be empty)',
      exitCodes.refused,
    )
  }
  if (signs)
    context.say(
      'Note: this node holds accounts it can sign for. On loopback that is a development node; nothing here uses them.',
    )
  if (facts.insecureHttp)
    context.say('Note: plain http beyond this machine. Anyone on the way can read it and change the answers.')
  return { ...facts, ...deployment }
}

/** Of a read it is a gap; of a URL that is to be stored, a refusal. */
function refuseWrongChain(error: unknown): never {
  if (!(error instanceof ReadFailure) || error.gap.code !== 'wrong-chain') throw error
  throw new Failure('wrong-chain', `Wrong chain: ${error.gap.message}`, error.gap.hint, exitCodes.refused)
}
