import type { Artifacts } from '../../domain/artifacts.ts'
import { describeInput } from '../../domain/describeInput.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import { isRead, type Read } from '../../domain/read.ts'
import type { AuditNeeds } from './needs.ts'

/** Of a snapshot only what is about these hedges; a live run gathered nothing else. */
export function ofNames(artifacts: Artifacts<AuditNeeds>, names: readonly string[]): Artifacts<AuditNeeds> {
  if (names.length === 0 || !isRead(artifacts.subjects)) return artifacts
  const subjects = artifacts.subjects.ok.filter(({ name }) => names.includes(name))
  const missing = names.find(name => !subjects.some(subject => subject.name === name))
  if (missing !== undefined) {
    throw new Failure(
      'no-such-hedge',
      `the snapshot holds nothing about ${describeInput(missing, [missing])}`,
      'hedge audit --from FILE',
      exitCodes.missing,
    )
  }
  const about = new Set(subjects.flatMap(({ id, name }) => [id, name]))
  const only = <T extends { subject: string }>(read: Read<T[]>): Read<T[]> =>
    isRead(read) ? { ...read, ok: read.ok.filter(({ subject }) => about.has(subject)) } : read
  return {
    ...artifacts,
    subjects: { ...artifacts.subjects, ok: subjects },
    lps: only(artifacts.lps),
    approvals: only(artifacts.approvals),
    powers: only(artifacts.powers),
  }
}
