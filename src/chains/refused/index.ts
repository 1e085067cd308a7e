import { zksync } from './zksync.ts'

/** A chain where Uniswap V3 is deployed and where positions cannot be read. `names`: what it may be asked for by. */
export type RefusedChain = { names: readonly string[]; title: string; chainId: number; reason: string }

export const refusedChains: readonly RefusedChain[] = [zksync]

/** Why a chain is refused, in a sentence; null when nothing is known against it. */
export function refusalOf(nameOrId: string | number): string | null {
  const asked = String(nameOrId).trim().toLowerCase()
  const refused = refusedChains.find(({ names, chainId }) => names.includes(asked) || String(chainId) === asked)
  return refused === undefined ? null : `${refused.title} (chain ${refused.chainId}) cannot be read: ${refused.reason}`
}
