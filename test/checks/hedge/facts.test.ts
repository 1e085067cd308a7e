import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hedgeFacts, judgedFacts } from '../../../src/commands/audit/hedgeFacts.ts'
import { hedgeFactsNeeds } from '../../../src/commands/audit/hedgeFactsNeeds.ts'
import { statusReport } from '../../../src/commands/status/report.ts'
import type { Artifacts } from '../../../src/domain/artifacts.ts'
import { artifactsOf, gap, type StatusArtifacts } from '../../support/artifacts.ts'
import { anySituation } from '../../support/situations.ts'
import { hedged, short } from './audited.ts'

/** What an audit gathers of it. */
const needed = (artifacts: StatusArtifacts) =>
  Object.fromEntries(
    Object.entries(artifacts).filter(([name]) => !['histories', 'trades', 'candles'].includes(name)),
  ) as Artifacts<(typeof hedgeFactsNeeds)[number]>

describe('the facts of a hedge', () => {
  it('are the numbers of its status, whatever the situation', () => {
    fc.assert(
      fc.property(anySituation, artifacts => {
        const facts = hedgeFacts(needed(artifacts))
        const { hedges } = statusReport(artifacts, [])
        expect(facts.map(({ name }) => name)).toEqual(hedges.map(({ name }) => name))
        for (const [index, hedge] of hedges.entries()) {
          const fact = facts[index]!
          expect(hedge.perps).toMatchObject(fact.perps)
          expect(hedge.exposure).toMatchObject(fact.exposure)
          expect(hedge.alerts.filter(({ id }) => id !== 'principal-waiting')).toEqual(fact.alerts)
          expect(hedge.account?.marginRatio ?? null).toBe(fact.account?.marginRatio ?? null)
          expect(hedge.lps.map(({ delta }) => delta)).toEqual(fact.lps.map(({ delta }) => delta))
          for (const { asset, beyond } of fact.joint) {
            const before = hedge.risk.find(row => row.asset === asset)?.liquidatedBeforeBound ?? null
            expect(beyond).toBe(before === null ? null : !before)
          }
        }
      }),
      { numRuns: 25 },
    )
  })

  it('have no gap of a past that nobody asked for, and every gap of the present', () => {
    expect(hedgeFacts(needed(artifactsOf(hedged([short('-17')]))))[0]?.gaps).toEqual([])
    const [facts] = hedgeFacts(needed(artifactsOf({ ...hedged([]), markets: gap('markets') })))
    expect(facts?.gaps.map(({ message }) => message)).toEqual(['no answer about markets'])
  })

  it('leave behind what a status does', () => {
    const artifacts = artifactsOf(hedged([short('-17')]))
    expect(judgedFacts(needed(artifacts)).remembered.sightings).toMatchObject([
      { name: 'one', read: true, legs: 'open', whole: { perps: [{ coin: 'ETH', szi: '-17' }], assets: ['ETH'] } },
    ])
  })

  it('are none where nobody knows which hedges there are', () => {
    expect(hedgeFacts(needed(artifactsOf({ subjects: gap('subjects') })))).toEqual([])
    expect(hedgeFactsNeeds).not.toContain('trades')
  })
})
