import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exitCodeOf } from '../../../src/cli/exitCode.ts'
import { statusReport } from '../../../src/commands/status/report.ts'
import type { AccountReading } from '../../../src/domain/artifacts.ts'
import {
  accountOf,
  addressOf,
  artifactsOf,
  defaultThresholds,
  dexStateOf,
  equity,
  ethUsdc,
  gap,
  lpsOf,
  markets,
  ok,
  perpOf,
  subjectOf,
} from '../../support/artifacts.ts'
import { anySituation } from '../../support/situations.ts'

const judge = (reading: AccountReading, subject = subjectOf()) => {
  const report = statusReport(
    artifactsOf({ subjects: ok([subject]), lps: ok([lpsOf(ok(ethUsdc()))]), accounts: ok([reading]) }),
    [],
  )
  return { report, hedge: report.hedges[0]! }
}

const adHoc = subjectOf({ stored: false, role: null })
const codesOf = ({ gaps }: { gaps: readonly { code: string }[] }) => gaps.map(({ code }) => code)

describe('an account', () => {
  it.each(['default', 'disabled'])('in mode %s shows equity, margin ratio and what can be withdrawn', mode => {
    const short = perpOf({ szi: '-2' })
    const { hedge } = judge(accountOf([short], { mode: ok(mode) }))
    const marginRatio = 6000 / (2 * short.maxLeverage) / equity
    expect(hedge.account).toMatchObject({ mode, equityUsd: equity, marginRatio, withdrawableUsd: 11_000 })
    expect(hedge.gaps).toEqual([])
  })

  it.each(['dexAbstraction', 'someNewMode'])('in mode %s shows none, and says why', mode => {
    const { report, hedge } = judge(accountOf([perpOf()], { mode: ok(mode) }))
    expect(hedge.account).toMatchObject({ mode, equityUsd: null, marginRatio: null, withdrawableUsd: null })
    expect(codesOf(hedge)).toEqual(['mode-not-handled'])
    expect(report.totals.equityUsd).toBeNull()
    expect(hedge.perps).toHaveLength(1)
    expect(hedge.exposure[0]!.netDelta).not.toBeNull()
    expect(exitCodeOf(report.gaps, 0, false)).toBe(3)
  })

  it('without equity has no margin ratio, and without a maintenance margin one of zero', () => {
    const ratioOf = (accountValue: string, crossMaintenanceMarginUsed: string) => {
      const summary = { accountValue, totalNtlPos: '1', totalRawUsd: '1', totalMarginUsed: '1' }
      const state = dexStateOf([], { crossMarginSummary: summary, crossMaintenanceMarginUsed })
      return judge(accountOf([], { dexes: [ok(state)] })).hedge.account!.marginRatio
    }
    expect([ratioOf('0', '5'), ratioOf('-3', '5'), ratioOf('0', '0'), ratioOf('8', '2')]).toEqual([null, null, 0, 0.25])
  })

  it('whose address is an agent has no numbers at all, and names the master', () => {
    const master = addressOf(0xface)
    const { report, hedge } = judge(accountOf([], { role: ok({ role: 'agent', master }) }), adHoc)
    expect(hedge.exposure[0]).toMatchObject({ perpDelta: null, spotDelta: null, netDelta: null, hedgeRatio: null })
    expect(hedge.account).toMatchObject({ role: 'agent', equityUsd: null, withdrawableUsd: null })
    expect(hedge.gaps).toMatchObject([{ code: 'agent-address', hint: `hedge status ${master}` }])
    expect(exitCodeOf(report.gaps, 0, false)).toBe(5)
  })

  it('that the venue does not know is said to be so', () => {
    const { report, hedge } = judge(accountOf([], { role: ok({ role: 'missing' }) }), adHoc)
    expect(codesOf(hedge)).toEqual(['unknown-account'])
    expect(exitCodeOf(report.gaps, 0, false)).toBe(6)
  })

  it('that was not gathered, or on no dex, is a gap and no zero', () => {
    for (const reading of [accountOf([], { address: addressOf(9) }), accountOf([], { dexes: [] })]) {
      const { hedge } = judge(reading)
      expect(codesOf(hedge)).toEqual(['not-gathered'])
      expect(hedge.exposure[0]).toMatchObject({ perpDelta: null, netDelta: null })
      expect([hedge.otherPerps, hedge.account]).toEqual([null, null])
    }
  })

  it('of a subject whose address cannot be read is unknown, with the store as its source', () => {
    const { report, hedge } = judge(accountOf([]), subjectOf({ account: gap('store-locked') }))
    expect(codesOf(hedge)).toEqual(['store-locked'])
    expect(hedge.exposure[0]!.netDelta).toBeNull()
    expect(exitCodeOf(report.gaps, 0, false)).toBe(4)
  })
})

describe('a perp', () => {
  it('keeps the signs: a short is negative, received funding positive, paid funding negative', () => {
    fc.assert(
      fc.property(anySituation, situation => {
        for (const perp of statusReport(situation, []).hedges.flatMap(({ perps }) => perps)) {
          const rate = Number(perp.fundingRate)
          const short = perp.szi.startsWith('-')
          expect(perp.fundingApr).toBeCloseTo(rate * 8760 * (short ? 1 : -1), 12)
        }
      }),
    )
  })

  it.each([
    ['-8.5', '8.5'],
    ['8.5', '-8.5'],
    ['0.0', '0'],
  ])('says of a cumFunding of %s that it received %s', (sinceOpen, received) => {
    const perp = perpOf({ cumFunding: { allTime: '1', sinceOpen, sinceChange: '2' } })
    expect(judge(accountOf([perp])).hedge.perps[0]!.fundingSinceOpen).toBe(received)
  })

  it('carries its mark out of the value the venue gave it, and the oracle beside it', () => {
    const [perp] = judge(accountOf([perpOf({ szi: '-2', mark: 3001.5 })])).hedge.perps
    expect(perp).toMatchObject({ markPx: '3001.5', oraclePx: '3000', asset: 'ETH', szi: '-2' })
  })

  it('of an asset in no position of the hedge is counted apart', () => {
    const { hedge } = judge(accountOf([perpOf(), perpOf({ coin: 'SOL' }), perpOf({ coin: 'KAS' })]))
    expect(hedge.perps.map(({ coin }) => coin)).toEqual(['ETH'])
    expect(hedge.otherPerps).toBe(2)
  })

  it('on another dex counts, and one that contradicts itself makes the leg unknown', () => {
    const dexes = [ok(dexStateOf([])), ok(dexStateOf([perpOf({ coin: 'xyz:ETH', szi: '-3' })], { dex: 'xyz' }))]
    expect(judge(accountOf([], { dexes })).hedge.exposure[0]!.perpDelta).toBe('-3')
    const { hedge } = judge(accountOf([perpOf({ szi: '-1', positionValue: '0.0' })]))
    expect(codesOf(hedge)).toEqual(['impossible-state'])
    expect(hedge.exposure[0]!.perpDelta).toBeNull()
  })

  it('without a market has no funding rate and no oracle price', () => {
    const without = markets.filter(({ coin }) => coin !== 'ETH')
    const artifacts = artifactsOf({
      lps: ok([lpsOf(ok(ethUsdc()))]),
      accounts: ok([accountOf([perpOf()])]),
      markets: ok([{ network: 'mainnet', dex: '', read: ok(without) }]),
      thresholds: ok({ ...defaultThresholds, 'drift.critical': null }),
    })
    const [hedge] = statusReport(artifacts, []).hedges
    expect(hedge!.perps[0]).toMatchObject({ fundingRate: null, fundingApr: null, oraclePx: null })
    expect(hedge!.exposure[0]).toMatchObject({ netDeltaUsd: null, correction: null, correctionWhy: 'unknown' })
    expect(hedge!.gaps).toMatchObject([{ code: 'no-market', message: expect.stringContaining('ETH') }])
    expect(hedge!.state).toBe('unknown')
  })
})
