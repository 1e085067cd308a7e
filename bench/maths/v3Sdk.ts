import type { PositionState } from '../../test/support/chain/overlaid.ts'

/** An integer of JSBI, which v3-sdk counts in. */
type Jsbi = { toString(): string }
type Growths = { global: Jsbi; lowerOutside: Jsbi; upperOutside: Jsbi; insideLast: Jsbi; owed: Jsbi }

/** A position's state in the numbers that v3-sdk takes. */
export type SdkState = Pick<PositionState, 'tick' | 'tickLower' | 'tickUpper'> & {
  sqrtPrice: Jsbi
  liquidity: Jsbi
  token0: Growths
  token1: Growths
}

/** Token amounts and fees by @uniswap/v3-sdk as its guides do it: a Pool, a Position in it, fees by TickLibrary and PositionLibrary. */
export function v3Sdk(load: NodeJS.Require) {
  const { Pool, Position, PositionLibrary, TickLibrary } = load('@uniswap/v3-sdk')
  const { CurrencyAmount, Token } = load('@uniswap/sdk-core')
  const JSBI = load('jsbi')
  const token0 = new Token(1, '0x0000000000000000000000000000000000000001', 6)
  const token1 = new Token(1, '0x0000000000000000000000000000000000000002', 18)

  const integer = (value: bigint): Jsbi => JSBI.BigInt(value.toString())
  const growthsOf = (token: PositionState['token0']): Growths => ({
    global: integer(token.global),
    lowerOutside: integer(token.lowerOutside),
    upperOutside: integer(token.upperOutside),
    insideLast: integer(token.insideLast),
    owed: integer(token.owed),
  })
  const stateOf = (state: PositionState): SdkState => ({
    tick: state.tick,
    tickLower: state.tickLower,
    tickUpper: state.tickUpper,
    sqrtPrice: integer(state.sqrtPriceX96),
    liquidity: integer(state.liquidity),
    token0: growthsOf(state.token0),
    token1: growthsOf(state.token1),
  })

  const poolOf = ({ sqrtPrice, tick, liquidity }: SdkState) =>
    new Pool(token0, token1, 3000, sqrtPrice, liquidity, tick)

  const feesOf = ({ tick, tickLower, tickUpper, liquidity, ...of }: SdkState): [Jsbi, Jsbi] => {
    const outside = (at: 'lowerOutside' | 'upperOutside') => ({
      feeGrowthOutside0X128: of.token0[at],
      feeGrowthOutside1X128: of.token1[at],
    })
    const inside = TickLibrary.getFeeGrowthInside(
      outside('lowerOutside'),
      outside('upperOutside'),
      ...[tickLower, tickUpper, tick, of.token0.global, of.token1.global],
    )
    const earned = PositionLibrary.getTokensOwed(of.token0.insideLast, of.token1.insideLast, liquidity, ...inside)
    return [JSBI.add(of.token0.owed, earned[0]), JSBI.add(of.token1.owed, earned[1])]
  }

  const positionOf = (state: SdkState, pool: unknown) =>
    new Position({ pool, liquidity: state.liquidity, tickLower: state.tickLower, tickUpper: state.tickUpper })

  /** Smallest units: amount0, amount1, fees0, fees1. */
  const units = (state: SdkState, pool: unknown = poolOf(state)): Jsbi[] => {
    const { amount0, amount1 } = positionOf(state, pool)
    return [amount0.quotient, amount1.quotient, ...feesOf(state)]
  }

  /** The same as text in whole tokens. */
  const text = (state: SdkState): string[] => {
    const { amount0, amount1 } = positionOf(state, poolOf(state))
    const [fees0, fees1] = feesOf(state)
    const fees = [CurrencyAmount.fromRawAmount(token0, fees0), CurrencyAmount.fromRawAmount(token1, fees1)]
    return [amount0, amount1, ...fees].map(amount => amount.toExact())
  }

  return { stateOf, poolOf, units, text }
}
