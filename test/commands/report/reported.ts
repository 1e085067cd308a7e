import { fields } from '../../../src/commands/history/fields.ts'
import { historyReport } from '../../../src/commands/history/report.ts'
import type { HedgeHistory } from '../../../src/commands/history/types.ts'
import type { WholeReport } from '../../../src/commands/report/types.ts'
import type { LadderReport } from '../../../src/commands/show/types.ts'
import type { HedgeReport } from '../../../src/commands/status/types.ts'
import { beside } from '../../../src/domain/auditReport.ts'
import type { Recorded } from '../../../src/domain/recorded.ts'
import { ok } from '../../support/artifacts.ts'
import { hedge } from '../../support/hedgeReports.ts'

export const generatedAt = '2026-03-01T12:00:00.000Z'
export const days = 2
const hour = 3_600_000
const now = Date.parse(generatedAt)
export const from = new Date(now - days * 24 * hour).toISOString()

const bare: Omit<Recorded, 'at'> = {
  ...{ state: 'ok', valueUsd: 1000, feesUsd: 1, impermanentLossUsd: -2, netDeltaUsd: 50, equityUsd: 500 },
  ...{ pnlUsd: 3, health: 80, price: 3000, inRange: true },
}

/** What was recorded so many hours ago. */
export const seen = (hoursAgo: number, also: Partial<Recorded> = {}): Recorded => ({
  ...bare,
  ...also,
  at: now - hoursAgo * hour,
})

/** The history of `rows`, the oldest first, as `hedge history` makes it. */
export function historyOf(rows: readonly Recorded[]): HedgeHistory {
  const records = ok({ hedges: [{ hedge: hedge.name, from, rows: [...rows], later: 0 }], lost: null })
  const artifacts = { schema: 'hedge.artifacts/1', gatheredAt: generatedAt, source: 'live', records } as const
  return historyReport(artifacts, { name: null, days, by: 'day', field: null }).hedges[0]!
}

export const fieldOf = (name: string) => fields.find(each => each.name === name)!

export const ladder: LadderReport = {
  asset: 'ETH',
  rows: [
    { label: '#1 lower bound, all ETH', move: -0.1, priceUsd: 2700 },
    { label: 'now', move: 0, priceUsd: 3000 },
    { label: 'ETH short liquidated', move: 0.9, priceUsd: 5700 },
  ].map(row => ({ ...row, lpValueUsd: 900, lpChangeUsd: -10, hedgeChangeUsd: 12, netChangeUsd: 2, delta: '0.1' })),
  payoff: Array.from({ length: 61 }, (_, at) => ({
    priceUsd: 1500 + at * 50,
    lpChangeUsd: (at - 30) * 20 - (at - 30) ** 2,
    hedgeChangeUsd: (30 - at) * 19,
    netChangeUsd: at - 30 - (at - 30) ** 2,
  })),
  notes: ['ETH alone moves'],
}

/** A report of one hedge of which everything is known but what is changed. */
export const reportOf = (
  its: Partial<HedgeReport> = {},
  history: HedgeHistory | null = historyOf([
    seen(40),
    seen(39, { valueUsd: 1100 }),
    seen(2, { netDeltaUsd: -20 }),
    seen(1),
  ]),
): WholeReport => ({
  schema: 'hedge.report/1',
  generatedAt,
  source: 'live',
  hedges: [{ hedge: { ...hedge, ...its }, ladder: [ladder], history }],
  totals: { valueUsd: 1000, feesUsd: 1, equityUsd: null, netDeltaUsd: 50 },
  ...{ days, from, audit: null, gaps: [] },
  [beside]: { audit: null, file: 'report.html' },
})
