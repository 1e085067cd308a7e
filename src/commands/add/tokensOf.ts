import type { Hedge } from '../../domain/hedge.ts'
import type { LpSnapshot, WirePosition, WireToken } from '../../domain/lp.ts'
import { isClosed } from '../words/isClosed.ts'

/**
 * The tokens of the chosen positions, each once: those of an open one, and those of closed ones alone, of which nothing
 * has to be known.
 */
export function tokensOf(snapshot: LpSnapshot, tokenIds: Hedge['tokenIds']): { held: WireToken[]; gone: WireToken[] } {
  const chosen = snapshot.positions.filter(({ tokenId }) => tokenIds === 'all' || tokenIds.includes(tokenId))
  const held = tokensIn(
    snapshot,
    chosen.filter(position => !isClosed(position)),
  )
  return { held, gone: tokensIn(snapshot, chosen).filter(token => !held.includes(token)) }
}

function tokensIn({ pools, tokens }: LpSnapshot, positions: readonly WirePosition[]): WireToken[] {
  const used = [...new Set(positions.map(({ pool }) => pool))].flatMap(index => pools[index] ?? [])
  const indexes = [...new Set(used.flatMap(({ token0, token1 }) => [token0, token1]))]
  return indexes.flatMap(index => tokens[index] ?? [])
}
