import { ReadFailure } from '../../../domain/failure.ts'
import { type Head, readHead } from '../../json-rpc/readHead.ts'
import { wrongChainGap } from '../gaps.ts'
import type { Asked, BlockTag } from '../page.ts'

/** The block that the steps are pinned to, on the chain that was asked for. */
export async function checkedHead(asked: Asked, block: BlockTag, signal: AbortSignal): Promise<Head> {
  const head = await readHead(asked.rpc, block, signal)
  const expected = asked.chain?.chainId ?? null
  if (expected !== null && head.chainId !== BigInt(expected)) {
    throw new ReadFailure(wrongChainGap(asked, head.chainId))
  }
  return head
}
