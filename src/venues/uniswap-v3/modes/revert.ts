import { openAnswer } from '../lens/openAnswer.ts'
import type { ReadMode } from './mode.ts'
import { runLens } from './runLens.ts'

/**
 * The lens answers by reverting: one round trip, and no limit to the answer's size. A page fits the lowest gas cap in use
 * (16.78 million) even where every position has a pool and two tokens of its own.
 */
export const revert: ReadMode = {
  name: 'revert',
  pageSize: 100,
  atOnce: 8,
  sealed: true,
  read: async (asked, query, block, { signal }) => openAnswer(await runLens(asked, query, block, false, signal), asked),
}
