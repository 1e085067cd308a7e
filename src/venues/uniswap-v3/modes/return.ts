import { openAnswer } from '../lens/openAnswer.ts'
import type { ReadMode } from './mode.ts'
import { runLens } from './runLens.ts'

/**
 * For nodes that strip revert data: the same lens answers as the code of the contract it pretends to make. Code is at most
 * 24,576 bytes (EIP-170), which is 30 positions in few pools; where each has pool and tokens of its own the page is halved.
 */
export const returned: ReadMode = {
  name: 'return',
  pageSize: 30,
  atOnce: 8,
  sealed: true,
  read: async (asked, query, block, { signal }) => openAnswer(await runLens(asked, query, block, true, signal), asked),
}
