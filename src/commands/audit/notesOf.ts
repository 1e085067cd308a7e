import type { Artifacts } from '../../domain/artifacts.ts'
import type { Waiver } from '../../domain/auditMemory.ts'
import type { PowerChange } from '../../domain/auditReport.ts'
import type { AnyCheck } from '../../domain/check.ts'
import type { PowerReading } from '../../domain/powers.ts'
import { isRead, known } from '../../domain/read.ts'
import type { AuditNeeds } from './needs.ts'
import { neverWaived } from './neverWaived.ts'
import { partWords } from './words.ts'

/** What a person should know of the audit itself: what it begins to remember, could not compare, and need not be told any more. */
export function notesOf(
  artifacts: Artifacts<AuditNeeds>,
  { idle, disbelieved, waived, changes, checks }: Around,
): string[] {
  const powers = known(artifacts.powers) ?? []
  const subjects = known(artifacts.subjects) ?? []
  const stored = subjects.filter(subject => subject.stored).map(({ name }) => name)
  return [
    ...(known(artifacts.subjects)?.length === 0
      ? ['no hedge is stored: only this machine, the store and its endpoints are judged']
      : []),
    ...baselineNotes(stored, powers),
    ...unweighedNotes(changes, checks),
    ...(waived && artifacts.source === 'saved' ? ['what is waived is what the snapshot says, not this machine'] : []),
    ...disbelieved.map(disbelievedNote),
    ...idle.map(idleNote),
  ]
}

type Around = {
  idle: readonly Waiver[]
  disbelieved: readonly Waiver[]
  /** There is any waiver. */
  waived: boolean
  changes: readonly PowerChange[]
  checks: readonly AnyCheck[]
}

/** What changed is told whatever was asked; it decides the exit code only where the check that weighs it is run. */
function unweighedNotes(changes: readonly PowerChange[], checks: readonly AnyCheck[]): string[] {
  const weighedBy = [...new Set(changes.map(({ part }) => (ofPositions.includes(part) ? 'new-approval' : 'new-power')))]
  const left = weighedBy.filter(name => !checks.some(({ id }) => id === name))
  if (left.length === 0) return []
  return [`who may act has changed, and the exit code does not say so: ${left.join(' and ')} was not run`]
}

const ofPositions: readonly string[] = [
  'positions',
  'holders',
  'nft-approvals',
  'operators',
  'wallet-code',
  'allowances',
]

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

const disbelievedNote = ({ check, setAt, until }: Waiver): string =>
  neverWaived.includes(check)
    ? `a waiver of ${check} is not heeded: what changed is accepted with hedge audit accept`
    : `the waiver of ${check} is not heeded: set on ${setAt.slice(0, 10)} until ${until.slice(0, 10)}, it comes from the future or lasts longer than two years`
