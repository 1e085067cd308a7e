import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { statusReport } from '../../../src/commands/status/report.ts'
import type { HedgeReport } from '../../../src/commands/status/types.ts'
import { gap, type StatusArtifacts } from '../../support/artifacts.ts'
import { replaced } from '../../support/readsIn.ts'
import { anySituation } from '../../support/situations.ts'

const near = (a: number, b: number, scale: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(scale))

const eachHedge = (judge: (hedge: HedgeReport, artifacts: StatusArtifacts) => void) =>
  fc.assert(
    fc.property(anySituation, artifacts => {
      for (const hedge of statusReport(artifacts, []).hedges) judge(hedge, artifacts)
    }),
    { numRuns: 60 },
  )

const total = (numbers: readonly (number | null | undefined)[]): number | null =>
  numbers.reduce<number | null>((sum, each) => (sum === null || each == null ? null : sum + each), 0)

describe('the result of a whole hedge', () => {
  it('has parts that add up, and a loss that is that of its positions: never a gain, wherever pool and oracle stand', () => {
    let known = 0
    eachHedge(({ pnl, lps }) => {
      for (const { totalUsd, buckets } of pnl?.benchmarks ?? []) {
        const parts = Object.values(buckets)
        if (totalUsd === null) expect(parts).toContain(null)
        else expect(near(total(parts)!, totalUsd, Math.max(...parts.map(part => Math.abs(part!))))).toBe(true)
        // Of a whole wallet what was closed before is no part of it.
        const open = lps.filter(({ impermanentLoss }) => impermanentLoss !== null)
        const lost = total(
          open.map(({ impermanentLoss }) => total([impermanentLoss?.usd, impermanentLoss?.realised?.usd])),
        )
        if (buckets.impermanentLoss === null || lost === null) continue
        expect(near(buckets.impermanentLoss, lost, lost)).toBe(true)
        expect(buckets.impermanentLoss).toBeLessThanOrEqual(1e-6)
        known += 1
      }
    })
    expect(known).toBeGreaterThan(30)
  })

  it('has a carry that is the sum of its parts, and a health that is its weakest part', () => {
    eachHedge(({ carry, health }) => {
      const sum = total([carry?.feesPerDay, carry?.fundingPerDay, carry?.rebalancingPerDay])
      if (sum === null) expect(carry?.totalPerDay ?? null).toBeNull()
      else expect(near(carry!.totalPerDay!, sum, sum)).toBe(true)
      const scores = health!.parts.filter(({ applies }) => applies).map(({ score }) => score)
      const told = scores.filter(score => score !== null)
      const known = told.includes(0) || told.length === scores.length
      expect(health!.score).toBe(known && told.length > 0 ? Math.min(...told) : null)
    })
  })

  it('is null without thresholds where it needs them, and nowhere else', () => {
    eachHedge((hedge, artifacts) => {
      const without = statusReport(replaced(artifacts, ['thresholds'], gap('settings')), [hedge.name]).hedges[0]!
      expect(without).toMatchObject({ carry: null, health: null, risk: [] })
      expect(without.pnl?.benchmarks).toEqual(hedge.pnl?.benchmarks)
      expect(without.pnl?.roi ?? null).toBeNull()
    })
  })
})
