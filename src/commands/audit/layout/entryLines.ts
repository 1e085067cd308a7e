import type { Finding } from '../../../domain/auditReport.ts'
import type { Cell } from '../../../domain/section.ts'
import { wrap } from '../../words/wrap.ts'
import { nothing } from '../nothing.ts'
import type { Entry } from './entriesOf.ts'
import { markOf } from './marks.ts'
import { width } from './width.ts'

const indent = 12

/**
 * One entry: what is wrong and with what, why it matters, how it is and should be, and what to do; of what is only worth knowing or
 * waived how it is. `today`: what was found before it says since when.
 */
export function entryLines(entry: Entry, today: string): Cell[] {
  const isWords = isWordsOn(today)
  const [first] = entry
  if (first.status === 'waived') return [...head(first, waivedWords(entry)), ...valueLines('is', entry, isWords)]
  if (first.status === 'notApplicable') {
    const lines = head(first, `${first.title} [${first.id}]`)
    return first.actual === nothing ? lines : [...lines, ...valueLines('is', entry, isWords)]
  }
  if (first.status === 'pass') return [...head(first, titleWords(entry)), ...valueLines('is', entry, isWords)]
  if (first.status === 'unknown') {
    return [
      ...head(first, entry.every(({ id }) => id === first.id) ? titleWords(entry) : unknownWords(entry)),
      ...everySubject(entry),
      ...labelled('is', first.actual),
      ...labelled('do', first.remediation),
    ]
  }
  if (first.severity === 'info') return [...head(first, titleWords(entry)), ...valueLines('is', entry, isWords)]
  return [
    ...head(first, titleWords(entry)),
    ...labelled('why', first.rationale),
    ...everySubject(entry),
    ...valueLines('is', entry, isWords),
    ...valueLines('should be', entry, ({ expected }) => expected),
    ...valueLines('do', entry, ({ remediation }) => remediation),
  ]
}

/** The sign, then words of however many lines; the id at their end is dim. */
function head(finding: Finding, words: string): Cell[] {
  return wrap(words, width - indent).map((line, index): Cell => {
    const [, text = line, id] = /^(.*?)(\[[a-z0-9-]+\])$/.exec(line) ?? []
    const spans = id === undefined ? [text] : [text, { text: id, tone: 'dim' as const }]
    return [index === 0 ? markOf(finding) : ' '.repeat(indent - 2), '  ', ...spans]
  })
}

const titleWords = (entry: Entry): string => `${entry[0].title} — ${few(subjectsOf(entry))} [${entry[0].id}]`

const unknownWords = (entry: Entry): string =>
  `${idsOf(entry).length} checks — ${few(subjectsOf(entry))}: ${idsOf(entry).join(', ')}`

const waivedWords = (entry: Entry): string => {
  const { reason = '', until = '' } = entry[0].waiver ?? {}
  return `${titleWords(entry).replace(/ \[[^\]]*\]$/, '')}; until ${until.slice(0, 10)}: ${reason} [${entry[0].id}]`
}

/** Every subject, where the head names only the first of them. */
const everySubject = (entry: Entry): Cell[] => {
  const subjects = subjectsOf(entry)
  return subjects.length > most ? labelled('of', subjects.join(', ')) : []
}

const most = 4

const few = (subjects: readonly string[]): string =>
  subjects.length > most
    ? `${subjects.slice(0, most - 1).join(', ')} and ${subjects.length - most + 1} more`
    : subjects.join(', ')

const subjectsOf = (entry: Entry): string[] => [...new Set(entry.map(({ subject }) => subject))]
const idsOf = (entry: Entry): string[] => [...new Set(entry.map(({ id }) => id))]

const isWordsOn =
  (today: string) =>
  ({ actual, firstSeen }: Finding): string =>
    firstSeen === null || firstSeen.slice(0, 10) >= today ? actual : `${actual} (since ${firstSeen.slice(0, 10)})`

/** Each value once, and where it is not that of all with the subjects it is of. */
function valueLines(label: string, entry: Entry, tell: (finding: Finding) => string): Cell[] {
  const values = [...Map.groupBy(entry, tell)]
  if (values.length === 1) return labelled(label, tell(entry[0]))
  return values.flatMap(([value, its], index) =>
    labelled(index === 0 ? label : '', `${few(its.map(({ subject }) => subject))}: ${value}`),
  )
}

const labelled = (label: string, text: string): Cell[] =>
  wrap(text, width - indent - 4).map(
    (line, index): Cell => [' '.repeat(4), { text: (index === 0 ? label : '').padEnd(indent), tone: 'dim' }, line],
  )
