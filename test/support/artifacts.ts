import type { StatusNeeds } from '../../src/commands/status/hedgeReport.ts'
import type { Address } from '../../src/domain/address.ts'
import type { AccountReading, Artifacts, LpReading } from '../../src/domain/artifacts.ts'
import type { Chain } from '../../src/domain/chain.ts'
import type { Subject } from '../../src/domain/hedge.ts'
import type { LpSnapshot, WirePool, WirePosition, WireToken } from '../../src/domain/lp.ts'
import type { DexState, PerpMetas, SpotBalance, SpotState, WireMarket, WirePerp } from '../../src/domain/perp.ts'
import type { Gap, Read } from '../../src/domain/read.ts'
import { type ThresholdName, type Thresholds, thresholdNames, thresholds } from '../../src/domain/thresholds.ts'
import { sqrtRatioAtTick } from '../../src/math/tickMath.ts'

/** Artificial artifacts: one chain of five tokens, one venue; each part with defaults that a test overrides by name. */
export type StatusArtifacts = Artifacts<StatusNeeds>

export const gatheredAt = '2026-11-20T12:00:00.000Z'
export const seconds = Date.parse(gatheredAt) / 1000

export const ok = <T>(value: T): { ok: T; at: string } => ({ ok: value, at: gatheredAt })
export const gap = (code: string): { gap: Gap } => ({
  gap: { code, source: 'a test', message: `no answer about ${code}`, hint: 'hedge status' },
})

export const addressOf = (n: number): Address => `0x${n.toString(16).padStart(40, '0')}`

export const tokens = {
  weth: { address: addressOf(0x10), symbol: 'WETH', decimals: 18 },
  usdc: { address: addressOf(0x20), symbol: 'USDC', decimals: 6 },
  wbtc: { address: addressOf(0x30), symbol: 'WBTC', decimals: 8 },
  pepe: { address: addressOf(0x40), symbol: 'PEPE', decimals: 18 },
  usdt: { address: addressOf(0x50), symbol: 'USDT', decimals: 6 },
  /** Calls itself WETH and is not: its address is on no list. */
  fake: { address: addressOf(0x60), symbol: 'WETH', decimals: 18 },
  other: { address: addressOf(0x70), symbol: 'OTHER', decimals: 9 },
} as const satisfies Record<string, WireToken>

export type TokenName = keyof typeof tokens

const assets = { weth: 'ETH', usdc: 'USD', wbtc: 'BTC', pepe: 'PEPE', usdt: 'USD' } as const

export const chain: Chain = {
  name: 'testchain',
  title: 'Test Chain',
  chainId: 4242,
  protocol: 'uniswap-v3',
  positionManager: addressOf(0xa1),
  factory: addressOf(0xa2),
  wrappedNative: tokens.weth.address,
  tokens: (Object.keys(assets) as (keyof typeof assets)[]).map(name => ({
    address: tokens[name].address,
    symbol: tokens[name].symbol,
    asset: assets[name],
  })),
  publicRpcs: [],
  explorer: null,
  source: 'a test',
}

export const wallet = addressOf(0xb1)
export const account = addressOf(0xb2)

/** The tick of a price in whole token1 per whole token0. */
export const tickAt = (price: number, token0: WireToken, token1: WireToken): number =>
  Math.floor(Math.log(price * 10 ** ((token1.decimals ?? 0) - (token0.decimals ?? 0))) / Math.log(1.0001))

export type PoolSpec = { pair: readonly [TokenName, TokenName]; tick: number } & Partial<WirePool>
export type PositionSpec = { pool: number; tickLower: number; tickUpper: number } & Partial<WirePosition>

/** Token indexes of a pool are places in `Object.values(tokens)`. */
export const poolOf = ({ pair, tick, ...rest }: PoolSpec): WirePool => ({
  address: addressOf(0xc000 + Object.keys(tokens).indexOf(pair[0]) * 16 + Object.keys(tokens).indexOf(pair[1])),
  token0: Object.keys(tokens).indexOf(pair[0]),
  token1: Object.keys(tokens).indexOf(pair[1]),
  fee: 3000,
  tickSpacing: 60,
  sqrtPriceX96: String(sqrtRatioAtTick(tick)),
  tick,
  liquidity: '1000000000000000000',
  feeGrowthGlobal0X128: '0',
  feeGrowthGlobal1X128: '0',
  ...rest,
})

export const positionOf = (spec: PositionSpec): WirePosition => {
  const liquidity = spec.liquidity ?? '10000000000000000'
  return {
    tokenId: '1',
    owner: wallet,
    liquidity,
    feeGrowthInside0LastX128: '0',
    feeGrowthInside1LastX128: '0',
    tokensOwed0: '0',
    tokensOwed1: '0',
    lower: { feeGrowthOutside0X128: '0', feeGrowthOutside1X128: '0' },
    upper: { feeGrowthOutside0X128: '0', feeGrowthOutside1X128: '0' },
    shared: {
      liquidity,
      feeGrowthInside0LastX128: '0',
      feeGrowthInside1LastX128: '0',
      tokensOwed0: spec.tokensOwed0 ?? '0',
      tokensOwed1: spec.tokensOwed1 ?? '0',
    },
    ...spec,
  }
}

export const snapshotOf = (
  pools: readonly WirePool[],
  positions: readonly WirePosition[],
  rest: Partial<LpSnapshot> = {},
): LpSnapshot => ({
  chainId: chain.chainId,
  block: { number: '1000', timestamp: String(seconds) },
  positionManager: chain.positionManager,
  factory: chain.factory,
  balance: String(positions.length),
  positions: [...positions],
  unknownIds: [],
  pools: [...pools],
  tokens: Object.values(tokens),
  ...rest,
})

export const subjectOf = (rest: Partial<Subject> = {}): Subject => ({
  id: 'one',
  name: 'one',
  stored: true,
  chains: [chain.name],
  tokenIds: 'all',
  assets: {},
  expectedAssets: [],
  target: '1',
  network: 'mainnet',
  shared: false,
  subAccounts: false,
  createdAt: gatheredAt,
  since: null,
  entry: null,
  wallet: ok(wallet),
  account: ok(account),
  role: 'user',
  ...rest,
})

/** A perp whose value, margin and profit belong to its mark: positionValue = |szi| × mark. */
export const perpOf = ({ mark = 3000, ...rest }: { mark?: number } & Partial<WirePerp> = {}): WirePerp => {
  const { szi = '-1', entryPx = '3100', leverage = { type: 'cross', value: 5 } as const } = rest
  const value = Math.abs(Number(szi)) * mark
  return {
    coin: 'ETH',
    szi,
    leverage,
    entryPx,
    positionValue: plain(value),
    unrealizedPnl: plain(Number(szi) * (mark - Number(entryPx))),
    liquidationPx: '4500',
    marginUsed: plain(value / leverage.value),
    maxLeverage: 25,
    cumFunding: { allTime: '-12', sinceOpen: '-8.5', sinceChange: '-1' },
    ...rest,
  }
}

/** Decimal text, as the venue sends it: never with an exponent. */
const plain = (value: number): string => value.toFixed(9).replace(/\.?0+$/, '')

export const equity = 120_000

/** A dex on which 120,000 USD stand behind the positions, and whose sums are theirs. */
export const dexStateOf = (positions: readonly WirePerp[], rest: Partial<DexState> = {}): DexState => {
  const total = (of: (perp: WirePerp) => number) => positions.reduce((sum, perp) => sum + of(perp), 0)
  const summary = {
    accountValue: plain(equity),
    totalNtlPos: plain(total(perp => Number(perp.positionValue))),
    totalRawUsd: plain(equity - total(perp => Math.sign(Number(perp.szi)) * Number(perp.positionValue))),
    totalMarginUsed: plain(total(perp => Number(perp.marginUsed))),
  }
  return {
    dex: '',
    time: seconds * 1000,
    marginSummary: summary,
    crossMarginSummary: summary,
    crossMaintenanceMarginUsed: plain(total(perp => Number(perp.positionValue) / (2 * perp.maxLeverage))),
    withdrawable: '11000',
    positions: [...positions],
    ...rest,
  }
}

/** A short that is liquidated where 120,000 USD put it, alone on its dex (facts of the venue's margining, cross). */
export const soundShort = (rest: Partial<WirePerp> = {}): WirePerp => {
  const perp = perpOf(rest)
  const [value, size, rate] = [Number(perp.positionValue), Math.abs(Number(perp.szi)), 1 / (2 * perp.maxLeverage)]
  const px = (value + (equity - value * rate) / (1 + rate)) / size
  return { ...perp, liquidationPx: px.toFixed(10) }
}

export const spotOf = (balances: readonly SpotBalance[], rest: Partial<SpotState> = {}): SpotState => ({
  balances: [...balances],
  outcomes: 0,
  portfolioMarginRatio: null,
  availableAfterMaintenance: null,
  ...rest,
})

/** Only the main dex, margined in USDC. */
export const onlyMain: PerpMetas = { dexes: [{ dex: '', collateralToken: 0, markets: [] }], empty: 0 }

export const accountOf = (positions: readonly WirePerp[], rest: Partial<AccountReading> = {}): AccountReading => ({
  network: 'mainnet',
  address: account,
  role: null,
  mode: ok('default'),
  dexes: [ok(dexStateOf(positions))],
  spot: ok(spotOf([])),
  subAccounts: null,
  orders: null,
  vaultShares: null,
  ...rest,
})

const marketOf = (coin: string, px: string, szDecimals: number): WireMarket => ({
  coin,
  szDecimals,
  maxLeverage: 20,
  isDelisted: false,
  funding: '0.0000125',
  markPx: px,
  oraclePx: px,
})

export const markets: WireMarket[] = [
  marketOf('BTC', '90000', 5),
  marketOf('ETH', '3000', 4),
  marketOf('SOL', '180', 2),
  marketOf('kPEPE', '0.01', 0),
]

export const defaultThresholds = Object.fromEntries(
  thresholdNames.map((name: ThresholdName) => [name, thresholds[name].default]),
) as Thresholds

export const lpsOf = (read: Read<LpSnapshot>, subject = 'one'): LpReading => ({ subject, chain: chain.name, read })

export const artifactsOf = (parts: Partial<StatusArtifacts> = {}): StatusArtifacts => ({
  schema: 'hedge.artifacts/1',
  gatheredAt,
  source: 'live',
  subjects: ok([subjectOf()]),
  chains: ok([chain]),
  thresholds: ok(defaultThresholds),
  lps: ok([lpsOf(ok(snapshotOf([], [])))]),
  dexes: ok([{ network: 'mainnet', read: ok(onlyMain) }]),
  accounts: ok([accountOf([])]),
  markets: ok([{ network: 'mainnet', dex: '', read: ok(markets) }]),
  ...parts,
})

const ethTick = tickAt(3000, tokens.weth, tokens.usdc)

/** One ETH/USDC position at 3000 in a range of ±2000 ticks, unless told otherwise. */
export const ethUsdc = (position: Partial<WirePosition> = {}, pool: Partial<PoolSpec> = {}): LpSnapshot =>
  snapshotOf(
    [poolOf({ pair: ['weth', 'usdc'], tick: ethTick, ...pool })],
    [positionOf({ pool: 0, tickLower: ethTick - 2000, tickUpper: ethTick + 2000, ...position })],
  )
