import type { StatusNeeds } from '../../src/commands/status/needs.ts'
import type { Artifacts, LpReading } from '../../src/domain/artifacts.ts'
import type { Chain } from '../../src/domain/chain.ts'
import type { Subject } from '../../src/domain/hedge.ts'
import type { LpSnapshot, WirePool, WirePosition, WireToken } from '../../src/domain/lp.ts'
import type { WireMarket } from '../../src/domain/perp.ts'
import type { Read } from '../../src/domain/read.ts'
import { type ThresholdName, type Thresholds, thresholdNames, thresholds } from '../../src/domain/thresholds.ts'
import { sqrtRatioAtTick } from '../../src/math/tickMath.ts'
import { accountOf, onlyMain } from './accountArtifacts.ts'
import { pastOf } from './derivedPast.ts'
import { account, addressOf, gatheredAt, ok, seconds, wallet } from './moments.ts'

export * from './accountArtifacts.ts'
export * from './moments.ts'
export * from './pastArtifacts.ts'

/** Artificial artifacts: one chain of five tokens, one venue; each part with defaults that a test overrides by name. */
export type StatusArtifacts = Artifacts<StatusNeeds>

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

/** With a past of its own making, unless one is given. */
export function artifactsOf(parts: Partial<StatusArtifacts> = {}): StatusArtifacts {
  const present = {
    subjects: ok([subjectOf()]),
    lps: ok([lpsOf(ok(snapshotOf([], [])))]),
    accounts: ok([accountOf([])]),
    markets: ok([{ network: 'mainnet' as const, dex: '', read: ok(markets) }]),
    ...parts,
  }
  return {
    schema: 'hedge.artifacts/1',
    gatheredAt,
    source: 'live',
    chains: ok([chain]),
    thresholds: ok(defaultThresholds),
    dexes: ok([{ network: 'mainnet', read: ok(onlyMain) }]),
    ...pastOf(present),
    ...present,
  }
}

export const ethTick = tickAt(3000, tokens.weth, tokens.usdc)

/** One ETH/USDC position at 3000 in a range of ±2000 ticks, unless told otherwise. */
export const ethUsdc = (position: Partial<WirePosition> = {}, pool: Partial<PoolSpec> = {}): LpSnapshot =>
  snapshotOf(
    [poolOf({ pair: ['weth', 'usdc'], tick: ethTick, ...pool })],
    [positionOf({ pool: 0, tickLower: ethTick - 2000, tickUpper: ethTick + 2000, ...position })],
  )
