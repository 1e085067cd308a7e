import type { RpcEndpoint } from '../../domain/endpoint.ts'
import type { Gap } from '../../domain/read.ts'
import { HttpFailure } from '../http.ts'
import { RpcError, RpcShapeError } from './RpcError.ts'
import { reduceText } from './reduceText.ts'
import { troubleOf } from './troubleOf.ts'

/** The chain that was asked, as commands call it; null while it has no name yet (`hedge chain add`). */
export type NamedChain = { name: string } | null

/** Words every way in which a node can fail. */
export function gapFrom(error: unknown, endpoint: RpcEndpoint, chain: NamedChain): Gap {
  const test = chain ? `hedge rpc test ${chain.name}` : 'check the URL, then run the same command again'
  const set = chain ? `hedge rpc set ${chain.name}` : 'check the URL, then run the same command again'
  const own = endpoint.own ? set : `${set}, to use an RPC of your own`
  const gap = (code: string, says: string, hint: string): Gap => ({
    code,
    source: rpcSource(endpoint, chain),
    message: `${endpoint.label} ${says}`,
    hint,
  })

  if (error instanceof HttpFailure) {
    switch (error.kind) {
      case 'unreachable':
        return gap('rpc-unreachable', error.message, test)
      case 'timeout':
        return gap('rpc-timeout', error.message, `${test}, or give it longer with --timeout`)
      case 'aborted':
        return gap('rpc-aborted', error.message, test)
      case 'redirect':
        return gap('rpc-redirect', `${error.message}; redirects are not followed`, set)
      case 'too-large':
        return gap('rpc-too-large', error.message, own)
      case 'not-json':
        return gap('rpc-not-json', error.message, set)
      case 'bad-url':
        return gap('rpc-bad-url', error.message, set)
      case 'status':
        return statusGap(error.status)
    }
  }
  if (error instanceof RpcShapeError) return gap('rpc-wrong-shape', error.message, set)
  if (error instanceof RpcError) {
    if (troubleOf(error) === 'rate-limit') return statusGap(429)
    const code = error.code === null ? '' : ` (code ${error.code})`
    return gap('rpc-error', `answered an error${code}: ${reduceText(error.message) || 'without a message'}`, test)
  }
  return gap('rpc-unreadable', 'gave an answer that could not be read', test)

  function statusGap(status: number | null): Gap {
    if (status === 401 || status === 403) return gap('rpc-refused', `refused the key (HTTP ${status})`, own)
    if (status === 429) return gap('rpc-rate-limited', 'is asked too often for its plan (rate limit)', own)
    if (status !== null && status >= 500) return gap('rpc-failing', `is failing (HTTP ${status})`, test)
    return gap('rpc-status', `answered HTTP ${status}, which is no JSON-RPC`, set)
  }
}

/** What a gap calls the node: "ethereum RPC", or the endpoint's label where the chain has no name yet. */
export const rpcSource = (endpoint: RpcEndpoint, chain: NamedChain): string =>
  chain ? `${chain.name} RPC` : endpoint.label
