import { describe, expect, it } from 'vitest'
import { reportPage } from '../../../src/commands/report/page.ts'
import { formulas } from '../../../src/commands/words/formulas.ts'
import { breakable } from '../../../src/formats/html/escape.ts'
import { html } from '../../../src/formats/html/html.ts'
import { generatedAt, reportOf } from './reported.ts'

const pageOf = (report = reportOf(), redact = false) => html(reportPage(report, { redact }))
const textOf = (page: string) =>
  page
    .replace(/<style>.*<\/style>/s, '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#39;', "'")

describe('the report of a hedge', () => {
  it('is the same to the letter, but for the formulas, which have a table of their own', async () => {
    const page = pageOf().replace(/<section class="term">.*(?=<\/details>)/s, '<!-- formulas -->')
    await expect(page).toMatchFileSnapshot('../../golden/report.txt')
  })

  it('has every formula of the table', () => {
    const text = pageOf()
    for (const { title, formula } of formulas) {
      for (const line of [title, ...formula.split('\n')]) expect(text).toContain(breakable(line))
    }
  })

  it('says what it holds, of when it is, and where it is from', () => {
    const text = textOf(pageOf())
    expect(text).toContain('Read at 2026-03-01 12:00:00 UTC')
    expect(text).toContain('This file holds addresses, positions and amounts')
    expect(textOf(pageOf({ ...reportOf(), source: 'saved' }))).toContain('Replayed from what was saved at 2026-03-01')
    expect(generatedAt).toContain('2026-03-01')
  })

  it('has no number where nothing is known, and says why', () => {
    const nothing = { lps: [], perps: [], exposure: [], pnl: null, carry: null, health: null, risk: [], account: null }
    const report = reportOf({ ...nothing, state: 'unknown', otherPerps: null }, null)
    const [only] = report.hedges
    const text = textOf(pageOf({ ...report, hedges: [{ ...only!, ladder: [] }] }))
    expect(text).toContain('Price in range: —, no open position is known')
    expect(text).toContain('Value of the LP over time: —, no recorded history could be read')
    for (const what of ['PnL', 'Carry', 'Health']) expect(text).toContain(`${what}: —`)
    expect(text).toContain('Equity—a part of it is not known: see the end')
    expect(pageOf({ ...report, hedges: [{ ...only!, ladder: [] }] })).not.toMatch(/<svg|NaN|undefined|\[object/)
  })

  it('has the worst hedge first', () => {
    const report = reportOf()
    const [one] = report.hedges
    const states = ['ok', 'critical', 'unknown', 'warning'] as const
    const hedges = states.map(state => ({ ...one!, hedge: { ...one!.hedge, name: state, state } }))
    const parts = reportPage({ ...report, hedges }, { redact: false }).parts.map(({ title }) => title)
    expect(parts.slice(1, 5)).toEqual(['critical', 'warning', 'unknown', 'ok'])
  })

  it('without addresses has none, and tells one from another', () => {
    const open = pageOf()
    const addresses = new Set(open.replaceAll('<wbr>', '').match(/0x[0-9a-f]{40}/g))
    expect(addresses.size).toBeGreaterThan(1)
    const closed = pageOf(reportOf(), true)
    expect(closed.replaceAll('<wbr>', '')).not.toMatch(/0x[0-9a-f]{4,}/i)
    expect(new Set(closed.match(/address \d+/g)).size).toBe(addresses.size)
    expect(textOf(closed)).toContain('No address is in this file.')
  })
})
