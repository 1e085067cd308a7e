import { describe, expect, it } from 'vitest'
import { statusReport } from '../../../src/commands/status/report.ts'
import { status } from '../../../src/commands/status.ts'
import type { WirePosition } from '../../../src/domain/lp.ts'
import type { WireMarket } from '../../../src/domain/perp.ts'
import {
  accountOf,
  addressOf,
  artifactsOf,
  ethUsdc,
  lpsOf,
  markets,
  ok,
  type StatusArtifacts,
  soundShort,
  subjectOf,
} from '../../support/artifacts.ts'

const { tick } = ethUsdc().pools[0]!

const judge = (position: Partial<WirePosition>, szi: string, parts: Partial<StatusArtifacts> = {}) =>
  statusReport(
    artifactsOf({
      subjects: ok([subjectOf({ expectedAssets: ['ETH'] })]),
      lps: ok([lpsOf(ok(ethUsdc(position)))]),
      accounts: ok([accountOf([soundShort({ szi })])]),
      ...parts,
    }),
    [],
  )

const marketsWith = (change: Partial<WireMarket>) =>
  ok([
    {
      network: 'mainnet' as const,
      dex: '',
      read: ok(markets.map(market => (market.coin === 'ETH' ? { ...market, ...change } : market))),
    },
  ])

const exitOf = (report: ReturnType<typeof judge>) => status.exitCode(report, { exitCode: true } as never)
const idsOf = (report: ReturnType<typeof judge>) => report.hedges[0]!.alerts.map(({ id }) => id)

describe('a perp with nothing to hedge', () => {
  it.each([
    ['is closed', { liquidity: '0' }],
    ['is all USDC', { tickLower: tick - 6000, tickUpper: tick - 60 }],
  ])('is told when the LP %s, as a warning and by exit code 10', (_how, position) => {
    const report = judge(position, '-1')
    const [hedge] = report.hedges
    expect(hedge!.alerts).toContainEqual({
      id: 'unhedged-perp',
      severity: 'warning',
      message: expect.stringContaining('ETH'),
    })
    expect([hedge!.state, hedge!.gaps]).toEqual(['warning', []])
    expect(hedge!.exposure[0]).toMatchObject({
      netDelta: '-1',
      hedgeRatio: null,
      correction: { side: 'buy', size: '1' },
    })
    expect(exitOf(report)).toBe(10)
  })

  it('is told of a coin that cannot be ordered any more', () => {
    expect(idsOf(judge({ liquidity: '0' }, '-1', { markets: marketsWith({ isDelisted: true }) }))).toContain(
      'unhedged-perp',
    )
  })

  it('is not told where there is no perp, or something to hedge', () => {
    const none = judge({ liquidity: '0' }, '-1', { accounts: ok([accountOf([])]) })
    expect([idsOf(none), exitOf(none)]).toEqual([[], 0])
    expect(idsOf(judge({}, '-1'))).not.toContain('unhedged-perp')
  })
})

describe('exit code 10', () => {
  const { lpDelta } = judge({}, '-1').hedges[0]!.exposure[0]!
  const hedged = Number(lpDelta).toFixed(9)

  it('means that a threshold was crossed, not that there is something to know', () => {
    const elsewhere = judge({ owner: addressOf(0xdead) }, `-${hedged}`)
    expect([idsOf(elsewhere), exitOf(elsewhere)]).toEqual([['held-elsewhere'], 0])
    expect(elsewhere.hedges[0]!.state).toBe('ok')
    const delisted = judge({}, `-${hedged}`, { markets: marketsWith({ isDelisted: true }) })
    expect([idsOf(delisted), exitOf(delisted)]).toEqual([['delisted-coin'], 0])
  })

  it('is given for drift, and only when asked for', () => {
    const drifted = judge({}, '-0.01')
    expect([idsOf(drifted), exitOf(drifted)]).toEqual([['hedge-drift'], 10])
    expect(status.exitCode(drifted, { exitCode: false } as never)).toBe(0)
  })
})

describe('what prices an asset', () => {
  const codesOf = (change: Partial<WireMarket>) => {
    const { gaps, exposure, state } = judge({}, '-1', { markets: marketsWith(change) }).hedges[0]!
    return { codes: gaps.map(({ code, message }) => `${code}: ${message}`), row: exposure[0]!, state }
  }

  it('is missed by name', () => {
    const { codes, row, state } = codesOf({ oraclePx: null })
    expect(codes).toEqual(['no-price: the venue gives no oracle price of ETH'])
    expect([row.netDeltaUsd, row.correction?.coin, state]).toEqual([null, 'ETH', 'critical'])
  })

  it('without a mark leaves the correction unknown, which is not none', () => {
    const { codes, row } = codesOf({ markPx: null })
    expect(codes).toEqual(['no-price: the venue gives no mark price of ETH'])
    expect(row).toMatchObject({ netDeltaUsd: expect.any(Number), correction: null, correctionWhy: 'unknown' })
  })

  it('of a delisted coin is known, and what to order is not', () => {
    const { codes, row } = codesOf({ isDelisted: true })
    expect([codes, row.correction, row.correctionWhy]).toEqual([[], null, 'unknown'])
  })
})
