import type { AuditReport } from '../../domain/auditReport.ts'
import type { Part, Term } from '../../domain/page.ts'
import type { Section } from '../../domain/section.ts'
import { changeSections } from '../audit/layout/changeSections.ts'
import { type Entry, entriesOf } from '../audit/layout/entriesOf.ts'
import { headline } from '../audit/layout/headline.ts'
import { markOf } from '../audit/layout/marks.ts'
import { noteLines } from '../words/noteLines.ts'
import { unknown } from '../words/numbers.ts'

/** What is wrong, the worst first; what passes is counted. */
export function auditPart(audit: AuditReport | null): Part {
  if (audit === null) {
    return {
      title: 'Audit',
      mark: null,
      blocks: [{ kind: 'lines', lines: [`${unknown}: it was left out (--no-audit)`] }],
    }
  }
  const shown = audit.findings.filter(({ status }) => status !== 'pass' && status !== 'notApplicable')
  return {
    title: 'Audit',
    mark: null,
    blocks: [
      ...inDocument(headline(audit)),
      ...inDocument(changeSections(audit.changes)),
      { kind: 'terms', terms: entriesOf(shown).map(termOf) },
      { kind: 'lines', lines: noteLines(audit.notes) },
    ],
  }
}

/** Titles there are lines here: the part has its own. */
const inDocument = (sections: readonly Section[]): Section[] =>
  sections
    .filter(({ only }) => only === undefined || only.includes('markdown'))
    .map(section => (section.kind === 'title' ? { kind: 'lines', lines: [section.text] } : section))

function termOf(entry: Entry): Term {
  const [first] = entry
  const ids = [...new Set(entry.map(({ id }) => id))]
  const mark = markOf(first)
  return {
    mark: typeof mark === 'string' ? mark : { ...mark, text: mark.text.trim() },
    title: ids.length === 1 ? first.title : `${ids.length} checks that lack the same`,
    id: ids.join(', '),
    rows: [
      ['of', [...new Set(entry.map(({ subject }) => subject))].join(', ')],
      ...told('is', entry, ({ actual }) => actual),
      ...(first.status === 'unknown' || first.severity === 'info'
        ? []
        : told('should be', entry, each => each.expected)),
      ...(first.waiver === null
        ? told('do', entry, ({ remediation }) => remediation)
        : [['waived', `until ${first.waiver.until.slice(0, 10)}: ${first.waiver.reason}`] as const]),
    ],
  }
}

/** Each value once, and where they differ what it is of. */
function told(label: string, entry: Entry, tell: (finding: Entry[0]) => string): (readonly [string, string])[] {
  const values = [...Map.groupBy(entry, tell)].filter(([value]) => value !== '')
  return values.map(([value, its], at) => [
    at === 0 ? label : '',
    values.length === 1 ? value : `${its.map(({ subject }) => subject).join(', ')}: ${value}`,
  ])
}
