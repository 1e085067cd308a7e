import { subjectName } from '../../checks/words/subjectName.ts'
import type { Artifacts } from '../../domain/artifacts.ts'
import type { AnyCheck, Ground, GroundName, Topic, Verdict } from '../../domain/check.ts'
import type { HedgeFacts } from '../../domain/hedgeFacts.ts'
import { type Gap, isRead, known, type Read } from '../../domain/read.ts'
import type { AuditNeeds } from './needs.ts'
import { nothing } from './nothing.ts'
import { rankOf } from './rankOf.ts'

export type Judged = { check: AnyCheck; verdict: Verdict }

/** Each check on its own: what one lacks, or what goes wrong inside it, changes nothing of the others. */
export function runChecks(
  checks: readonly AnyCheck[],
  artifacts: Artifacts<AuditNeeds>,
  factsOf: (artifacts: Artifacts<AuditNeeds>) => readonly HedgeFacts[],
): Judged[] {
  let facts: Read<readonly HedgeFacts[]> | null = null
  const read = (name: GroundName): Read<unknown> => {
    if (name !== 'hedgeFacts') return artifacts[name as AuditNeeds] ?? { gap: notNeeded(name) }
    facts ??= factsRead(artifacts, factsOf)
    return facts
  }
  return checks.flatMap(check => verdictsOf(check, artifacts, read).map(verdict => ({ check, verdict })))
}

function verdictsOf(
  check: AnyCheck,
  artifacts: Artifacts<AuditNeeds>,
  read: (name: GroundName) => Read<unknown>,
): readonly Verdict[] {
  const needs = check.needs as readonly GroundName[]
  const reads = needs.map(name => [name, read(name)] as const)
  const unread = reads.flatMap(([, each]) => (isRead(each) ? [] : [each.gap]))[0]
  if (unread !== undefined) return [unknown(check, subjectOf(check.topic, artifacts), unread)]
  const ground = Object.fromEntries(reads.map(([name, each]) => [name, known(each)]))
  try {
    const verdicts = check.run({ gatheredAt: artifacts.gatheredAt, ...ground } as Ground)
    return verdicts.length > 0 ? verdicts.flatMap(verdict => toldApart(check, verdict)) : [nothingOf(check)]
  } catch {
    return [unknown(check, subjectOf(check.topic, artifacts), failed(check.id))]
  }
}

/** Something small that was found hides nothing worse that could not be read: that is not known, in a verdict of its own. */
function toldApart(check: AnyCheck, verdict: Verdict): Verdict[] {
  const { unread = [], ...found } = verdict
  const [gap] = unread
  if (gap === undefined || verdict.status === 'unknown') return [verdict]
  if (rankOf(verdict.severity ?? check.severity) >= rankOf(check.severity)) return [verdict]
  const { subject, expected } = verdict
  return [found as Verdict, { subject, expected, actual: 'not known', status: 'unknown', gap }]
}

const unknown = (check: AnyCheck, subject: string, gap: Gap): Verdict => ({
  status: 'unknown',
  subject,
  expected: expectedOf(check),
  actual: 'not known',
  gap,
})

const nothingOf = (check: AnyCheck): Verdict => ({
  status: 'notApplicable',
  subject: 'all',
  expected: expectedOf(check),
  actual: nothing,
})

/** The title within a sentence; a name or an abbreviation at its beginning stays as it is. */
const expectedOf = ({ title }: AnyCheck): string =>
  title.replace(/^(A|An|Every|No|Nobody|Nothing|The|Each|All)\b/, word => word.toLowerCase())

/** What hedges have is said of them by name, where it is known which there are. */
function subjectOf(topic: Topic, { subjects }: Artifacts<AuditNeeds>): string {
  const names = (known(subjects) ?? []).map(subjectName).sort()
  const isOfHedges = topic === 'hyperliquid' || topic === 'uniswap' || topic === 'hedge'
  return isOfHedges && names.length > 0 ? names.join(', ') : 'all'
}

function factsRead(
  artifacts: Artifacts<AuditNeeds>,
  factsOf: (artifacts: Artifacts<AuditNeeds>) => readonly HedgeFacts[],
): Read<readonly HedgeFacts[]> {
  if (!isRead(artifacts.subjects)) return artifacts.subjects
  try {
    return { ok: factsOf(artifacts), at: artifacts.gatheredAt }
  } catch {
    return { gap: failed('hedge facts') }
  }
}

const failed = (what: string): Gap => ({
  code: 'check-failed',
  source: what,
  message: 'the check itself failed on what was read, which is a defect of this program',
  hint: 'report it with what made it: hedge snapshot --audit > FILE',
})

const notNeeded = (name: GroundName): Gap => ({
  code: 'not-gathered',
  source: name,
  message: 'an audit does not gather this',
  hint: 'hedge audit --list',
})
