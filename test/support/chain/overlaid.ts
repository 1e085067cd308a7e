import { encodePacked, type Hex, keccak256, toHex } from 'viem'
import type { Address } from '../../../src/domain/address.ts'
import type { FeeState, TokenFees } from '../../../src/math/feeGrowth.ts'
import type { LiquidityInRange, TokenAmounts } from '../../../src/math/liquidityAmounts.ts'
import { collectCall } from './collect.ts'
import type { Pool } from './createPool.ts'
import { decreaseCall } from './decreaseLiquidity.ts'
import type { Deployment } from './deployUniswapV3.ts'
import { read } from './read.ts'
import type { Call } from './send.ts'

/** All that the worth of an NFT hangs on. */
export type PositionState = FeeState & LiquidityInRange

/**
 * Asks the contracts what an NFT would pay were the chain in another state, which is laid over their storage for that one
 * call: `decreaseLiquidity` of all it has, and `collect`. Any state can be tried, also one that takes years to come about.
 * The pool has to hold more of both tokens than any state pays.
 */
export async function overlaid(deployment: Deployment, pool: Pool, id: bigint) {
  const { chain, positionManager } = deployment
  const owner = chain.accounts[0]!
  const place = mapped(toHex(id, { size: 32 }), managerPositions)
  const word = BigInt(await chain.rpc<Hex>('eth_getStorageAt', [positionManager, slot(place, 1n), 'latest']))
  const poolId = word & ((1n << 80n) - 1n)
  const ask = (call: Call, state: PositionState) =>
    read<readonly bigint[]>(chain, call, 'latest', {
      [pool.address]: { stateDiff: poolStorage(state, positionManager) },
      [positionManager]: { stateDiff: managerStorage(state, place, poolId) },
    })
  const amountsOf = ([amount0, amount1]: readonly bigint[]): TokenAmounts => ({ amount0: amount0!, amount1: amount1! })
  return async (state: PositionState): Promise<{ held: TokenAmounts; fees: TokenAmounts }> => {
    const [held, fees] = await Promise.all([
      ask(decreaseCall(deployment, id, state.liquidity, owner), state),
      ask(collectCall(deployment, id, owner), state),
    ])
    return { held: amountsOf(held), fees: amountsOf(fees) }
  }
}

/** Where Solidity put the mappings of NonfungiblePositionManager and UniswapV3Pool. */
const managerPositions = 12n
const [poolTicks, poolPositions] = [5n, 7n]

type Storage = Record<Hex, Hex>

function managerStorage(
  { tickLower, tickUpper, liquidity, token0, token1 }: PositionState,
  place: bigint,
  poolId: bigint,
) {
  return storage([
    [place + 1n, poolId | (int24(tickLower) << 80n) | (int24(tickUpper) << 104n) | (liquidity << 128n)],
    [place + 2n, token0.insideLast],
    [place + 3n, token1.insideLast],
    [place + 4n, token0.owed | (token1.owed << 128n)],
  ])
}

function poolStorage(state: PositionState, positionManager: Address): Storage {
  const { tick, tickLower, tickUpper, sqrtPriceX96, sharedLiquidity, token0, token1 } = state
  const key = keccak256(encodePacked(['address', 'int24', 'int24'], [positionManager, tickLower, tickUpper]))
  const shared = mapped(key, poolPositions)
  // One observation, no protocol fee, unlocked.
  const slot0 = sqrtPriceX96 | (int24(tick) << 160n) | (1n << 200n) | (1n << 216n) | (1n << 240n)
  const bound = (at: number, outside: (token: TokenFees) => bigint, net: bigint): [bigint, bigint][] => {
    const place = mapped(toHex(BigInt.asUintN(256, BigInt(at)), { size: 32 }), poolTicks)
    return [
      [place, sharedLiquidity | (BigInt.asUintN(128, net) << 128n)],
      [place + 1n, outside(token0)],
      [place + 2n, outside(token1)],
      [place + 3n, 1n << 248n],
    ]
  }
  return storage([
    [0n, slot0],
    [1n, token0.global],
    [2n, token1.global],
    [4n, tick >= tickLower && tick < tickUpper ? sharedLiquidity : 0n],
    ...bound(tickLower, token => token.lowerOutside, sharedLiquidity),
    ...bound(tickUpper, token => token.upperOutside, -sharedLiquidity),
    [shared, sharedLiquidity],
    [shared + 1n, token0.sharedInsideLast],
    [shared + 2n, token1.sharedInsideLast],
    [shared + 3n, token0.sharedOwed | (token1.sharedOwed << 128n)],
  ])
}

const int24 = (tick: number) => BigInt.asUintN(24, BigInt(tick))
const mapped = (key: Hex, mapping: bigint) => BigInt(keccak256(`${key}${toHex(mapping, { size: 32 }).slice(2)}`))
const slot = (place: bigint, offset: bigint) => toHex(place + offset, { size: 32 })
const storage = (words: readonly (readonly [bigint, bigint])[]): Storage =>
  Object.fromEntries(words.map(([place, word]) => [slot(place, 0n), toHex(word, { size: 32 })]))
