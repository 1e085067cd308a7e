import type { Finding } from '../../../domain/auditReport.ts'
import type { Topic } from '../../../domain/check.ts'
import type { Section } from '../../../domain/section.ts'
import { topicTitles } from '../words.ts'
import { entriesOf } from './entriesOf.ts'
import { entryLines } from './entryLines.ts'
import { quietLines } from './quietLines.ts'
import { rowsOf } from './tables.ts'

/** One topic: what somebody should look at, entry by entry, and how much there is beside; with `all` that too. */
export function topicSections(
  topic: Topic,
  findings: readonly Finding[],
  { all, today }: { all: boolean; today: string },
): Section[] {
  if (findings.length === 0) return []
  const shown = findings.filter(({ status }) => all || (status !== 'pass' && status !== 'notApplicable'))
  const entries = entriesOf(shown).map(entry => entryLines(entry, today))
  const quiet = all ? [] : quietLines(findings)
  const parts = quiet.length === 0 ? entries : [...entries, quiet]
  const sections: Section[] = [
    { kind: 'title', text: { text: topicTitles[topic], tone: 'strong' } },
    { kind: 'lines', only: ['table'], lines: parts.flatMap((lines, at) => (at === 0 ? lines : ['', ...lines])) },
  ]
  if (shown.length > 0) sections.push({ kind: 'table', only: ['markdown'], ...rowsOf(shown) })
  if (quiet.length > 0) sections.push({ kind: 'lines', only: ['markdown'], lines: quiet })
  return sections
}
