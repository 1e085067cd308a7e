import { describe, expect, it } from 'vitest'
import { riskReport } from '../../../src/commands/status/riskReport.ts'
import type { TradeReading } from '../../../src/domain/artifacts.ts'
import type { WireFill } from '../../../src/domain/history.ts'
import {
  account,
  defaultThresholds,
  ethUsdc,
  gap,
  gatheredAt,
  markets,
  ok,
  perpOf,
  poolOf,
  positionOf,
  snapshotOf,
  tickAt,
  tokens,
} from '../../support/artifacts.ts'
import { type LegsSpec, legsOf } from '../../support/legs.ts'

const fill = (rest: Partial<WireFill> = {}): WireFill => ({
  coin: 'ETH',
  px: '3000',
  sz: '2',
  side: 'sell',
  time: 1000,
  startPosition: '0',
  dir: 'Open Short',
  closedPnl: '0',
  fee: '1.8',
  feeToken: 'USDC',
  tid: 1,
  crossed: true,
  liquidation: false,
  ...rest,
})

const tradesOf = (fills: readonly WireFill[]): TradeReading => ({
  subject: 'one',
  network: 'mainnet',
  account,
  from: gatheredAt,
  fills: ok({ fills: [...fills], whole: true }),
  funding: ok([]),
})

const risk = (spec: LegsSpec, trades: readonly TradeReading[] = []) =>
  riskReport({ ...legsOf(spec), trades, thresholds: defaultThresholds })

describe('riskReport', () => {
  it('has a row for each asset of the exposure, in its order', () => {
    const rows = risk({ snapshot: ethUsdc(), assets: ['BTC', 'ETH'] })
    expect(rows.map(({ asset }) => asset)).toEqual(['BTC', 'ETH'])
    expect(rows[0]).toMatchObject({ gamma: 0, basisBps: null, upperBoundUsd: null, liquidatedBeforeBound: null })
  })

  it('adds up gamma, and has none where that of one position is not known', () => {
    const tick = tickAt(3000, tokens.weth, tokens.usdc)
    const position = (tokenId: string, liquidity?: string) =>
      positionOf({ tokenId, pool: 0, tickLower: tick - 100, tickUpper: tick + 100, ...(liquidity && { liquidity }) })
    const snapshot = snapshotOf(
      [poolOf({ pair: ['weth', 'usdc'], tick })],
      [position('1'), position('2'), position('3', '0')],
    )
    expect(risk({ snapshot, lp: { gamma: { ETH: -0.005 } } })[0]!.gamma).toBe(-0.01)
    const [unknown] = risk({ snapshot, lp: { gamma: null } })
    expect(unknown!.gamma).toBeNull()
    expect(unknown!.notes).toContain('the gamma of a position that holds ETH is not known')
    const legs = { ...legsOf({ snapshot, lp: { gamma: { ETH: -1 } } }), lps: null }
    expect(riskReport({ ...legs, trades: [], thresholds: defaultThresholds })[0]!.gamma).toBeNull()
  })

  it.each([
    ['weth', 'usdc'],
    ['usdc', 'weth'],
  ] as const)('tells the basis of %s/%s: pool over mark, in basis points', (one, other) => {
    const price = one === 'weth' ? 3030 : 1 / 3030
    const tick = tickAt(price, tokens[one], tokens[other])
    const snapshot = snapshotOf(
      [poolOf({ pair: [one, other], tick })],
      [positionOf({ pool: 0, tickLower: tick - 9, tickUpper: tick + 9 })],
    )
    const [row] = risk({ snapshot })
    // A tick is a basis point wide.
    expect(Math.abs(row!.basisBps! - 100)).toBeLessThan(1.1)
    expect(row!.notes.some(note => note.includes('basis points above the mark'))).toBe(true)
  })

  it('tells no basis without a mark, nor through a pool that itself prices the other token', () => {
    expect(risk({ snapshot: ethUsdc(), markets: null })[0]!.basisBps).toBeNull()
    const noMark = markets.map(market => ({ ...market, markPx: null }))
    expect(risk({ snapshot: ethUsdc(), markets: noMark })[0]!.basisBps).toBeNull()
    const snapshot = snapshotOf(
      [poolOf({ pair: ['weth', 'other'], tick: 0 })],
      [positionOf({ pool: 0, tickLower: -9, tickUpper: 9 })],
    )
    expect(risk({ snapshot })[0]!.basisBps).toBeNull()
  })
})

describe('what a correction costs', () => {
  const costOf = (trades: readonly TradeReading[]) =>
    risk({ snapshot: ethUsdc(), perps: [perpOf({ szi: '-0.1' })] }, trades)[0]!
  const notional = legsOf({ snapshot: ethUsdc(), perps: [perpOf({ szi: '-0.1' })] }).exposure[0]!.correction!
    .notionalUsd

  it('is at the base tier while no own taker fill is known, and says so', () => {
    for (const trades of [[], [tradesOf([])]]) {
      const { correction, notes } = costOf(trades)
      expect(correction).toMatchObject({ feeRate: 0.00045, feeSource: 'base-tier', withinBand: false })
      expect(correction!.costUsd).toBeCloseTo(-0.00045 * notional, 9)
      expect(notes.some(note => note.includes('base tier, 0.045 %'))).toBe(true)
    }
  })

  it('is not known while trades could not be read', () => {
    const { correction, notes } = costOf([
      tradesOf([fill({ time: 5, fee: '2.7' })]),
      { ...tradesOf([]), fills: gap('fills') },
    ])
    expect(correction).toEqual({ costUsd: null, feeRate: null, feeSource: null, withinBand: false })
    expect(notes).toContain('what the account pays in fees is not known: its trades could not be read')
  })

  it('is at what the last one paid, of perps of the main dex and in dollars', () => {
    const fills = [
      fill({ time: 5, fee: '2.7' }),
      fill({ time: 9, fee: '1.8' }),
      fill({ time: 10, fee: '0.9', crossed: false }),
      fill({ time: 11, fee: '9', liquidation: true }),
      fill({ time: 12, fee: '4', coin: '@107' }),
      fill({ time: 13, fee: '4', coin: 'xyz:TSLA' }),
      fill({ time: 14, fee: '4', feeToken: 'HYPE' }),
      fill({ time: 15, fee: '4', sz: '0' }),
      fill({ time: 16, fee: '-0.1' }),
    ]
    const { correction, notes } = costOf([tradesOf(fills.slice(0, 1)), tradesOf(fills)])
    expect(correction).toMatchObject({ feeRate: 0.0003, feeSource: 'last-fill' })
    expect(correction!.costUsd).toBeCloseTo(-0.0003 * notional, 9)
    expect(notes.some(note => note.includes('base tier'))).toBe(false)
  })

  it('says whether the drift is within its band', () => {
    const held = legsOf({ snapshot: ethUsdc() }).exposure[0]!.lpDelta!
    const within = (share: number) =>
      risk({ snapshot: ethUsdc(), perps: [perpOf({ szi: (-share * Number(held)).toFixed(9) })] })[0]!.correction!
        .withinBand
    expect([0.91, 1.09].map(within)).toEqual([true, true])
    expect([0.89, 1.11].map(within)).toEqual([false, false])
  })

  it('is none where there is none', () => {
    const legs = legsOf({ snapshot: ethUsdc() })
    const exposure = legs.exposure.map(row => ({ ...row, correction: null }))
    expect(riskReport({ ...legs, exposure, trades: [], thresholds: defaultThresholds })[0]!.correction).toBeNull()
  })
})
