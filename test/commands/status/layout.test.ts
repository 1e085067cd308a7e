import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { statusLayout } from '../../../src/commands/status/layout.ts'
import { statusReport } from '../../../src/commands/status/report.ts'
import { outsideFirst, worstFirst } from '../../../src/commands/status/worstFirst.ts'
import { plainText, type Section } from '../../../src/domain/section.ts'
import { abs, compare, decimal, fromUnits, roundTo, sub } from '../../../src/math/decimal.ts'
import { artifactsOf, ethUsdc, gap, lpsOf, ok, subjectOf } from '../../support/artifacts.ts'
import { anySituation } from '../../support/situations.ts'

type Table = Extract<Section, { kind: 'table' }>

const tablesOf = (sections: Section[], title: string): Table[] =>
  sections.filter((section): section is Table => section.kind === 'table' && section.columns[0]?.title === title)

const rowsOf = (sections: Section[], title: string): string[][] =>
  tablesOf(sections, title).flatMap(({ rows }) => rows.map(row => row.map(plainText)))

/** The first number of a printed text, as decimal text. */
const numberIn = (text: string): string =>
  /[+−]?\$?[\d,]+(?:\.\d+)?/.exec(text)![0].replace('−', '-').replace(/[+$,]/g, '')

/** Printed with six significant digits or all of the whole part: off by half of the last printed digit at most. */
function expectPrinted(text: string, exact: string | null) {
  if (exact === null) return expect(text).toContain('—')
  const printed = decimal(numberIn(text))
  const places = Number(exact) === 0 ? 0 : 5 - Math.floor(Math.log10(Math.abs(Number(exact))))
  const half = fromUnits(5n, Math.max(0, places) + 1)
  expect([text, exact, compare(abs(sub(printed, decimal(exact))), half)]).toSatisfy(([, , order]) => order !== 1)
}

/** To the cent, from $100,000 on to the dollar; half to even. */
function expectCents(text: string, value: number | string | null) {
  if (value === null) return expect(text).toContain('—')
  const whole = Math.abs(Number(value)) >= 99_999.995
  expect(text).toMatch(whole ? /\$[\d,]+$/ : /\$[\d,]+\.\d\d$/)
  expect(compare(decimal(numberIn(text)), roundTo(decimal(String(value)), whole ? 0 : 2))).toBe(0)
}

describe('the tables of status', () => {
  it('print the digits of the JSON, rounded half to even', () => {
    fc.assert(
      fc.property(anySituation, situation => {
        const report = statusReport(situation, [])
        const sections = statusLayout(report)
        const hedges = worstFirst(report.hedges)
        const open = hedges
          .flatMap(({ lps }) => outsideFirst(lps))
          .filter(({ liquidity, uncollectedFees0, uncollectedFees1 }) =>
            [liquidity, uncollectedFees0, uncollectedFees1].some(text => text !== '0'),
          )
          .filter(({ valueUsd, feesUsd }) => valueUsd === null || feesUsd === null || valueUsd + feesUsd >= 1)
        const lpRows = rowsOf(sections, 'Position')
        expect(lpRows).toHaveLength(open.length)
        for (const [index, lp] of open.entries()) {
          const [name, range, holds, fees] = lpRows[index]!.map(cell => cell.split('\n'))
          expect(name![0]).toBe(`#${lp.tokenId} ${lp.chain}`)
          expect(name![2]!.startsWith('in range')).toBe(lp.inRange)
          expectPrinted(range![0]!, lp.price)
          expectPrinted(holds![0]!, lp.amount0)
          expectPrinted(holds![1]!, lp.amount1)
          expectCents(holds![2]!, lp.valueUsd)
          expectPrinted(fees![0]!, lp.uncollectedFees0)
          expectCents(fees![2]!, lp.feesUsd)
        }
        const perps = hedges.flatMap(hedge => hedge.perps)
        for (const [index, row] of rowsOf(sections, 'Perp').entries()) {
          expectPrinted(row[1]!, perps[index]!.szi)
          const [entry, mark] = row[2]!.split('\n')
          expectPrinted(entry!, perps[index]!.entryPx)
          expectPrinted(mark!, perps[index]!.markPx)
          expectCents(row[4]!, perps[index]!.unrealizedPnl)
        }
        const exposure = hedges.flatMap(hedge => hedge.exposure)
        for (const [index, row] of rowsOf(sections, 'Exposure').entries()) {
          const said = exposure[index]!
          expectPrinted(row[1]!, said.lpDelta)
          expectPrinted(row[2]!, said.perpDelta)
          expectPrinted(row[4]!.split('\n')[0]!, said.netDelta)
          expectCents(row[4]!.split('\n')[1]!, said.netDeltaUsd)
          // To be typed as it is: not a digit less than the JSON has.
          if (said.correction) expect(numberIn(row[6]!)).toBe(said.correction.size)
        }
      }),
    )
  })

  it('tell "nothing to correct" from "not known"', () => {
    const lps = ok([lpsOf(ok(ethUsdc()))])
    const last = (parts: Parameters<typeof artifactsOf>[0]) =>
      rowsOf(statusLayout(statusReport(artifactsOf({ lps, ...parts }), [])), 'Exposure')[0]!.at(-1)
    expect(last({})).toMatch(/^sell \d/)
    expect(last({ subjects: ok([subjectOf({ target: '0' })]) })).toBe('none')
    expect(last({ markets: gap('venue-down') })).toBe('—')
    expect(last({ accounts: gap('venue-down') })).toBe('—')
  })

  it('name every gap with what to do, and every alert', () => {
    fc.assert(
      fc.property(anySituation, situation => {
        const report = statusReport({ ...situation, thresholds: gap('settings') }, [])
        const text = statusLayout(report)
          .flatMap(section => (section.kind === 'lines' ? section.lines.map(plainText) : []))
          .join('\n')
        for (const { source, message, hint } of report.gaps) {
          expect(text).toContain(`not known: ${source}: ${message}`)
          expect(text).toContain(hint)
        }
        for (const { severity, message } of report.hedges.flatMap(({ alerts }) => alerts)) {
          expect(text).toContain(`${severity}: ${message}`)
        }
      }),
    )
  })

  it('say how to begin where there is nothing', () => {
    const none = artifactsOf({ subjects: ok([]), lps: ok([]), accounts: ok([]), markets: ok([]) })
    const [section] = statusLayout(statusReport(none, []))
    expect(section).toMatchObject({ kind: 'lines', lines: [expect.stringContaining('hedge add'), expect.anything()] })
  })

  it('leave out closed positions, and count them', () => {
    const closed = ethUsdc({ liquidity: '0' })
    const sections = statusLayout(statusReport(artifactsOf({ lps: ok([lpsOf(ok(closed))]) }), []))
    expect(rowsOf(sections, 'Position')).toEqual([])
    expect(JSON.stringify(sections)).toContain('1 closed position not shown')
  })

  it('counts what it folds: closed positions of a wallet, and those under a dollar, whose result is in the total', () => {
    const positions = [
      ethUsdc().positions[0]!,
      ...['2', '3'].map(tokenId => ethUsdc({ tokenId, liquidity: '0' }).positions[0]!),
      ...['4', '5'].map(tokenId => ethUsdc({ tokenId, liquidity: '1000000000' }).positions[0]!),
    ]
    const snapshot = { ...ethUsdc(), balance: '5', positions }
    const report = statusReport(artifactsOf({ lps: ok([lpsOf(ok(snapshot))]) }), [])
    expect(report.hedges[0]!.lps).toHaveLength(5)
    const sections = statusLayout(report)
    expect(rowsOf(sections, 'Position')).toHaveLength(1)
    const lines = sections.flatMap(section => (section.kind === 'lines' ? section.lines.map(plainText) : []))
    expect(lines).toContain('2 closed positions not shown')
    expect(lines.find(line => line.includes('under a dollar'))).toMatch(
      /^2 positions under a dollar \(\$0\.\d\d in all\) not shown: their result is in the total$/,
    )
  })
})
