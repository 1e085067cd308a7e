import type { Verdict } from '../../domain/check.ts'
import type { HedgeFacts } from '../../domain/hedgeFacts.ts'
import { withOwn } from '../../domain/ownThresholds.ts'
import type { Thresholds } from '../../domain/thresholds.ts'
import { hedgeVerdicts } from './hedgeVerdicts.ts'
import type { Weighed } from './weigh.ts'

/** The same, each hedge held against the limits that hold for it. */
export const limitVerdicts = (
  hedges: readonly HedgeFacts[],
  thresholds: Thresholds,
  expected: (limits: Thresholds) => string,
  judge: (hedge: HedgeFacts, limits: Thresholds) => Weighed | null,
): Verdict[] =>
  hedges.flatMap(hedge => {
    const limits = withOwn(thresholds, hedge.thresholds)
    return hedgeVerdicts([hedge], expected(limits), each => judge(each, limits))
  })
