import { encodeDeployData, zeroAddress } from 'viem'
import type { Hex } from '../../../domain/address.ts'
import type { Asked, PageQuery } from '../page.ts'
import { lensAbi } from './abi.ts'
import { lensBytecode } from './bytecode.ts'

/** The `data` of a call without a receiver that runs the lens; `asCode` has it answer as the code of a contract. */
export function lensCall({ positionManager, ratios }: Asked, query: PageQuery, asCode: boolean): Hex {
  const [owner, ids, start, max] =
    'ids' in query
      ? [zeroAddress, query.ids.map(BigInt), 0n, 0n]
      : [query.owner, [], BigInt(query.start), BigInt(query.max)]
  return encodeDeployData({
    abi: lensAbi,
    bytecode: lensBytecode,
    args: [positionManager, owner, ids, start, max, ratios, asCode],
  })
}
