import type { Chain } from '../../../src/domain/chain.ts'
import type { EndpointFacts, EndpointMemory, RpcEndpoint } from '../../../src/domain/endpoint.ts'
import type { LpQuery } from '../../../src/domain/venue.ts'
import { createUniswapV3 } from '../../../src/venues/uniswap-v3/index.ts'

/** A memory for one test; `facts` is what it holds. */
export function memoryOf(facts: Record<string, EndpointFacts> = {}): EndpointMemory & {
  facts: Record<string, EndpointFacts>
} {
  return {
    facts,
    get: id => facts[id],
    put(id, learned) {
      facts[id] = learned
    },
    forget(isGone) {
      for (const id of Object.keys(facts)) if (isGone(id)) delete facts[id]
    },
  }
}

/** Nothing is remembered from one call to the next. */
export const learningOf = (signal: AbortSignal) => ({ signal, memory: memoryOf(), now: () => new Date() })

/** Reads at one endpoint, as if for the first time. */
export const uniswapV3 = {
  readPositions: (chain: Chain, rpc: RpcEndpoint, query: LpQuery, signal: AbortSignal) =>
    createUniswapV3({ memory: memoryOf(), now: () => new Date(), timeout: 20_000 }).readPositions(
      chain,
      [rpc],
      query,
      signal,
    ),
}
