import { describe, expect, it } from 'vitest'
import { showReport } from '../../src/commands/show/report.ts'
import { formulas } from '../../src/commands/words/formulas.ts'
import { accountOf, artifactsOf, ethUsdc, gap, lpsOf, ok, soundShort } from '../support/artifacts.ts'
import * as whole from '../support/hedgeReports.ts'
import { readsIn, replaced } from '../support/readsIn.ts'
import { expectValid, faultsIn, schemaIn } from '../support/schemas.ts'

const artifacts = artifactsOf({
  lps: ok([lpsOf(ok(ethUsdc({ tokensOwed0: '12345' })))]),
  accounts: ok([accountOf([soundShort()])]),
})
const report = showReport(artifacts, 'one', formulas)

describe('what show reports', () => {
  it('keeps its schema, whole or with holes, explained or not', () => {
    expectValid(report)
    expectValid({ ...report, hedge: whole.hedge, formulas: null })
    for (const path of readsIn(artifacts)) expectValid(showReport(replaced(artifacts, path, gap('hole')), 'one', null))
    expect(report.ladder[0]?.payoff.length).toBeGreaterThan(2)
    expect(showReport(replaced(artifacts, ['subjects'], gap('hole')), 'one', null).hedge).toBeNull()
  })

  it('has every number of a result where it is known', () => {
    const { pnl, carry, risk, health, lps } = report.hedge!
    expect([pnl?.apr, carry?.totalPerDay, risk[0]?.marginToBoundUsd, health?.score, lps[0]?.feeApr]).not.toContain(null)
    expect([lps[0]?.entry, lps[0]?.fees, lps[0]?.impermanentLoss?.usd, lps[0]?.gamma]).not.toContain(null)
  })

  it.each([
    ['hedge', { ...whole.hedge, pnl: { ...whole.pnl, roi: '1' } }],
    ['hedge', { ...whole.hedge, carry: { ...whole.carry, rebalancingPerDay: 1 } }],
    ['hedge', { ...whole.hedge, risk: [{ ...whole.risk, marginToBoundUsd: -1 }] }],
    ['hedge', { ...whole.hedge, health: { ...whole.health, score: 101 } }],
    ['ladder', [{ ...report.ladder[0], payoff: null }]],
    ['ladder', [{ ...report.ladder[0], rows: [{ ...report.ladder[0]!.rows[0], delta: 1 }] }]],
    ['formulas', [{ ...formulas[0], id: 'With Spaces' }]],
    ['formulas', [{ ...formulas[0], reads: 'everything' }]],
    ['gaps', null],
  ])('does not keep it with another %s: %#', (field, value) => {
    expect(faultsIn({ ...report, hedge: whole.hedge, [field]: value })).not.toEqual([])
  })

  it('says the same of a hedge as status does', () => {
    const { $defs: ofStatus } = schemaIn('hedge.status.1.json') as { $defs: object }
    const { $defs: ofShow } = schemaIn('hedge.show.1.json') as { $defs: object }
    expect(ofShow).toMatchObject(ofStatus)
  })
})
