import { callOf, onlyWord } from '../../steps/words.ts'
import type { ScanQuery } from './scanOperators.ts'

/**
 * An NFT whose events must be among those of the position manager: the oldest that the wallet has or had, else the first of those
 * that the contract has. Null where it has none.
 */
export async function witnessOf({
  chain,
  node,
  positions,
  burned = [],
}: Pick<ScanQuery, 'chain' | 'node' | 'positions' | 'burned'>): Promise<string | null> {
  const [own] = [...positions.map(({ tokenId }) => BigInt(tokenId)), ...burned.map(BigInt)].sort((a, b) =>
    a < b ? -1 : 1,
  )
  if (own !== undefined) return String(own)
  const [said] = await node.ask([callOf(chain.positionManager, 'tokenByIndex', 0n)])
  const first = onlyWord(said!)
  return first === null ? null : String(first)
}
