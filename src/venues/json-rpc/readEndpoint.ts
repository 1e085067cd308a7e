import type { RpcEndpoint } from '../../domain/endpoint.ts'
import type { Gap, Read } from '../../domain/read.ts'
import type { RpcReading } from '../../domain/rpcReading.ts'
import { gapFrom, rpcSource } from './gapFrom.ts'
import { holdsAccounts } from './holdsAccounts.ts'
import { openNamespaces } from './measure/namespaces.ts'
import { RpcShapeError } from './RpcError.ts'
import { readHead } from './readHead.ts'

export type EndpointAnswers = Pick<RpcReading, 'head' | 'signs' | 'namespaces'>

/** Milliseconds an endpoint has for each of the two rounds. */
const patience = 8_000

/**
 * What an endpoint says of itself: two requests, and of one's own another nine about what it would sign. A public one is not asked about
 * that: nobody's accounts there are the asker's. Never throws.
 */
export async function readEndpoint(
  chain: { name: string },
  rpc: RpcEndpoint,
  now: () => Date,
  signal: AbortSignal,
): Promise<EndpointAnswers> {
  const part = async <T>(ask: (limit: AbortSignal) => Promise<T>): Promise<Read<T>> => {
    try {
      return { ok: await ask(AbortSignal.any([signal, AbortSignal.timeout(patience)])), at: now().toISOString() }
    } catch (error) {
      return { gap: gapFrom(error, rpc, chain) }
    }
  }
  const head = await part(async limit => {
    const { chainId, number, timestamp } = await readHead(rpc, 'latest', limit)
    if (chainId > BigInt(Number.MAX_SAFE_INTEGER)) throw new RpcShapeError('answered a chain id that no chain has')
    const askedAt = now().toISOString()
    return { chainId: Number(chainId), block: String(number), timestamp: String(timestamp), askedAt }
  })
  if (!rpc.own) return { head, signs: notAsked(chain, rpc), namespaces: notAsked(chain, rpc) }
  if ('gap' in head && silent.includes(head.gap.code)) return { head, signs: head, namespaces: head }
  const [signs, namespaces] = await Promise.all([
    part(limit => holdsAccounts(rpc, limit)),
    part(limit => openNamespaces({ rpc, signal: limit })),
  ])
  return { head, signs, namespaces }
}

/** Nobody there to answer anything else either. */
const silent = ['rpc-unreachable', 'rpc-timeout', 'rpc-aborted', 'rpc-bad-url']

const notAsked = (chain: { name: string }, rpc: RpcEndpoint): { gap: Gap } => ({
  gap: {
    code: 'not-asked',
    source: rpcSource(rpc, chain),
    message: `${rpc.label} is a public endpoint, which is not asked what it signs`,
    hint: `hedge rpc set ${chain.name}, to use an RPC of your own`,
  },
})
