import type { Deployment } from '../../domain/actionContext.ts'
import type { EndpointMeasure, OpenNamespaces } from '../../domain/endpoint.ts'
import type { Proof } from '../../domain/proof.ts'
import type { RpcUrlFacts } from './rpcUrl.ts'

export type RpcFindings = {
  facts: RpcUrlFacts
  deployment: Deployment
  signs: boolean
  namespaces: OpenNamespaces
  measured: EndpointMeasure
  lagSeconds: number
}

/** What was proved of an RPC URL, as evidence: nothing of the URL itself. */
export function rpcProof(found: RpcFindings, now: Date): Proof[] {
  const { facts, deployment, signs, namespaces, measured, lagSeconds } = found
  const at = now.toISOString()
  const open = [...namespaces.signing, ...namespaces.admin, ...namespaces.development]
  const unanswered = namespaces.unknown > 0 ? `, ${namespaces.unknown} of the questions without an answer` : ''
  return [
    { what: 'transport', how: 'URL', at, result: transportOf(facts) },
    { what: 'chain-id', how: 'eth_chainId', at, result: String(deployment.chainId) },
    { what: 'position-manager', how: 'factory', at, result: 'has code, and names the factory' },
    { what: 'head-lag', how: 'block timestamp', at, result: `${lagSeconds} s` },
    { what: 'accounts', how: 'eth_accounts', at, result: signs ? 'holds accounts (loopback)' : 'none' },
    { what: 'namespaces', how: 'rpc_modules, listings', at, result: `${open.join(' ') || 'none open'}${unanswered}` },
    { what: 'log-range', how: 'eth_getLogs', at, result: counted(measured.logRange) },
    { what: 'archive-depth', how: 'eth_call', at, result: counted(measured.archiveDepth) },
  ]
}

const transportOf = ({ loopback, insecureHttp }: RpcUrlFacts): string =>
  insecureHttp ? 'plain http' : loopback ? 'loopback' : 'https'

const counted = (blocks: number | null): string => (blocks === null ? 'not known' : `${blocks} blocks`)
