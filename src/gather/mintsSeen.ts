import type { Sources } from './gathering.ts'

/** When NFTs were minted (milliseconds), as soon as the scan of their past comes to it. */
export type MintsSeen = {
  tell(chain: string, tokenId: string, at: number): void
  /** Never resolves for one of which it is not seen. */
  of(chain: string, tokenId: string): Promise<number>
}

const all = new WeakMap<Sources, MintsSeen>()

/** Those of one run. */
export function mintsOf(sources: Sources): MintsSeen {
  const seen = all.get(sources) ?? openMints()
  all.set(sources, seen)
  return seen
}

function openMints(): MintsSeen {
  const waiting = new Map<string, PromiseWithResolvers<number>>()
  const entry = (chain: string, tokenId: string) => {
    const key = `${chain} ${tokenId}`
    const own = waiting.get(key) ?? Promise.withResolvers<number>()
    waiting.set(key, own)
    return own
  }
  return {
    tell: (chain, tokenId, at) => entry(chain, tokenId).resolve(at),
    of: (chain, tokenId) => entry(chain, tokenId).promise,
  }
}
