import { ReadFailure } from '../../domain/failure.ts'
import { gapFrom } from '../json-rpc/gapFrom.ts'
import { unansweredGap } from './gaps.ts'
import type { Asked } from './page.ts'

/**
 * Why a node that can be talked to did not give a page in the way it was asked:
 * `stripped`: it keeps the data of reverted calls to itself; `not-run`: it runs no call without a receiver;
 * `out-of-gas`, `too-large`, `cut`: the page was too much for it; `no-multicall3`: the chain has none;
 * `garbled`: the answer was changed on its way, and no other way of asking makes such a node fit to be believed.
 */
export type WhyUnanswered = 'stripped' | 'not-run' | 'out-of-gas' | 'too-large' | 'cut' | 'no-multicall3' | 'garbled'

/** A ReadFailure that another mode or a smaller page may mend. `cause` is the node's own error, where it gave one. */
export class Unanswered extends ReadFailure {
  readonly why: WhyUnanswered
  constructor(why: WhyUnanswered, asked: Asked, cause?: unknown) {
    const refused = why === 'not-run' && cause !== undefined
    super(refused ? gapFrom(cause, asked.rpc, asked.chain) : unansweredGap(asked, why), { cause })
    this.name = 'Unanswered'
    this.why = why
  }
}
