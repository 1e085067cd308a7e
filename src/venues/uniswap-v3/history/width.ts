import type { EndpointMemory, RpcEndpoint } from '../../../domain/endpoint.ts'
import { modes } from '../modes/index.ts'

/** The widest that `rpc test` tries: a node that took it may take more. */
const widestMeasured = 100_000

/** Blocks that an endpoint is known to take in one question for logs; null where no limit of it is known. */
export function knownWidth(memory: EndpointMemory, { id }: RpcEndpoint): bigint | null {
  const facts = memory.get(id)
  if (facts?.logRange !== undefined) return BigInt(facts.logRange)
  const measured = facts?.measured?.logRange ?? null
  return measured === null || measured === 0 || measured >= widestMeasured ? null : BigInt(measured)
}

export function rememberWidth(memory: EndpointMemory, { id }: RpcEndpoint, width: bigint | null, now: Date): void {
  const facts = memory.get(id)
  if (width === null || width > BigInt(Number.MAX_SAFE_INTEGER) || facts?.logRange === Number(width)) return
  const { name, pageSize } = modes[0]!
  memory.put(id, { ...(facts ?? { mode: name, pageSize, learnedAt: now.toISOString() }), logRange: Number(width) })
}
