import { statusReport } from '../../src/commands/status/report.ts'
import type {
  CarryReport,
  EntryReport,
  HealthReport,
  PnlReport,
  RiskReport,
} from '../../src/commands/status/resultTypes.ts'
import type { HedgeReport, LpReport } from '../../src/commands/status/types.ts'
import { accountOf, artifactsOf, ethUsdc, lpsOf, ok, soundShort } from './artifacts.ts'

/** A hedge of which everything is known, each number another one, so that each can be told where it is printed. */
export const entry: EntryReport = {
  source: 'events',
  mintedAt: '2026-01-02T03:04:05.000Z',
  mintBlock: 100,
  ownerChanged: false,
  deposits: [
    {
      block: 100,
      timestamp: '2026-01-02T03:04:05.000Z',
      amount0: '4.25',
      amount1: '12500.5',
      price: '2941.17',
      priceLow: '2941.16',
      priceHigh: '2941.18',
      priceSource: 'event',
      usd: 25_000.47,
    },
  ],
  withdrawals: [
    {
      block: 200,
      timestamp: '2026-02-03T04:05:06.000Z',
      amount0: '1.0625',
      amount1: '3125.125',
      price: '3011.5',
      priceLow: '3011.4',
      priceHigh: '3011.6',
      priceSource: 'swap',
      usd: 6_324.84,
    },
  ],
  remaining0: '3.1875',
  remaining1: '9375.375',
  price: '2941.17',
  priceLow: '2941.16',
  priceHigh: '2941.18',
  priceSource: 'event',
}

export const pnl: PnlReport = {
  lpSince: '2026-01-02T03:04:05.000Z',
  since: '2026-01-03T00:00:00.000Z',
  sinceSource: 'opening-fill',
  benchmarks: [benchmark('tokens', null, -0.75), benchmark('base', 'ETH', 101.5), benchmark('usd', 'USD', -202.25)],
  hedge: { realisedUsd: 61.25, unrealisedUsd: 104.5, tradingFeesUsd: -7.75, fundingUsd: 18.5 },
  capitalUsd: 31_415.92,
  days: 321.5,
  roi: 0.0125,
  apr: 0.0142,
  notes: ['a note about the result'],
}

function benchmark(
  id: 'tokens' | 'base' | 'usd',
  asset: string | null,
  price: number,
): PnlReport['benchmarks'][number] {
  const buckets = { price, impermanentLoss: -33.25, fees: 72.5, hedge: 165.75, funding: 18.5, costs: -7.75 }
  return { id, asset, totalUsd: Object.values(buckets).reduce((total, each) => total + each, 0), buckets }
}

export const carry: CarryReport = {
  feesPerDay: 5.25,
  fundingPerDay: 1.5,
  rebalancingPerDay: -3.25,
  totalPerDay: 3.5,
  breakEvenDays: 12.5,
  volatility: { ETH: 0.615 },
  volatilityDays: 7,
  notes: ['a note about the carry'],
}

export const risk: RiskReport = {
  asset: 'ETH',
  gamma: -0.005677,
  basisBps: 3.25,
  upperBoundUsd: 3664.25,
  boundPassed: false,
  liquidationUsd: 3210.75,
  liquidatedBeforeBound: true,
  marginToBoundUsd: 1234.56,
  correction: { costUsd: -1.35, feeRate: 0.00045, feeSource: 'base-tier', withinBand: false },
  notes: ['a note about the risk'],
}

export const health: HealthReport = {
  score: 42,
  weakest: 'drift',
  parts: [
    { id: 'range', score: 100, applies: true, why: '18.1 % to the nearer bound' },
    { id: 'drift', score: 42, applies: true, why: '11.6 % off target' },
    { id: 'liquidation', score: 88, applies: true, why: '40.0 % away' },
    { id: 'margin', score: 97, applies: true, why: '2.3 % used' },
    { id: 'carry', score: 91, applies: true, why: '+$3.50 a day' },
    { id: 'freshness', score: null, applies: false, why: 'a saved snapshot' },
  ],
}

const bare = statusReport(
  artifactsOf({ lps: ok([lpsOf(ok(ethUsdc()))]), accounts: ok([accountOf([soundShort()])]) }),
  [],
).hedges[0]!

export const lp: LpReport = {
  ...bare.lps[0]!,
  entry,
  impermanentLoss: {
    usd: -21.25,
    percent: -0.00115,
    quote: '-21.3',
    token0: '0.125',
    token1: '-396.5',
    realised: { usd: -12.5, quote: '-12.5', token0: '-0.01', token1: '17.5' },
  },
  fees: {
    lifetime0: '0.0125',
    lifetime1: '35.5',
    collected0: '0.01',
    collected1: '30.25',
    uncollected0: '0.0025',
    uncollected1: '5.25',
    uncollectedPrincipal0: '0',
    uncollectedPrincipal1: '3.5',
    uncollectedPrincipalUsd: 3.5,
    lifetimeUsd: 73,
  },
  feeApr: 0.1725,
}

export const hedge: HedgeReport = { ...bare, gaps: [], lps: [lp], pnl, carry, risk: [risk], health }
