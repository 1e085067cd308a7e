import { beside } from '../../domain/auditReport.ts'
import type { Section } from '../../domain/section.ts'
import { shellWord } from '../../domain/shellWord.ts'
import { gapsSection, stateTone } from '../status/layout.ts'
import { gain, places, usd } from '../words/numbers.ts'
import { recordedOf } from '../words/recordedOf.ts'
import type { WholeReport } from './types.ts'

/** What a person is told who asked for a file: that it is there, and how it stands in short. */
export function reportLayout(report: WholeReport): Section[] {
  const { hedges, generatedAt, gaps } = report
  const written = `Written: ${shellWord(report[beside].file)}, for your eyes (mode 0600). Open it in a browser.`
  const rows = hedges.map(({ hedge }) => {
    const { valueUsd, pnlUsd, health } = recordedOf(hedge, generatedAt)
    return [
      hedge.name,
      { text: hedge.state, tone: stateTone[hedge.state] },
      usd(valueUsd),
      gain(pnlUsd),
      places(health, 0),
    ]
  })
  return [
    ...(rows.length === 0 ? [] : [{ kind: 'table' as const, columns, rows }]),
    ...gapsSection(gaps),
    { kind: 'lines', lines: [written] },
  ]
}

const columns = [
  { title: 'Hedge' },
  { title: 'State' },
  { title: 'LP value', align: 'right' },
  { title: 'PnL', align: 'right' },
  { title: 'Health', align: 'right' },
] as const
