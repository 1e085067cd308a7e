import { type AuditMemoryReading, findingKey } from '../../domain/auditMemory.ts'
import type { Verdict } from '../../domain/check.ts'
import type { Subject } from '../../domain/hedge.ts'
import { own } from './findingOf.ts'
import { hedgesIn } from './hedgesIn.ts'
import type { Judged } from './runChecks.ts'

/**
 * All findings that there are of a hedge, or (null) of none: those of this audit, and of earlier ones whatever this one came to no end
 * with. `whole`: it was about every hedge.
 */
export function foundKeys(
  judged: readonly Judged[],
  { subjects, memory, whole }: { subjects: readonly Subject[]; memory: AuditMemoryReading | null; whole: boolean },
): (hedge: string | null) => readonly string[] | null {
  const names = subjects.map(({ name }) => name)
  const open = new Set(judged.flatMap(({ check, verdict }) => (verdict.status === 'unknown' ? [check.id] : [])))
  const ended = new Set(judged.flatMap(({ check }) => (open.has(check.id) ? [] : [check.id])))
  return hedge => {
    if (memory === null) return null
    const id = hedge === null ? 'machine' : subjects.find(({ name }) => name === hedge)?.id
    const isOf = (subject: string): boolean => {
      const about = hedgesIn(subject, names)
      return hedge === null ? about.length === 0 : about.includes(hedge)
    }
    const now = judged.flatMap(({ check, verdict }) =>
      isWrong(verdict) && isOf(verdict.subject) ? [findingKey(check.id, verdict.subject)] : [],
    )
    const before = Object.keys(own(memory.firstSeen, id ?? '') ?? {})
    const left = before.filter(key => !ended.has(key.split(' ')[0] ?? '') || (hedge === null && !whole))
    return [...new Set([...now, ...left])]
  }
}

const isWrong = ({ status }: Verdict): boolean => status === 'fail' || status === 'warn'
