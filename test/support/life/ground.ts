import type { Address } from '../../../src/domain/address.ts'
import { type LocalChain, startAnvil } from '../chain/anvil.ts'
import { createPool, type Pool, sortTokens } from '../chain/createPool.ts'
import { createToken, fund } from '../chain/createToken.ts'
import { type Deployment, deployUniswapV3 } from '../chain/deployUniswapV3.ts'
import { mintPosition } from '../chain/mintPosition.ts'
import { read } from '../chain/read.ts'
import { sqrtPriceX96 } from '../chain/sqrtPriceX96.ts'
import { swap } from '../chain/swap.ts'
import { type Fraction, parse, times } from './fraction.ts'

export type Side = { address: Address; symbol: string; decimals: number; asset: string }

/** `base` is priced in `quote`. Which of them is token0 hangs on their addresses: `quoteFirst` chooses them so. */
export type Pair = {
  base: 'WETH' | 'WBTC'
  quote: 'USDC' | 'WETH'
  quoteFirst: boolean
  price: string
  /** Whole base tokens that others have in the pool, over all prices. */
  others: string
}

/** A chain whose days pass as told, one pool on it, somebody who trades there, and a wallet that has never been in it. */
export type Ground = {
  chain: LocalChain
  deployment: Deployment
  pool: Pool
  /** Token0 and token1. */
  sides: readonly [Side, Side]
  base: Side
  quote: Side
  wallet: Address
  /** Unix seconds of the newest block that was made here. */
  now(): number
  /** Lets time pass; every transaction after that has a moment of its own. */
  pass(seconds: number): Promise<void>
  /** The pool's price when the base is worth so many quotes. */
  sqrtPriceOf(price: Fraction): bigint
  /** Trades until the price is exactly there. */
  moveTo(price: Fraction): Promise<void>
  close(): Promise<void>
}

/** 2026-03-01, midnight in UTC: nothing in a life hangs on the day it is run. */
export const firstDay = 1_772_323_200

/** So that what happened can also have happened long before: see `longAgo`. */
const firstBlock = 10_000

const decimalsOf = { USDC: 6, WBTC: 8, WETH: 18 }
const assetOf = { USDC: 'USD', WBTC: 'BTC', WETH: 'ETH' }

export async function startGround(pair: Pair): Promise<Ground> {
  const chain = await startAnvil({ timestamp: firstDay, firstBlock })
  try {
    return await furnish(chain, pair)
  } catch (error) {
    await chain.stop()
    throw error
  }
}

async function furnish(
  chain: LocalChain,
  { base: baseSymbol, quote: quoteSymbol, quoteFirst, price, others }: Pair,
): Promise<Ground> {
  const deployment = await deployUniswapV3(chain)
  const [trader, wallet] = chain.accounts as [Address, Address]
  for (const holder of [trader, wallet]) await fund(deployment, deployment.weth, holder)
  const other = await tokenBeside(deployment, baseSymbol === 'WETH' ? quoteSymbol : baseSymbol, (address: Address) => {
    const [first] = sortTokens(address, deployment.weth)
    return (first === deployment.weth) === (baseSymbol === 'WETH' ? !quoteFirst : quoteFirst)
  })
  await fund(deployment, other, wallet)
  const sideOf = (symbol: keyof typeof decimalsOf): Side => ({
    address: symbol === 'WETH' ? deployment.weth : other,
    symbol,
    decimals: decimalsOf[symbol],
    asset: assetOf[symbol],
  })
  const [base, quote] = [sideOf(baseSymbol), sideOf(quoteSymbol)]
  const [side0, side1] = quoteFirst ? [quote, base] : [base, quote]
  const sqrtPriceOf = ({ n, d }: Fraction) => {
    const [inBase, inQuote] = [10n ** BigInt(base.decimals) * d, 10n ** BigInt(quote.decimals) * n]
    return quoteFirst ? sqrtPriceX96(inQuote, inBase) : sqrtPriceX96(inBase, inQuote)
  }
  const pool = await createPool(deployment, [base.address, quote.address], 3000, sqrtPriceOf(parse(price)))
  let now = firstDay + 3_600
  const pass = async (seconds: number) => {
    now += seconds
    await chain.rpc('evm_setNextBlockTimestamp', [now])
  }
  const [inBase, inQuote] = [unitsOf(base, parse(others)), unitsOf(quote, times(parse(others), parse(price)))]
  const [amount0, amount1] = quoteFirst ? [inQuote, inBase] : [inBase, inQuote]
  await pass(60)
  await mintPosition(deployment, { pool, tickLower: -887220, tickUpper: 887220, amount0, amount1 })
  const moveTo = async (target: Fraction) => {
    const limit = sqrtPriceOf(target)
    const { sqrtPriceX96: from } = await slot0Of(deployment, pool)
    if (limit === from) return
    await pass(12)
    await swap(deployment, { pool, zeroForOne: limit < from, amount: 2n ** 120n, limit })
  }
  return {
    ...{ chain, deployment, pool, sides: [side0, side1], base, quote, wallet, sqrtPriceOf, moveTo, pass },
    now: () => now,
    close: () => chain.stop(),
  }
}

/** A token whose address stands on the right side of WETH's: every second one does. */
async function tokenBeside(
  deployment: Deployment,
  symbol: 'USDC' | 'WBTC' | 'WETH',
  fits: (address: Address) => boolean,
): Promise<Address> {
  for (let attempt = 0; attempt < 30; attempt += 1) {
    const token = await createToken(deployment, symbol, decimalsOf[symbol])
    if (fits(token)) return token
  }
  throw new Error('no token came out on the right side of WETH')
}

/** Whole tokens as smallest units, what is less than one of them left out. */
export const unitsOf = ({ decimals }: Side, { n, d }: Fraction): bigint => (n * 10n ** BigInt(decimals)) / d

export async function slot0Of(
  { chain, contracts }: Deployment,
  { address }: Pool,
): Promise<{ sqrtPriceX96: bigint; tick: number }> {
  const [sqrtPriceX96, tick] = await read<readonly [bigint, number]>(chain, {
    to: address,
    abi: contracts.pool.abi,
    functionName: 'slot0',
  })
  return { sqrtPriceX96, tick }
}
