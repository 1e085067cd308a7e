import type { Address } from '../../domain/address.ts'
import type { Chain } from '../../domain/chain.ts'
import type { LpSnapshot, WirePool, WirePosition, WireToken } from '../../domain/lp.ts'
import type { Page, PagePool, PagePosition, PageToken } from './page.ts'
import { ratioOf } from './ratios.ts'
import { tokenSymbol } from './tokenSymbol.ts'

type Merged = Pick<LpSnapshot, 'positions' | 'unknownIds' | 'pools' | 'tokens'>

/** Pages of one block as one: each pool and each token once, indexes to match. */
export function mergePages(pages: readonly Page[], chain: Chain): Merged {
  const pools: WirePool[] = []
  const tokens: WireToken[] = []
  const merged: Merged = { positions: [], unknownIds: [], pools, tokens }
  for (const page of pages) {
    const tokenAt = page.tokens.map(token => indexOf(tokens, toToken(token, chain)))
    const poolAt = page.pools.map(pool => indexOf(pools, toPool(pool, tokenAt)))
    for (const position of page.positions) {
      merged.positions.push(toPosition(position, poolAt[Number(position.pool)]!))
    }
    merged.unknownIds.push(...page.unknownIds.map(String))
  }
  return merged
}

function indexOf<T extends { address: Address }>(list: T[], item: T): number {
  const found = list.findIndex(({ address }) => address === item.address)
  return found >= 0 ? found : list.push(item) - 1
}

const lower = (address: string) => address.toLowerCase() as Address

function toToken({ token, decimals, ratio, symbol }: PageToken, chain: Chain): WireToken {
  const address = lower(token)
  return {
    address,
    symbol: tokenSymbol(symbol, address),
    decimals: decimals < 256n ? Number(decimals) : null,
    ratio: ratioOf({ token, ratio }, chain),
  }
}

const toPool = (pool: PagePool, tokenAt: readonly number[]): WirePool => ({
  address: lower(pool.pool),
  token0: tokenAt[Number(pool.token0)]!,
  token1: tokenAt[Number(pool.token1)]!,
  fee: Number(pool.fee),
  tickSpacing: Number(pool.tickSpacing),
  sqrtPriceX96: String(pool.sqrtPriceX96),
  tick: Number(pool.tick),
  liquidity: String(pool.liquidity),
  feeGrowthGlobal0X128: String(pool.growth0),
  feeGrowthGlobal1X128: String(pool.growth1),
})

const toPosition = (position: PagePosition, pool: number): WirePosition => ({
  tokenId: String(position.tokenId),
  owner: lower(position.owner),
  pool,
  tickLower: Number(position.tickLower),
  tickUpper: Number(position.tickUpper),
  liquidity: String(position.liquidity),
  feeGrowthInside0LastX128: String(position.inside0Last),
  feeGrowthInside1LastX128: String(position.inside1Last),
  tokensOwed0: String(position.owed0),
  tokensOwed1: String(position.owed1),
  lower: growth(position.lowerOutside0, position.lowerOutside1),
  upper: growth(position.upperOutside0, position.upperOutside1),
  shared: {
    liquidity: String(position.sharedLiquidity),
    feeGrowthInside0LastX128: String(position.sharedInside0Last),
    feeGrowthInside1LastX128: String(position.sharedInside1Last),
    tokensOwed0: String(position.sharedOwed0),
    tokensOwed1: String(position.sharedOwed1),
  },
})

const growth = (outside0: bigint, outside1: bigint) => ({
  feeGrowthOutside0X128: String(outside0),
  feeGrowthOutside1X128: String(outside1),
})
