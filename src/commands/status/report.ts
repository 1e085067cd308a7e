import type { Artifacts } from '../../domain/artifacts.ts'
import { describeInput } from '../../domain/describeInput.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import { hedgeNamePattern } from '../../domain/hedge.ts'
import { type Gap, isRead, known } from '../../domain/read.ts'
import { unique } from './gapList.ts'
import { judgeHedge, type StatusNeeds } from './hedgeReport.ts'
import { totalsOf } from './totals.ts'
import type { StatusReport } from './types.ts'

export function statusReport(artifacts: Artifacts<StatusNeeds>, names: readonly string[]): StatusReport {
  const subjects = known(artifacts.subjects) ?? []
  const missing = names.find(name => isRead(artifacts.subjects) && !subjects.some(subject => subject.name === name))
  if (missing !== undefined) {
    throw new Failure(
      'no-such-hedge',
      `the snapshot holds nothing about ${describeInput(missing, hedgeNamePattern.test(missing) ? [missing] : [])}`,
      'hedge status --from FILE',
      exitCodes.missing,
    )
  }
  const asked = subjects.filter(({ name }) => names.length === 0 || names.includes(name))
  const judged = asked.map(subject => judgeHedge(subject, artifacts))
  const hedges = judged.map(({ report }) => report)
  return {
    schema: 'hedge.status/1',
    generatedAt: artifacts.gatheredAt,
    source: artifacts.source,
    hedges,
    totals: isRead(artifacts.subjects) ? totalsOf(judged) : unknownTotals,
    gaps: unique([...ownGaps(artifacts), ...hedges.flatMap(hedge => hedge.gaps)]),
  }
}

const unknownTotals: StatusReport['totals'] = { valueUsd: null, feesUsd: null, equityUsd: null, netDeltaUsd: null }

/** A whole artifact that could not be gathered concerns every hedge, and the report when there is none. */
const ownGaps = (artifacts: Artifacts<StatusNeeds>): Gap[] =>
  [
    artifacts.subjects,
    artifacts.chains,
    artifacts.thresholds,
    artifacts.lps,
    artifacts.dexes,
    artifacts.accounts,
    artifacts.markets,
  ].flatMap(read => (isRead<unknown>(read) ? [] : [read.gap]))
