import type { ActionContext, Deployment } from '../../domain/actionContext.ts'
import type { Address } from '../../domain/address.ts'
import type { EndpointMeasure, OpenNamespaces } from '../../domain/endpoint.ts'
import { exitCodes, Failure, ReadFailure } from '../../domain/failure.ts'
import type { Proof } from '../../domain/proof.ts'
import type { Secret } from '../../domain/secret.ts'
import { credentialFailure } from './credentialErrors.ts'
import { refuseSigning } from './refuse.ts'
import { rpcProof } from './rpcProof.ts'
import { checkRpcUrl, type RpcUrlFacts } from './rpcUrl.ts'

export type Wanted = {
  chain: string
  chainId: number
  positionManager: Address
  /** Null while the chain is being added: then it is what the position manager says. */
  factory: Address | null
  insecureHttp: boolean
}

export type ProvedRpc = RpcUrlFacts & Deployment & { measured: EndpointMeasure; proof: readonly Proof[] }

/** Seconds behind which a head is told to lag; blocks of the slowest chain come every twelve. */
const longLag = 600

/**
 * Proves that a URL may be stored: it is the right chain, the position manager answers there, and the node neither holds an
 * account it could sign for nor lets whoever reaches it administer it (on loopback, a development node, that is said
 * instead). What it can do is measured, to be remembered.
 */
export async function proveRpc(context: ActionContext, url: Secret, wanted: Wanted): Promise<ProvedRpc> {
  const text = url.reveal()
  await refuseSigning(context, text, 'mainnet')
  if (context.classify(text) === 'header') throw headerAsUrl()
  const facts = checkRpcUrl(url, wanted.insecureHttp)
  const rpc = context.chains.candidate(url, wanted.chain)
  const signal = context.deadline()
  const named = { name: wanted.chain, chainId: wanted.chainId }
  const [deployment, signs, namespaces] = await context.progress(
    `Asking the ${wanted.chain} RPC`,
    Promise.all([
      context.chains.probe(wanted.positionManager, rpc, signal, named),
      context.chains.signs(rpc, signal),
      context.chains.openNamespaces(rpc, signal),
    ]).catch(refuseByName),
  )
  if (wanted.factory !== null && deployment.factory !== wanted.factory) {
    throw credentialFailure(
      'wrongChain',
      'wrong-factory',
      `the position manager there belongs to factory ${deployment.factory}, not to ${wanted.factory}`,
      'use another endpoint: this node does not serve the chain it says it does',
    )
  }
  if (!facts.loopback) refuseAuthority(signs, namespaces)
  sayAuthority(context, signs, namespaces)
  const lagSeconds = Math.max(0, Math.round(context.now().getTime() / 1000 - Number(deployment.block.timestamp)))
  if (!facts.loopback && lagSeconds > longLag)
    context.say(`Note: its newest block is ${Math.round(lagSeconds / 60)} minutes old: the node lags, or a clock does.`)
  if (facts.insecureHttp)
    context.say('Note: plain http beyond this machine. Anyone on the way can read it and change the answers.')
  const measured = await context.progress(
    'Measuring what it can do',
    context.chains.measure(wanted.positionManager, rpc, context.deadline()),
  )
  const proof = rpcProof({ facts, deployment, signs, namespaces, measured, lagSeconds }, context.now())
  return { ...facts, ...deployment, measured, proof }
}

function refuseAuthority(signs: boolean, { signing, admin, development }: OpenNamespaces): void {
  if (signs) {
    throw credentialFailure(
      'trading',
      'trading-permission',
      'this node holds accounts and would sign for whoever reaches it',
      'use an endpoint without accounts (eth_accounts must be empty)',
    )
  }
  const forging = [...signing, ...development]
  if (forging.length > 0) {
    throw credentialFailure(
      'trading',
      'trading-permission',
      `this node signs or forges transactions for whoever reaches it (its ${forging.join(', ')} namespace answers)`,
      'use an endpoint that serves eth, net and web3 alone',
    )
  }
  if (admin.length > 0) {
    throw credentialFailure(
      'permissions',
      'admin-namespace',
      `this node can be administered by whoever reaches it (its ${admin.join(', ')} namespace answers)`,
      'use an endpoint that serves eth, net and web3 alone',
    )
  }
}

/** On loopback; beyond it, none of this is left to be said. */
function sayAuthority(context: ActionContext, signs: boolean, { signing, admin, development }: OpenNamespaces): void {
  if (signs || signing.length > 0)
    context.say(
      'Note: this node holds accounts it can sign for. On loopback that is a development node; nothing here uses them.',
    )
  else if (admin.length + development.length > 0)
    context.say('Note: this node can be administered. On loopback that is a node of your own; nothing here does.')
}

/** Of a read it is a gap; of a URL that is to be stored, a refusal. */
function refuseByName(error: unknown): never {
  if (!(error instanceof ReadFailure)) throw error
  const { code, message, hint } = error.gap
  if (code === 'wrong-chain') throw credentialFailure('wrongChain', 'wrong-chain', message, hint)
  if (code === 'rpc-refused') throw credentialFailure('denied', 'permission-denied', message, hint)
  // What a read would say to try is about the endpoint that is set, and this one is not yet.
  const longer = code === 'rpc-timeout' ? ', or give it longer with --timeout' : ''
  throw new ReadFailure({ ...error.gap, hint: `check the URL, then run the same command again${longer}` })
}

const headerAsUrl = (): Failure =>
  new Failure(
    'bad-rpc-url',
    'that is a request header, or a line of a shell with one: keys in headers are not sent',
    'use the form of your provider with the key in the path: https://host/KEY',
    exitCodes.usage,
  )
