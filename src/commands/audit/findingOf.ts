import { type AuditMemoryReading, findingKey } from '../../domain/auditMemory.ts'
import type { Finding } from '../../domain/auditReport.ts'
import type { Verdict } from '../../domain/check.ts'
import type { Subject } from '../../domain/hedge.ts'
import type { Weighed } from './applyWaivers.ts'
import { ownerIn, subjectParts } from './subjectParts.ts'

/** What is remembered of findings; null where it could not be read. */
export type Memory = { subjects: readonly Subject[]; memory: AuditMemoryReading | null; now: string }

export function findingOf({ check, verdict, waiver, ended, outgrown }: Weighed, remembered: Memory): Finding {
  const { status, subject, expected, severity = check.severity } = verdict
  const isWrong = status === 'fail' || status === 'warn'
  return {
    id: check.id,
    title: isWrong ? check.failureTitle : titleOf(check.title, waiver === null ? null : status),
    topic: check.topic,
    subject,
    status: waiver === null ? status : 'waived',
    severity,
    expected,
    actual: [
      actualOf(verdict),
      ...(ended === null ? [] : [`it was waived until ${ended.until.slice(0, 10)}, which is over`]),
      ...(outgrown === null
        ? []
        : [`what was waived on ${outgrown.setAt.slice(0, 10)} is not this, or less than this`]),
    ].join('; '),
    rationale: check.rationale,
    remediation: status === 'unknown' ? verdict.gap.hint : (verdict.remediation ?? check.remediation),
    reference: check.reference,
    waiver:
      waiver === null || status === 'pass' || status === 'notApplicable'
        ? null
        : { reason: waiver.reason, until: waiver.until, status },
    firstSeen: isWrong ? firstSeenOf(check.id, subject, remembered) : null,
  }
}

/** Nobody reads over what is waived that it holds, where that is not known. */
const titleOf = (title: string, waived: Verdict['status'] | null): string =>
  waived === 'unknown' ? `Not known: ${title}` : waived === 'manual' ? `Not answered: ${title}` : title

/** Of what is not known also why. */
const actualOf = (verdict: Verdict): string => {
  if (verdict.status !== 'unknown' || verdict.actual.includes(verdict.gap.message)) return verdict.actual
  return `${verdict.actual}: ${verdict.gap.source}: ${verdict.gap.message}`
}

/** The earliest of the parts that it is about. What is said of an address that is not stored is not remembered. */
function firstSeenOf(check: string, subject: string, { subjects, memory, now }: Memory): string | null {
  if (memory === null || subjects.some(({ stored }) => !stored)) return null
  const seen = subjectParts(subject).flatMap(part => {
    const id = subjects.find(({ name }) => name === ownerIn(part))?.id ?? 'machine'
    return own(own(memory.firstSeen, id) ?? {}, findingKey(check, part)) ?? []
  })
  return seen.sort()[0] ?? now
}

export const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined
