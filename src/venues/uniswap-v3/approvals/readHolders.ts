import type { Address } from '../../../domain/address.ts'
import type { Approvals } from '../../../domain/approvals.ts'
import { ReadFailure } from '../../../domain/failure.ts'
import { rpcSource } from '../../json-rpc/gapFrom.ts'
import { RpcShapeError } from '../../json-rpc/RpcError.ts'
import type { Asked } from '../page.ts'
import { callOf } from '../steps/words.ts'
import type { BlockNode } from './blockNode.ts'
import { addressSaid } from './wordsOf.ts'

/** Of each NFT its holder now, what stands there, and who may take that one NFT. */
export async function readHolders(
  node: BlockNode,
  asked: Asked,
  tokenIds: readonly string[],
): Promise<Approvals['positions']> {
  const ids = [...new Set(tokenIds)]
  const manager = asked.positionManager
  const said = await node.ask(
    ids.flatMap(id => [callOf(manager, 'ownerOf', BigInt(id)), callOf(manager, 'getApproved', BigInt(id))]),
  )
  const positions = ids.map((tokenId, n) => {
    // An NFT that has gone since its position was read reverts.
    if (!said[2 * n]!.ok) throw goneSince(asked, tokenId)
    const owner = addressSaid(said[2 * n]!)
    if (owner === null) throw new RpcShapeError('answered that nobody holds an NFT which exists')
    return { tokenId, owner, approved: addressSaid(said[2 * n + 1]!) }
  })
  return Promise.all(positions.map(async each => ({ ...each, ownerCode: await node.code(each.owner as Address) })))
}

const goneSince = (asked: Asked, tokenId: string): ReadFailure =>
  new ReadFailure({
    code: 'position-gone',
    source: rpcSource(asked.rpc, asked.chain),
    message: `NFT ${tokenId} is not there any more, a moment after its position was read`,
    hint: 'run the same command again',
  })
