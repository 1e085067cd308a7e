import type { Chain } from '../../domain/chain.ts'
import type { HeadReading } from '../../domain/doctorFacts.ts'
import type { RpcEndpoint } from '../../domain/endpoint.ts'
import type { Io } from '../../domain/io.ts'
import type { Redactor } from '../../secrets/redaction.ts'
import { gapFrom } from '../../venues/json-rpc/gapFrom.ts'
import { RpcShapeError } from '../../venues/json-rpc/RpcError.ts'
import { readHead } from '../../venues/json-rpc/readHead.ts'
import { cleaning } from '../cleanVenue.ts'

/** Milliseconds that one endpoint has. */
const patience = 8_000

/** The newest block of each endpoint, asked side by side. A node may echo its URL: what it says is redacted. */
export async function readHeads(
  chain: Chain,
  endpoints: readonly RpcEndpoint[],
  { io, redactor: { guard, redact }, signal }: { io: Pick<Io, 'now'>; redactor: Redactor; signal: AbortSignal },
): Promise<HeadReading[]> {
  for (const { own, url } of endpoints) if (own) guard(url)
  const { redacted } = cleaning(redact)
  const headOf = async (rpc: RpcEndpoint): Promise<HeadReading['head']> => {
    try {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(patience)])
      const { chainId, number, timestamp } = await readHead(rpc, 'latest', limit)
      if (chainId > BigInt(Number.MAX_SAFE_INTEGER)) throw new RpcShapeError('answered a chain id that no chain has')
      const at = io.now().toISOString()
      const head = { chainId: Number(chainId), block: String(number), timestamp: String(timestamp), askedAt: at }
      return { ok: head, at }
    } catch (error) {
      return { gap: redacted(gapFrom(error, rpc, chain)) }
    }
  }
  return Promise.all(
    endpoints.map(async (rpc, index) => ({
      place: index + 1,
      label: rpc.label,
      own: rpc.own,
      head: await headOf(rpc),
    })),
  )
}
