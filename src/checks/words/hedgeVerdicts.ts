import type { Verdict } from '../../domain/check.ts'
import type { HedgeFacts } from '../../domain/hedgeFacts.ts'
import { subjectName } from './subjectName.ts'
import type { Weighed } from './weigh.ts'

/** One verdict a hedge; `judge` gives null where one has nothing of the kind. What mends it is looked up in its report. */
export const hedgeVerdicts = (
  hedges: readonly HedgeFacts[],
  expected: string,
  judge: (hedge: HedgeFacts) => Weighed | null,
): Verdict[] =>
  hedges.flatMap((hedge): Verdict[] => {
    const judged = judge(hedge)
    const about = { subject: subjectName(hedge), expected }
    if (judged === null) return []
    return 'gap' in judged
      ? [{ ...about, actual: 'not known', status: 'unknown', gap: judged.gap }]
      : [{ ...about, ...judged }]
  })
