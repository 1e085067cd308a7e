import type { Artifacts } from '../../domain/artifacts.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import { type Gap, isRead, known } from '../../domain/read.ts'
import { judgeHedge, type StatusNeeds, unique } from './hedgeReport.ts'
import { totalsOf } from './totals.ts'
import type { StatusReport } from './types.ts'

export function statusReport(artifacts: Artifacts<StatusNeeds>, names: readonly string[]): StatusReport {
  const subjects = known(artifacts.subjects) ?? []
  const missing = names.find(name => isRead(artifacts.subjects) && !subjects.some(subject => subject.name === name))
  if (missing !== undefined) {
    throw new Failure(
      'no-such-hedge',
      `the snapshot holds no hedge named ${missing}`,
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
    totals: totalsOf(judged),
    gaps: unique([...ownGaps(artifacts), ...hedges.flatMap(hedge => hedge.gaps)]),
  }
}

/** A whole artifact that could not be gathered concerns every hedge, and the report when there is none. */
const ownGaps = (artifacts: Artifacts<StatusNeeds>): Gap[] =>
  [
    artifacts.subjects,
    artifacts.chains,
    artifacts.thresholds,
    artifacts.lps,
    artifacts.accounts,
    artifacts.markets,
  ].flatMap(read => (isRead<unknown>(read) ? [] : [read.gap]))
