import { describe, expect, it } from 'vitest'
import type { HistoryReport } from '../../../src/commands/history/types.ts'
import { history } from '../../../src/commands/history.ts'
import { artifactsSchema } from '../../../src/domain/artifacts.ts'
import type { Recorded } from '../../../src/domain/recorded.ts'
import { plainText, type Section } from '../../../src/domain/section.ts'
import { day, hour, noon, seenAt } from '../../state/support/seen.ts'
import { gap, ok } from '../../support/artifacts.ts'

const from = new Date(noon - 7 * day).toISOString()
const of = (rows: Recorded[], rest: object = {}) =>
  ok({ hedges: [{ hedge: 'one', from, rows, later: 0 }], lost: null, ...rest })

async function shown(records: ReturnType<typeof of> | ReturnType<typeof gap>, words: Record<string, string> = {}) {
  const artifacts = {
    schema: artifactsSchema,
    gatheredAt: new Date(noon).toISOString(),
    source: 'live',
    records,
  } as const
  const report: HistoryReport = await history.report(artifacts, history.read({ operands: [], options: words }))
  const sections: Section[] = await history.layout(report)
  return { report, sections: sections.filter(({ only }) => !only?.includes('csv')) }
}

const rowsIn = (sections: readonly Section[]): string[][] =>
  sections.flatMap(section => (section.kind === 'table' ? section.rows.map(row => row.map(plainText)) : []))
const linesIn = (sections: readonly Section[]): string[] =>
  sections.flatMap(section => (section.kind === 'lines' ? section.lines.map(plainText) : []))

describe('history', () => {
  it('of days in which nothing was recorded says so, in one row, and draws nothing', async () => {
    const rows = [0, 1, 2, 5, 6].map(days => seenAt(noon - 7 * day + days * day + hour))
    const { sections } = await shown(of(rows), { by: 'day' })
    expect(rowsIn(sections).map(([first]) => first)).toEqual([
      ...['2026-05-25', '2026-05-26', '2026-05-27'],
      'nothing from 2026-05-28',
      ...['2026-05-30', '2026-05-31'],
    ])
    expect(linesIn(sections)).toContain('Nothing recorded: 2026-05-27T13:00:00Z – 2026-05-30T13:00:00Z')
  })

  it('of many gaps names the newest', async () => {
    const hours = [...Array(160).keys()].filter(each => each % 20 < 14)
    const { sections, report } = await shown(of(hours.map(each => seenAt(noon - 7 * day + each * hour))))
    expect(report.hedges[0]!.unrecorded).toHaveLength(8)
    expect(linesIn(sections).filter(line => /nothing recorded|gap/i.test(line))).toHaveLength(6)
    expect(linesIn(sections)).toContain('3 earlier gaps in the recording')
  })

  it('of a number that was never known has no plot, and no zero', async () => {
    const { sections } = await shown(of([seenAt(noon - hour, { pnlUsd: null, inRange: null })]), { field: 'pnl' })
    expect(linesIn(sections)).toEqual(
      expect.arrayContaining(['PnL: not known of any record', 'In range: not known of any time']),
    )
    expect(rowsIn(sections)).toEqual([['2026-06-01', '—', '—', '—', '—', '—', '—']])
  })

  it('is none where nothing was recorded, which is no error; where it cannot be read it is a gap', async () => {
    const none = await shown(of([]))
    expect([none.report.gaps, none.report.hedges[0]!.summary.valueUsd.last]).toEqual([[], null])
    expect(linesIn(none.sections)[0]).toMatch(
      /^Nothing recorded yet: hedge status and hedge check record what they see\.$/,
    )
    const unread = await shown(gap('history-unreadable'))
    expect(unread.report.gaps).toMatchObject([{ code: 'history-unreadable' }])
    const lost = await shown(of([seenAt(noon)], { lost: 'it is damaged' }))
    expect(lost.report).toMatchObject({ gaps: [{ code: 'history-damaged' }], hedges: [{ records: [{}] }] })
  })
})
