import type { PnlInput } from '../../src/commands/status/pnlReport.ts'
import type { PositionResult } from '../../src/commands/status/positionResult.ts'
import type { LpReport, PerpReport } from '../../src/commands/status/types.ts'
import type { TradeReading } from '../../src/domain/artifacts.ts'
import type { WireFill, WireFunding } from '../../src/domain/history.ts'
import { decimal } from '../../src/math/decimal.ts'
import { account, addressOf, defaultThresholds, gatheredAt, ok, subjectOf } from './artifacts.ts'

export const now = Date.parse(gatheredAt)
const day = 86_400_000
/** The mint was a hundred days ago, the short was opened a minute later. */
export const mintedAt = now - 100 * day
export const openedAt = mintedAt + 60_000

export const pair = (first: string, second: string) => [decimal(first), decimal(second)] as const

/** 2 ETH at 2500 and 5000 dollars went in; at 3000 it is 1.8 ETH and 5550 dollars, with 25 dollars of fees. */
export const ethResult = (rest: Partial<PositionResult> = {}): PositionResult => ({
  tokenId: '1',
  assets: ['ETH', 'USD'],
  usd: pair('3000', '1'),
  deposits: [{ at: mintedAt, amounts: pair('2', '5000'), usdThen: pair('2500', '1'), quoteThen: pair('2500', '1') }],
  withdrawals: [],
  unrealised: pair('-0.2', '550'),
  realised: [],
  fees: pair('0.005', '10'),
  holds: pair('1.8', '5550'),
  ...rest,
})

const token = (asset: string | null, ratio: string | null = null) => ({
  address: addressOf(0x10),
  symbol: asset ?? '?',
  decimals: 18,
  asset,
  ratio,
})

/** As much of an LP report as a result needs. */
export const lpStub = (
  tokenId: string,
  [asset0, asset1]: readonly [string | null, string | null],
  rest: { valueUsd?: number | null; base?: 'token0' | 'token1'; ratio0?: string } = {},
): LpReport =>
  ({
    tokenId,
    token0: token(asset0, rest.ratio0 ?? null),
    token1: token(asset1),
    valueUsd: rest.valueUsd === undefined ? 10_000 : rest.valueUsd,
    priceQuote: { base: rest.base ?? 'token0', baseSymbol: 'a', quoteSymbol: 'b' },
  }) as unknown as LpReport

export const perpStub = (rest: Partial<PerpReport> = {}): PerpReport =>
  ({
    account,
    coin: 'ETH',
    asset: 'ETH',
    szi: '-1.5',
    markPx: '3000',
    unrealizedPnl: '-750',
    fundingSinceOpen: '2.25',
    oraclePx: null,
    fundingRate: null,
    marginUsed: '900',
    ...rest,
  }) as unknown as PerpReport

export const fillOf = (rest: Partial<WireFill> = {}): WireFill => ({
  coin: 'ETH',
  px: '2500',
  sz: '2',
  side: 'sell',
  time: openedAt,
  startPosition: '0.0',
  dir: 'Open Short',
  closedPnl: '0.0',
  fee: '2.25',
  feeToken: 'USDC',
  tid: 1,
  crossed: true,
  liquidation: false,
  ...rest,
})

/** Two sold at 2500, half of one bought back at 2700. */
export const ethFills: WireFill[] = [
  fillOf(),
  fillOf({
    time: openedAt + day,
    side: 'buy',
    sz: '0.5',
    px: '2700',
    startPosition: '-2',
    dir: 'Close Short',
    closedPnl: '-100',
    fee: '-0.25',
    tid: 2,
  }),
]

export const fundingOf = (usdc: string, time: number, coin = 'ETH'): WireFunding => ({
  coin,
  usdc,
  szi: '-2',
  fundingRate: '0.0000125',
  time,
  hash: '0x0',
})

/** Two payments of one hour, one of them a correction, and what was paid for before the hedge began. */
export const ethFunding = [
  fundingOf('-100', openedAt - 1),
  fundingOf('3.5', openedAt + 3_600_000),
  fundingOf('-1.25', openedAt + 3_600_000),
]

export const tradesOf = (
  fills: WireFill[] = ethFills,
  rest: Partial<TradeReading> & { whole?: boolean } = {},
): TradeReading => ({
  subject: 'one',
  network: 'mainnet',
  account,
  from: new Date(mintedAt).toISOString(),
  fills: ok({ fills, whole: rest.whole ?? true }),
  funding: ok(ethFunding),
  ...rest,
})

/** Everything known: LP −50 and 25 of fees, perps −850, 2.25 of funding, −2 of fees. */
export const pnlInput = (rest: Partial<PnlInput> = {}): PnlInput => ({
  subject: subjectOf({ createdAt: new Date(openedAt + day).toISOString() }),
  now,
  lps: [lpStub('1', ['ETH', 'USD'])],
  positions: [ethResult()],
  gone: [],
  mints: [mintedAt],
  assets: ['ETH'],
  accounts: [account],
  perps: [perpStub()],
  isDollarDex: () => true,
  trades: [tradesOf()],
  spotAssets: [],
  thresholds: defaultThresholds,
  ...rest,
})
