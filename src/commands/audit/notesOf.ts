import type { Artifacts } from '../../domain/artifacts.ts'
import type { Waiver } from '../../domain/auditMemory.ts'
import type { PowerReading } from '../../domain/powers.ts'
import { isRead, known } from '../../domain/read.ts'
import type { AuditNeeds } from './needs.ts'
import { partWords } from './words.ts'

/** What a person should know of the audit itself: what it begins to remember, could not compare, and need not be told any more. */
export function notesOf(artifacts: Artifacts<AuditNeeds>, idle: readonly Waiver[]): string[] {
  const powers = known(artifacts.powers) ?? []
  const subjects = known(artifacts.subjects) ?? []
  const stored = subjects.filter(subject => subject.stored).map(({ name }) => name)
  return [
    ...(known(artifacts.subjects)?.length === 0
      ? ['no hedge is stored: only this machine, the store and its endpoints are judged']
      : []),
    ...baselineNotes(stored, powers),
    ...idle.map(idleNote),
  ]
}

/** Hedges of which the same is to be said are told together. */
function baselineNotes(hedges: readonly string[], powers: readonly PowerReading[]): string[] {
  const said = hedges.flatMap(hedge => {
    const its = powers.filter(({ subject }) => subject === hedge)
    const begun = its.filter(({ read }) => isRead(read) && read.ok.since === null && read.ok.lost === undefined)
    const unread = its.filter(({ read }) => !isRead(read))
    const isFirst = begun.length > 0 && begun.length + unread.length === its.length
    const known = isFirst ? 'who may act is' : `${parts(begun)} are`
    return [
      ...(begun.length === 0
        ? []
        : [{ hedge, words: `${known} remembered from now on: later audits say what is new` }]),
      ...(unread.length === 0 ? [] : [{ hedge, words: `not compared with what is remembered: ${parts(unread)}` }]),
    ]
  })
  const byWords = Map.groupBy(said, ({ words }) => words)
  return [...byWords].map(([words, its]) => `${its.map(({ hedge }) => hedge).join(', ')}: ${words}`)
}

const parts = (of: readonly PowerReading[]): string => of.map(({ part }) => partWords[part].many).join(', ')

const idleNote = ({ check, subject, until, reason }: Waiver): string =>
  `the waiver of ${check}${subject === null ? '' : ` for ${subject}`} (${reason}; until ${until.slice(0, 10)}) is about nothing that was found`
