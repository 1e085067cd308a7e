import type { Address } from '../../../domain/address.ts'
import { RpcShapeError } from '../../json-rpc/RpcError.ts'
import { callOf, onlyWord } from '../steps/words.ts'
import type { BlockNode } from './blockNode.ts'

/** How many NFTs the wallet holds, as decimal text. */
export async function readBalance(node: BlockNode, manager: Address, wallet: Address): Promise<string> {
  const [said] = await node.ask([callOf(manager, 'balanceOf', wallet)])
  const balance = onlyWord(said!)
  if (balance === null) throw new RpcShapeError('answered something that is not a number of NFTs')
  return String(balance)
}
