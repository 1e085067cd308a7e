import { dollar, noAsset } from '../domain/assets.ts'
import { assetOfToken, type Chain, tokenRefusal } from '../domain/chain.ts'
import type { Subject } from '../domain/hedge.ts'
import { type LpSnapshot, ratioWasRead, type WirePosition, type WireToken } from '../domain/lp.ts'
import { holdsSomething } from './holdsSomething.ts'

/** The assets that the positions of a subject hold something of, dollars apart. */
export const assetsHeld = (subject: Subject, chain: Chain, snapshot: LpSnapshot): string[] =>
  assetsIn(subject, chain, snapshot, snapshot.positions.filter(holdsSomething))

/** The assets that some positions are of, dollars apart. */
export function assetsIn(
  subject: Subject,
  chain: Chain,
  snapshot: LpSnapshot,
  positions: readonly WirePosition[],
): string[] {
  const used = positions.flatMap(({ pool }) => snapshot.pools[pool] ?? [])
  const tokens = used.flatMap(({ token0, token1 }) => [snapshot.tokens[token0], snapshot.tokens[token1]])
  const assets = tokens.flatMap(token => (token === undefined ? [] : (assetOf(subject, chain, token) ?? [])))
  return [...new Set(assets)].filter(asset => asset !== dollar)
}

/** As its owner said, then as the chain literal knows; what is not one to one is what its contract says. */
function assetOf(subject: Subject, chain: Chain, token: WireToken): string | null {
  const said = subject.assets[token.address]
  const ratioRead = ratioWasRead(token)
  if (said === noAsset || tokenRefusal(chain, token.address, ratioRead) !== null) return null
  const known = assetOfToken(chain, token.address, ratioRead)
  return ratioRead ? known : (said ?? known)
}
