import { describe, expect, it } from 'vitest'
import { statusLayout } from '../../../src/commands/status/layout.ts'
import { statusReport } from '../../../src/commands/status/report.ts'
import type { WireMarket, WirePerp } from '../../../src/domain/perp.ts'
import { plainText } from '../../../src/domain/section.ts'
import { accountOf, artifactsOf, ethUsdc, lpsOf, markets, ok, perpOf, subjectOf } from '../../support/artifacts.ts'

/** One cell of the first row of the table that begins with a title. */
function cell(title: string, column: number, perp: Partial<WirePerp>, market: Partial<WireMarket> = {}): string {
  const coin = perp.coin ?? 'ETH'
  const artifacts = artifactsOf({
    subjects: ok([subjectOf({ expectedAssets: coin === 'kPEPE' ? ['PEPE'] : [] })]),
    ...(coin === 'ETH' ? { lps: ok([lpsOf(ok(ethUsdc()))]) } : {}),
    accounts: ok([accountOf([perpOf(perp)])]),
    markets: ok([
      {
        network: 'mainnet',
        dex: '',
        read: ok(markets.map(each => (each.coin === coin ? { ...each, ...market } : each))),
      },
    ]),
  })
  const table = statusLayout(statusReport(artifacts, [])).find(
    section => section.kind === 'table' && section.columns[0]?.title === title,
  )
  return table?.kind === 'table' ? plainText(table.rows[0]!.at(column)!) : ''
}

const correction = (perp: Partial<WirePerp>, market?: Partial<WireMarket>) => cell('Exposure', -1, perp, market)
const liquidation = (perp: Partial<WirePerp>) => cell('Perp', 3, perp)

describe('a correction', () => {
  it('names its market: three of a k-coin are three thousand', () => {
    expect(correction({ coin: 'kPEPE', szi: '-3' })).toMatch(/^buy 3 kPEPE\n/)
    expect(correction({})).toMatch(/^(buy|sell) [\d.]+ ETH\n/)
  })

  it('that nobody can tell is not none', () => {
    expect(correction({}, { markPx: null })).toBe('—')
    expect(correction({}, { isDelisted: true })).toBe('—')
  })
})

describe('a liquidation price that the venue does not give', () => {
  it('is none of a long, and not known of a short', () => {
    expect(liquidation({ szi: '1', liquidationPx: null })).toBe('none')
    expect(liquidation({ szi: '-1', liquidationPx: null })).toBe('—')
    expect(liquidation({ szi: '-1', liquidationPx: '4500' })).toMatch(/^4,500\n/)
  })
})
