import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { statusLayout } from '../../../src/commands/status/layout.ts'
import { statusReport } from '../../../src/commands/status/report.ts'
import type { StatusReport } from '../../../src/commands/status/types.ts'
import { table } from '../../../src/formats/table.ts'
import { columnsOf } from '../../../src/formats/words/columnsOf.ts'
import { anySituation } from '../../support/situations.ts'

const drawn = (report: StatusReport, columns: number): string =>
  table(report, statusLayout(report), { columns, color: false, terminal: false })

/** Lines of tables: sentences below them go on in the next line, where the terminal breaks them. */
const tableLines = (text: string): string[] =>
  text.split('\n\n').flatMap(part => (/^ {2}(Position|Perp|Exposure) /.test(part) ? part.split('\n') : []))

describe('the tables of status in every window', () => {
  it('fit it, and are the lower the wider it is', () => {
    fc.assert(
      fc.property(anySituation, situation => {
        const report = statusReport(situation, [])
        const heights = [60, 80, 120, 200].map(columns => {
          const lines = tableLines(drawn(report, columns))
          const isFramed = lines.some(line => line.startsWith(' ─'))
          if (isFramed && columns > 60) for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(columns)
          return lines.length
        })
        expect(heights).toEqual(heights.toSorted((a, b) => b - a))
      }),
      { numRuns: 40 },
    )
  })
})
