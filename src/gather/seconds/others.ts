import { publicEndpoint } from '../../chains/endpoints/publicEndpoint.ts'
import type { Chain } from '../../domain/chain.ts'
import type { RpcEndpoint } from '../../domain/endpoint.ts'
import { sameProvider } from '../../secrets/sameProvider.ts'

/** Endpoints of other providers than this one's, one of each, the person's own first. */
export function others(chain: Chain, first: RpcEndpoint, endpoints: readonly RpcEndpoint[]): RpcEndpoint[] {
  const asked: RpcEndpoint[] = [first]
  for (const rpc of [...endpoints, ...chain.publicRpcs.map(url => publicEndpoint(chain, url))]) {
    if (!asked.some(({ url }) => sameProvider(url, rpc.url))) asked.push(rpc)
  }
  return asked.slice(1)
}
