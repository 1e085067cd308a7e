import { type AuditMemoryReading, type AuditTrace, findingKey, type OpenStatus } from '../../domain/auditMemory.ts'
import type { Verdict } from '../../domain/check.ts'
import type { Subject } from '../../domain/hedge.ts'
import { isOpen } from './applyWaivers.ts'
import { own } from './findingOf.ts'
import type { Judged } from './runChecks.ts'
import { ownerIn, subjectParts } from './subjectParts.ts'
import { whoIn } from './whoIn.ts'

export type Left = Pick<AuditTrace, 'findings' | 'open'>

/**
 * All findings that there are of a hedge, or (null) of none: those of this audit, and of earlier ones whatever this one came to no end
 * with; and how each is that is open now. What is of several is left for each, by its own name. `whole`: it was about every hedge.
 */
export function leftOf(
  judged: readonly Judged[],
  { subjects, memory, whole }: { subjects: readonly Subject[]; memory: AuditMemoryReading | null; whole: boolean },
): (hedge: string | null) => Left {
  const names = subjects.map(({ name }) => name)
  const unread = new Set(judged.flatMap(({ check, verdict }) => (verdict.status === 'unknown' ? [check.id] : [])))
  const ended = new Set(judged.flatMap(({ check }) => (unread.has(check.id) ? [] : [check.id])))
  return hedge => {
    if (memory === null) return { findings: null }
    const id = hedge === null ? 'machine' : subjects.find(({ name }) => name === hedge)?.id
    const isOf = (part: string): boolean => (hedge === null ? !names.includes(ownerIn(part)) : ownerIn(part) === hedge)
    const keysOf = ({ check, verdict }: Judged) =>
      subjectParts(verdict.subject).flatMap(part => (isOf(part) ? [findingKey(check.id, part)] : []))
    const now = judged.filter(({ verdict }) => isWrong(verdict)).flatMap(keysOf)
    const before = Object.keys(own(memory.firstSeen, id ?? '') ?? {})
    const isAll = hedge !== null || whole
    const left = before.filter(key => !ended.has(key.split(' ')[0] ?? '') || !isAll)
    const found = judged
      .filter(({ verdict }) => isOpen(verdict))
      .flatMap(each => {
        const { check, verdict } = each
        const { status, severity = check.severity, actual } = verdict
        return keysOf(each).map(key => ({ key, status: status as OpenStatus, severity, who: whoIn(actual) }))
      })
    const asked = isAll ? [...new Set(judged.map(({ check }) => check.id))] : []
    return { findings: [...new Set([...now, ...left])], open: { asked, found } }
  }
}

const isWrong = ({ status }: Verdict): boolean => status === 'fail' || status === 'warn'
