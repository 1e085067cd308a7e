import type { Address } from '../../../domain/address.ts'
import { callOf } from '../steps/words.ts'
import type { BlockNode } from './blockNode.ts'
import { yesOrNo } from './wordsOf.ts'

/** Which of these may take every NFT of the wallet. */
export async function readOperators(
  node: BlockNode,
  manager: Address,
  wallet: Address,
  candidates: readonly Address[],
) {
  const operators = [...new Set(candidates)]
  const said = await node.ask(operators.map(operator => callOf(manager, 'isApprovedForAll', wallet, operator)))
  return operators.map((operator, n) => ({ operator, approved: yesOrNo(said[n]!) }))
}
