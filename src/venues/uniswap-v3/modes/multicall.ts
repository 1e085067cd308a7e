import { checkedHead } from '../steps/checkedHead.ts'
import { multicallNode } from '../steps/multicallNode.ts'
import { readBySteps } from '../steps/readBySteps.ts'
import type { ReadMode } from './mode.ts'

/** For nodes that run no call without a receiver: Multicall3, six steps at one block. */
export const multicall: ReadMode = {
  name: 'multicall',
  pageSize: 100,
  atOnce: 3,
  sealed: false,
  async read(asked, query, block, { signal }) {
    const head = await checkedHead(asked, block, signal)
    return readBySteps(asked, query, head, multicallNode(asked, head, signal))
  },
}
