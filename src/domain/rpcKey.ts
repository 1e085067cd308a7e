/** Names of the secrets that hold a chain's RPC URLs, in the order in which they are asked: `rpc/<chain>`, then `/2` and on. */
export const rpcKey = (chain: string, place = 1): string => (place === 1 ? `rpc/${chain}` : `rpc/${chain}/${place}`)

export const rpcKeys = (chain: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => rpcKey(chain, index + 1))

/** Endpoints a chain may have. Each gets a share of the time: with more of them, none has enough. */
export const mostRpcs = 5
