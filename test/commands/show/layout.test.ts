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
      ['principal to collect', '0', '3.5', '$3.50'],
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
      ['Price', '−$0.75', '+$101.50', '−$202.25'],
      ['Impermanent loss', '−$33.25', '−$33.25', '−$33.25'],
      ['Fees of the LP', '+$72.50', '+$72.50', '+$72.50'],
      ['PnL of the perps', '+$165.75', '+$165.75', '+$165.75'],
      ['Funding', '+$18.50', '+$18.50', '+$18.50'],
      ['Trading fees', '−$7.75', '−$7.75', '−$7.75'],
      ['Total', '+$215.00', '+$317.25', '+$13.50'],
    ])
    expect(linesOf(shown())).toEqual(
      expect.arrayContaining([
        'Since: LP 2026-01-02, perps 2026-01-03 (opening fill), returns over 321.5 days',
        'Perps: realised +$61.25, open +$104.50, funding +$18.50, trading fees −$7.75',
        'On a capital of $31,415.92: ROI +1.25 %, APR +1.4 %, both against dollars',
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

  it('says of a bound that is passed that it was left, and tells no margin to it', () => {
    const passed = { ...risk, boundPassed: true, liquidatedBeforeBound: false, marginToBoundUsd: null }
    const sections = shown({ hedge: { ...hedge, risk: [passed] } })
    expect(linesOf(sections)).toContain(
      'ETH: the LP left its range at $3,664.25: it holds no ETH, the short hedges nothing of it',
    )
    expect(linesOf(sections).join('\n')).not.toContain('leaves its range')
    expect(tableOf(sections, 'Risk')[0]!.at(-1)).toBe('none')
  })

  it('has a word for what does not apply, and a dash for what nobody knows', () => {
    const none = {
      ...risk,
      upperBoundUsd: null,
      liquidationUsd: null,
      liquidatedBeforeBound: null,
      marginToBoundUsd: null,
    }
    const rowOf = (rest: object) => tableOf(shown({ hedge: { ...hedge, risk: [none], ...rest } }), 'Risk')[0]!.slice(3)
    expect(rowOf({})).toEqual(['—', '—', '—'])
    expect(rowOf({ perps: [] })).toEqual(['—', 'none', 'none'])
    expect(rowOf({ perps: [], otherPerps: null })).toEqual(['—', '—', '—'])
    expect(rowOf({ lps: [{ ...lp, liquidity: '0' }] })).toEqual(['none', '—', 'none'])
    const endless = { ...lp, tickLower: -887_220, tickUpper: 887_220 }
    expect(rowOf({ lps: [endless] })).toEqual(['none', '—', 'none'])
    expect(linesOf(shown({ hedge: { ...hedge, risk: [none], lps: [endless] } }))).toContain(
      'ETH: the LP has no upper bound, it holds ETH at any price',
    )
    expect(linesOf(shown({ hedge: { ...hedge, risk: [none], lps: [] } }))).toContain(
      'ETH: no open position holds any: the short hedges nothing of the LP',
    )
  })

  it('tells gamma for a move by one per cent, and of what a price is where its perp counts in thousands', () => {
    const ladderOf = (asset: string, priceUsd: number) => {
      const row = { label: 'now', move: 0, priceUsd, lpValueUsd: 1, lpChangeUsd: 0, hedgeChangeUsd: 0, netChangeUsd: 0 }
      return { asset, rows: [{ ...row, delta: '0' }], payoff: [], notes: [] }
    }
    const eth = shown({ ladder: [ladderOf('ETH', 3000)] })
    expect(tableOf(eth, 'Risk')[0]!.slice(1, 4)).toEqual(['−0.17031 ETH', '+3.2 bp', '$3,664.25'])
    const pepe = { ...risk, asset: 'PEPE', gamma: -12_000_000, upperBoundUsd: 0.0000125, liquidationUsd: 0.000011 }
    const sections = shown({ hedge: { ...hedge, risk: [pepe] }, ladder: [ladderOf('PEPE', 0.00001)] })
    expect(tableOf(sections, 'Risk')[0]!.slice(1)).toEqual([
      '−1.2 PEPE',
      '+3.2 bp',
      '$0.0000125 per PEPE',
      '$0.000011 per PEPE',
      '$1,234.56',
    ])
    const titles = (all: Section[]) =>
      all.flatMap(section => (section.kind === 'table' ? section.columns.map(({ title }) => title) : []))
    expect(titles(sections)).toContain('Price per PEPE')
    expect(titles(eth)).toContain('Price')
  })

  it('has a line of each position that counts in the result and has no table', () => {
    const closed = { ...lp, tokenId: '7', liquidity: '0', uncollectedFees0: '0', uncollectedFees1: '0', feeApr: null }
    const dust = { ...lp, tokenId: '8', valueUsd: 0.2, feesUsd: 0.1, fees: { ...lp.fees!, uncollectedPrincipalUsd: 0 } }
    const unread = { ...closed, tokenId: '9', fees: null }
    const lines = linesOf(shown({ hedge: { ...hedge, lps: [lp, closed, dust, unread] } }))
    expect(lines).toEqual(
      expect.arrayContaining([
        '1 closed position not shown',
        '#7 closed: locked in −$12.50, fees +$73.00',
        '#8 under a dollar: IL −$21.25 (−0.12 %), locked in −$12.50, fees +$73.00 (17.2 %/y)',
      ]),
    )
    expect(lines.filter(line => line.startsWith('#9'))).toEqual([])
  })

  it('says never of what loses more each day, and a dash where nobody knows', () => {
    const against = (totalUsd: number | null) => pnl.benchmarks.map(each => ({ ...each, totalUsd }))
    const said = (totalUsd: number | null, totalPerDay: number | null) => {
      const result = {
        pnl: { ...pnl, benchmarks: against(totalUsd) },
        carry: { ...carry, totalPerDay, breakEvenDays: null },
      }
      return linesOf(shown({ hedge: { ...hedge, ...result } })).find(line => line.startsWith('Break-even'))
    }
    expect(said(-5, -1)).toBe('Break-even against holding the tokens: never at this pace')
    expect(said(null, -1)).toBe('Break-even against holding the tokens: —')
    expect(said(-5, null)).toBe('Break-even against holding the tokens: —')
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
    expect(linesOf(sections).join('\n')).toContain('ROI —, APR —')
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
