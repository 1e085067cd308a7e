import { beside } from '../../domain/auditReport.ts'
import type { Page, Term } from '../../domain/page.ts'
import { type Formula, formulas } from '../words/formulas.ts'
import { auditPart } from './auditPart.ts'
import { hedgePart } from './hedgePart.ts'
import { readPart } from './readPart.ts'
import { redacted } from './redacted.ts'
import { summaryPart } from './summaryPart.ts'
import type { ReportedHedge, WholeReport } from './types.ts'

/** The report in words and drawings: how it stands first, the worst hedge first, how it was made last. */
export function reportPage(report: WholeReport, { redact }: { redact: boolean }): Page {
  const { hedges, generatedAt, source } = report
  const sorted = hedges.toSorted(
    (a, b) => rank(a) - rank(b) || (a.hedge.health?.score ?? 0) - (b.hedge.health?.score ?? 0),
  )
  const [only] = hedges
  const page: Page = {
    title: hedges.length === 1 ? `Hedge ${nameOf(only!)}` : 'Hedges',
    head: [
      [
        `${source === 'live' ? 'Read at' : 'Replayed from what was saved at'} `,
        { text: `${generatedAt.slice(0, 19).replace('T', ' ')} UTC`, tone: 'strong' },
      ],
      redact
        ? 'No address is in this file. Whoever knows the id of a position can still look up who holds it.'
        : 'This file holds addresses, positions and amounts: whoever reads it knows whose they are.',
      'Signs: gains are positive; costs, what is paid and losses are negative; a short has a negative size. — means not known.',
    ],
    parts: [
      summaryPart(report, sorted),
      ...sorted.map(each => hedgePart(each, report)),
      auditPart(report[beside].audit),
      {
        title: 'Formulas',
        mark: null,
        blocks: [
          {
            kind: 'folded',
            title: `How each of these numbers is made: ${formulas.length} formulas`,
            blocks: [{ kind: 'terms', terms: formulas.map(termOf) }],
          },
        ],
      },
      readPart(report),
    ],
  }
  return redact ? redacted(page) : page
}

const ranks = ['critical', 'warning', 'unknown', 'ok'] as const
const rank = ({ hedge }: ReportedHedge): number => ranks.indexOf(hedge.state)
const nameOf = ({ hedge }: ReportedHedge): string => hedge.name

const termOf = ({ id, title, formula, reads, source }: Formula): Term => ({
  mark: null,
  title,
  id,
  rows: [
    ...formula.split('\n').map((line, at) => [at === 0 ? 'formula' : '', line] as const),
    ['reads', reads.join(', ')],
    ['source', source],
  ],
})
