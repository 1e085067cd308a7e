import { publicEndpoint } from '../chains/endpoints/publicEndpoint.ts'
import type { RpcNotes } from '../domain/actionContext.ts'
import type { Chain } from '../domain/chain.ts'
import type { RpcEndpoint } from '../domain/endpoint.ts'
import { ReadFailure } from '../domain/failure.ts'
import { placedNotes, rpcIds, rpcKeys } from '../domain/rpcKey.ts'
import type { SecretStore } from '../domain/secretStore.ts'

/**
 * Where a chain is asked, in order. Who has set endpoints of their own is asked nowhere else, not even when all of them
 * fail: a public node would learn which address is looked at, behind its owner's back.
 */
export async function endpointsOf(
  chain: Chain,
  notes: RpcNotes | null,
  secrets: () => Promise<SecretStore>,
): Promise<RpcEndpoint[]> {
  if (notes === null) return chain.publicRpcs.map(url => publicEndpoint(chain, url))
  const marks = placedNotes(notes)
  const keys = rpcKeys(chain.name, notes)
  const found = await (await secrets()).getMany(keys)
  const own = rpcIds(chain.name, marks).flatMap((id, n): RpcEndpoint[] => {
    const url = found.get(keys[n]!)
    const label = marks.length === 1 ? `${chain.name} RPC` : `${chain.name} RPC ${n + 1} of ${marks.length}`
    return url ? [{ id, url, label, own: true }] : []
  })
  if (own.length === 0) throw lostUrl(chain.name)
  return own
}

/** A failed read, so that a report still shows the rest. */
const lostUrl = (chain: string): ReadFailure =>
  new ReadFailure({
    code: 'no-rpc',
    source: `${chain} RPC`,
    message: 'its URL is not in the secret store any more',
    hint: `hedge rpc set ${chain}`,
  })
