import { describe, expect, it } from 'vitest'
import { showLayout } from '../../../src/commands/show/layout.ts'
import type { ShowReport } from '../../../src/commands/show/report.ts'
import { formulas } from '../../../src/commands/words/formulas.ts'
import { plainText, type Section } from '../../../src/domain/section.ts'
import { carry, health, hedge, lp, pnl, risk } from '../../support/hedgeReports.ts'

const shown = (rest: Partial<ShowReport> = {}): Section[] =>
  showLayout({
    schema: 'hedge.show/1',
    generatedAt: '2026-11-20T12:00:00.000Z',
    source: 'live',
    hedge,
    ladder: [],
    formulas: null,
    gaps: [],
    ...rest,
  })

const tableOf = (sections: Section[], title: string): string[][] =>
  sections.flatMap(section =>
    section.kind === 'table' && section.columns[0]?.title === title
      ? section.rows.map(row => row.map(cell => plainText(cell).replace('\n', ' ')))
      : [],
  )

const linesOf = (sections: Section[]): string[] =>
  sections.flatMap(section => (section.kind === 'lines' ? section.lines.map(plainText) : []))

/** Every number of it unknown; what is no number stays. */
const emptied = <T>(value: T): T =>
  (Array.isArray(value)
    ? value.map(emptied)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, emptied(each)]))
      : typeof value === 'number' || typeof value === 'boolean'
        ? null
        : value) as T

describe('one hedge in full', () => {
  it('shows what went in and came out, and at what price', () => {
    const sections = shown()
    expect(tableOf(sections, 'Flows')).toEqual([
      ['2026-01-02 in', '4.25', '12,500.5', '2,941.17', '$25,000.47'],
      ['2026-02-03 out', '1.0625', '3,125.12', '3,011.5 last swap', '$6,324.84'],
      ['remaining', '3.1875', '9,375.38', '', ''],
    ])
    expect(linesOf(sections)).toContain('Entry price 2,941.17 USDC per WETH, between 2,941.16 and 2,941.18 for certain')
    expect(tableOf(sections, 'Result')).toEqual([
      ['Impermanent loss', '+0.125', '−396.5', '−$21.25 −0.12 %'],
      ['locked in', '−0.01', '+17.5', '−$12.50'],
      ['Fees of all its life', '0.0125', '35.5', '+$73.00 17.2 %/y'],
      ['collected', '0.01', '30.25', ''],
      ['not collected', '0.0025', '5.25', ''],
      ['principal to collect', '0', '3.5', ''],
    ])
    const flagged = { ...lp, entry: { ...lp.entry!, source: 'flag' as const, ownerChanged: true } }
    const lines = linesOf(shown({ hedge: { ...hedge, lps: [flagged] } })).join('\n')
    expect(lines).toContain('the deposit is the one given with --deposit')
    expect(lines).toContain('Minted for another than who holds it now')
    expect(
      linesOf(shown({ hedge: { ...hedge, lps: [{ ...lp, entry: null, fees: null, impermanentLoss: null }] } })),
    ).toContain('Its history: —')
  })

  it('shows parts that add up to each total', () => {
    const rows = tableOf(shown(), 'PnL against')
    expect(rows).toEqual([
      ['Price', '$0.00', '+$101.50', '−$202.25'],
      ['Impermanent loss', '−$33.25', '−$33.25', '−$33.25'],
      ['Fees of the LP', '+$72.50', '+$72.50', '+$72.50'],
      ['PnL of the perps', '+$165.75', '+$165.75', '+$165.75'],
      ['Funding', '+$18.50', '+$18.50', '+$18.50'],
      ['Trading fees', '−$7.75', '−$7.75', '−$7.75'],
      ['Total', '+$215.75', '+$317.25', '+$13.50'],
    ])
    expect(linesOf(shown())).toEqual(
      expect.arrayContaining([
        'Hedged since 2026-01-03 (opening fill), 321.5 days',
        'Perps: realised +$61.25, open +$104.50, funding +$18.50, trading fees −$7.75',
        'On a capital of $31,415.92: ROI +1.25 %, +1.4 %/y, both against dollars',
        'note: a note about the result',
        'Break-even against holding the tokens: 12.5 days',
        'Volatility of 7 days, yearly: ETH 61.5 %',
      ]),
    )
  })

  it('says whether the short lasts as long as the range', () => {
    const said = (rest: Partial<typeof risk>) => linesOf(shown({ hedge: { ...hedge, risk: [{ ...risk, ...rest }] } }))
    expect(said({})).toContain(
      'ETH: the short is liquidated at $3,210.75, before the LP leaves its range at $3,664.25: $1,234.56 more margin would carry it there',
    )
    expect(said({ marginToBoundUsd: null }).join('\n')).toContain('how much more margin would carry it there: —')
    expect(said({ liquidatedBeforeBound: false, liquidationUsd: 5990 })).toContain(
      'ETH: the LP leaves its range at $3,664.25 before the short is liquidated at $5,990',
    )
    expect(said({ liquidatedBeforeBound: null }).join('\n')).toContain('before the LP leaves its range: —')
    expect(said({})).toContain(
      "ETH: fees of its correction −$1.35 (0.045 %, the venue's first tier); the drift is outside its band",
    )
    expect(linesOf(shown({ hedge: { ...hedge, perps: [] } })).join('\n')).not.toContain('the short')
  })

  it('shows each part of health with its reason', () => {
    expect(tableOf(shown(), 'Health')).toEqual(
      health.parts.map(({ id, score, applies, why }) => [id, applies ? String(score) : '', why]),
    )
  })

  it('prints no number where nothing is known', () => {
    const { target, ...unknown } = emptied({ ...hedge, pnl, carry: { ...carry, volatilityDays: '7' }, notes: [] })
    const sections = shown({ hedge: { ...unknown, target, lps: [], perps: hedge.perps, exposure: [] } as never })
    for (const title of ['PnL against', 'Carry', 'Risk']) {
      const rows = tableOf(sections, title)
      expect(rows).not.toEqual([])
      for (const [name, ...cells] of rows) expect([name, ...new Set(cells)]).toEqual([name, '—'])
    }
    expect(linesOf(sections).join('\n')).toContain('ROI —, —/y')
    expect(linesOf(shown({ hedge: { ...hedge, pnl: null, carry: null } }))).toEqual(
      expect.arrayContaining(['PnL: —', 'Carry: —']),
    )
  })

  it('explains every formula with what it reads and where it stands', () => {
    const lines = linesOf(shown({ formulas }))
    for (const { title, formula, reads, source } of formulas) {
      for (const text of [title, ...formula.split('\n'), ...reads, source]) {
        expect(lines.some(line => line.includes(text))).toBe(true)
      }
    }
  })

  it('has only the gaps where the hedges could not be read', () => {
    const gap = { code: 'store-locked', source: 'secret store', message: 'it is locked', hint: 'unlock it' }
    expect(linesOf(shown({ hedge: null, gaps: [gap] }))).toEqual([
      'not known: secret store: it is locked',
      '           unlock it',
    ])
  })
})
