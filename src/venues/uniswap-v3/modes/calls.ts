import { ReadFailure } from '../../../domain/failure.ts'
import { mixedBlocksGap } from '../gaps.ts'
import type { Page } from '../page.ts'
import { callsNode } from '../steps/callsNode.ts'
import { checkedHead } from '../steps/checkedHead.ts'
import type { StepNode } from '../steps/node.ts'
import { readBySteps } from '../steps/readBySteps.ts'
import type { ReadMode } from './mode.ts'

/**
 * For chains without Multicall3: single calls pinned to one block. No call says at which block it ran, so everything is read
 * twice, the second time in the opposite order, and a node that answers from more than one block is found out by the difference.
 */
export const calls: ReadMode = {
  name: 'calls',
  pageSize: 100,
  atOnce: 1,
  sealed: false,
  async read(asked, query, block, { signal, habits }) {
    const head = await checkedHead(asked, block, signal)
    const node = callsNode(asked, head, habits, signal)
    const page = await readBySteps(asked, query, head, node)
    const again = await readBySteps(asked, query, head, backwards(node))
    if (textOf(page) !== textOf(again)) throw new ReadFailure(mixedBlocksGap(asked, head.number, head.number))
    return page
  },
}

const backwards = ({ hasCode, ask, askForeign }: StepNode): StepNode => ({
  hasCode,
  ask: async calls => (await ask(calls.toReversed())).reverse(),
  askForeign: async calls => (await askForeign(calls.toReversed())).reverse(),
})

const textOf = (page: Page): string =>
  JSON.stringify(page, (_, value) => (typeof value === 'bigint' ? String(value) : value))
