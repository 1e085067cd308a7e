import type { Finding } from '../../domain/auditReport.ts'
import { levelOf } from './levelOf.ts'

const kinds = {
  pass: 'pass',
  fail: 'fail',
  warn: 'fail',
  manual: 'review',
  unknown: 'open',
  notApplicable: 'notApplicable',
} as const

/** What is waived keeps its kind, and says in a suppression who said so, why and until when. */
export function resultOf(finding: Finding, ruleIndex: number | undefined) {
  const { id, title, subject, status, severity, expected, actual, remediation, waiver, firstSeen } = finding
  const kind = kinds[status === 'waived' ? (waiver?.status ?? 'manual') : status]
  const isWrong = kind === 'fail'
  const told = [`${title} (${subject}).`, `Is: ${actual}.`, `Should be: ${expected}.`]
  return {
    ruleId: id,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    kind,
    // The standard has no other level for what did not fail.
    level: isWrong ? levelOf(severity) : 'none',
    message: { text: (isWrong ? [...told, `What to do: ${remediation}`] : told).join(' ') },
    locations: [{ logicalLocations: [{ name: placeOf(subject), fullyQualifiedName: placeOf(subject) }] }],
    // What was found and what could not be read of the same subject are two results.
    partialFingerprints: { 'checkAndSubject/v1': `${id} ${placeOf(subject)}${kind === 'open' ? ' (not known)' : ''}` },
    ...(waiver === null
      ? {}
      : {
          suppressions: [
            {
              kind: 'external',
              status: 'accepted',
              justification: `${waiver.reason} (until ${waiver.until.slice(0, 10)})`,
            },
          ],
        }),
    properties: { severity, ...(firstSeen === null ? {} : { firstSeen }) },
  }
}

/** No address stands in a place or fingerprint, whatever a subject is called. */
const placeOf = (subject: string): string => subject.replace(/0x[0-9a-f]{40}/gi, 'address')
