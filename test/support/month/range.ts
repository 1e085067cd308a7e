import type { Address } from '../../../src/domain/address.ts'
import { read } from '../chain/read.ts'
import type { Scene } from '../scene.ts'

/** The one position of the month, in floating point: what its owner hedges by. Prices in dollars for one ether. */
export type Range = {
  lower: number
  upper: number
  /** What it holds of ether, and what all of it is worth, at a price. */
  ether(price: number): number
  worth(price: number): number
}

/** From what the position manager says of an NFT of ether and USDC (white paper, 6.2.1 and 6.3). */
export async function rangeOf({ chain, deployment, pools, tokens }: Scene, id: bigint): Promise<Range> {
  const { positionManager, contracts } = deployment
  const position = await read<readonly unknown[]>(chain, {
    to: positionManager,
    abi: contracts.manager.abi,
    functionName: 'positions',
    args: [id],
  })
  const bounds = [5, 6].map(at => priceOfTick(Number(position[at]), pools.ethUsdc.token0 === tokens.weth))
  const [lower, upper] = bounds.sort((a, b) => a - b) as [number, number]
  // Of 18 and of 6 digits: the liquidity is in the unit that lies between.
  const liquidity = Number(position[7]) / 1e12
  const within = (price: number) => Math.sqrt(Math.min(upper, Math.max(lower, price)))
  const ether = (price: number) => liquidity * (1 / within(price) - 1 / Math.sqrt(upper))
  const dollars = (price: number) => liquidity * (within(price) - Math.sqrt(lower))
  return { lower, upper, ether, worth: price => ether(price) * price + dollars(price) }
}

const priceOfTick = (tick: number, etherFirst: boolean): number => {
  const raw = 1.0001 ** tick
  return (etherFirst ? raw : 1 / raw) * 1e12
}

/** The price of a pool at which one ether costs so many dollars, to the cent. */
export const amountsAt = (price: number, weth: Address, token0: Address): readonly [bigint, bigint] => {
  const [ether, dollars] = [10n ** 18n, BigInt(Math.round(price * 1e6))]
  return token0 === weth ? [ether, dollars] : [dollars, ether]
}
