import type { Artifacts } from '../../domain/artifacts.ts'
import { describeInput } from '../../domain/describeInput.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import { hedgeNamePattern } from '../../domain/hedge.ts'
import { type Gap, isRead, known, type Read, uniqueGaps } from '../../domain/read.ts'
import { type JudgedHedge, judgeHedge } from './hedgeReport.ts'
import { type StatusNeeds, statusNeeds } from './needs.ts'
import { totalsOf } from './totals.ts'
import type { StatusReport } from './types.ts'

export const statusReport = (artifacts: Artifacts<StatusNeeds>, names: readonly string[]): StatusReport =>
  judgeHedges(artifacts, names).report

/** The report, and what it was made of beside it. */
export function judgeHedges(
  artifacts: Artifacts<StatusNeeds>,
  names: readonly string[],
): { report: StatusReport; judged: JudgedHedge[] } {
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
  const report: StatusReport = {
    schema: 'hedge.status/1',
    generatedAt: artifacts.gatheredAt,
    source: artifacts.source,
    hedges,
    totals: isRead(artifacts.subjects) ? totalsOf(judged) : unknownTotals,
    gaps: uniqueGaps([...ownGaps(artifacts), ...hedges.flatMap(hedge => hedge.gaps)]),
  }
  return { report, judged }
}

const unknownTotals: StatusReport['totals'] = { valueUsd: null, feesUsd: null, equityUsd: null, netDeltaUsd: null }

/** A whole artifact that could not be gathered concerns every hedge, and the report when there is none. */
const ownGaps = (artifacts: Artifacts<StatusNeeds>): Gap[] =>
  statusNeeds.flatMap(name => {
    const read: Read<unknown> = artifacts[name]
    return isRead(read) ? [] : [read.gap]
  })
