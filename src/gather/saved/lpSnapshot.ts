import type { LpReading } from '../../domain/artifacts.ts'
import type { LpSnapshot, WireToken } from '../../domain/lp.ts'
import { array, boolean, integer, nullable, object, optional, type Reader, where } from '../../domain/shape.ts'
import { address, chainName, printable, read, uint } from './words.ts'

/** Shapes only: whether the numbers can belong to one pool is judged where they are used. */
const index = where(integer, is => is >= 0, 'a place in a list')
const ticks = object({ feeGrowthOutside0X128: uint, feeGrowthOutside1X128: uint })

const position = object({
  tokenId: uint,
  owner: address,
  pool: index,
  tickLower: integer,
  tickUpper: integer,
  liquidity: uint,
  feeGrowthInside0LastX128: uint,
  feeGrowthInside1LastX128: uint,
  tokensOwed0: uint,
  tokensOwed1: uint,
  lower: ticks,
  upper: ticks,
  shared: object({
    liquidity: uint,
    feeGrowthInside0LastX128: uint,
    feeGrowthInside1LastX128: uint,
    tokensOwed0: uint,
    tokensOwed1: uint,
  }),
})

const pool = object({
  address,
  token0: index,
  token1: index,
  fee: where(integer, is => is >= 0 && is < 1_000_000, 'a fee'),
  tickSpacing: integer,
  sqrtPriceX96: uint,
  tick: integer,
  liquidity: uint,
  feeGrowthGlobal0X128: uint,
  feeGrowthGlobal1X128: uint,
})

const decimals = where(integer, is => is >= 0 && is <= 255, 'a number of decimals')

const failed = where(boolean, is => is, 'true') as Reader<true>

/** A contract that did not say its ratio is not one to one. */
const ratio = (value: unknown, path: string) =>
  typeof value === 'object' && value !== null && 'failed' in value
    ? object({ failed })(value, path)
    : object({ units: uint, decimals })(value, path)

/** Snapshots from before there were ratios have none; what was left out stays left out. */
const token: Reader<WireToken> = (value, path) => {
  const known = object({ address, symbol: printable, decimals: nullable(decimals) })(value, path)
  const told = object({ ratio: optional(nullable(ratio), undefined) })(value, path).ratio
  return told === undefined ? known : { ...known, ratio: told }
}

const lpSnapshot: Reader<LpSnapshot> = object({
  chainId: where(integer, is => is > 0, 'a chain id'),
  block: object({
    number: where(uint, is => Number.isSafeInteger(Number(is)), 'a block number'),
    timestamp: where(uint, is => is.length <= 11, 'seconds since 1970'),
  }),
  positionManager: address,
  factory: address,
  balance: nullable(uint),
  positions: array(position),
  unknownIds: array(uint),
  pools: array(pool),
  tokens: array(token),
})

export const lpReading: Reader<LpReading> = object({ subject: printable, chain: chainName, read: read(lpSnapshot) })
