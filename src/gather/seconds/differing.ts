import type { LpSnapshot, WirePool, WirePosition } from '../../domain/lp.ts'

/** What two snapshots of one block do not agree on, of the positions in the first; in plain words, no address in them. */
export function differing(mine: LpSnapshot, theirs: LpSnapshot): string[] {
  const found = mine.positions.flatMap(position => {
    const other = theirs.positions.find(({ tokenId }) => tokenId === position.tokenId)
    const name = `position #${position.tokenId}`
    if (other === undefined) return [`whether ${name} exists`]
    return parts
      .filter(({ of }) => JSON.stringify(of(position, mine)) !== JSON.stringify(of(other, theirs)))
      .map(({ what }) => `${what} of ${name}`)
  })
  const appeared = mine.unknownIds.filter(id => theirs.positions.some(({ tokenId }) => tokenId === id))
  return [
    ...(mine.block.timestamp === theirs.block.timestamp ? [] : ['when the block was made']),
    ...appeared.map(id => `whether position #${id} exists`),
    ...found,
  ]
}

const poolOf = ({ pool }: WirePosition, { pools }: LpSnapshot): WirePool => pools[pool]!

type Part = { what: string; of(position: WirePosition, snapshot: LpSnapshot): unknown }

/** What a token calls itself is no matter of money. */
const parts: readonly Part[] = [
  { what: 'the holder', of: ({ owner }) => owner },
  { what: 'the range', of: ({ tickLower, tickUpper }) => [tickLower, tickUpper] },
  { what: 'the liquidity', of: ({ liquidity }) => liquidity },
  {
    what: 'the fees',
    of: (position, snapshot) => {
      const { feeGrowthGlobal0X128, feeGrowthGlobal1X128 } = poolOf(position, snapshot)
      const { liquidity, feeGrowthInside0LastX128, feeGrowthInside1LastX128, tokensOwed0, tokensOwed1 } =
        position.shared
      return [
        [position.feeGrowthInside0LastX128, position.feeGrowthInside1LastX128],
        [position.tokensOwed0, position.tokensOwed1],
        [position.lower.feeGrowthOutside0X128, position.lower.feeGrowthOutside1X128],
        [position.upper.feeGrowthOutside0X128, position.upper.feeGrowthOutside1X128],
        [liquidity, feeGrowthInside0LastX128, feeGrowthInside1LastX128, tokensOwed0, tokensOwed1],
        [feeGrowthGlobal0X128, feeGrowthGlobal1X128],
      ]
    },
  },
  {
    what: 'the pool',
    of: (position, snapshot) => {
      const { address, fee, tickSpacing } = poolOf(position, snapshot)
      return [address, fee, tickSpacing]
    },
  },
  {
    what: 'the price in the pool',
    of: (position, snapshot) => {
      const { sqrtPriceX96, tick } = poolOf(position, snapshot)
      return [sqrtPriceX96, tick]
    },
  },
  { what: 'the liquidity in the pool', of: (position, snapshot) => poolOf(position, snapshot).liquidity },
  {
    what: 'the tokens',
    of: (position, snapshot) => {
      const { token0, token1 } = poolOf(position, snapshot)
      return [token0, token1].map(index => {
        const { address, decimals, ratio = null } = snapshot.tokens[index]!
        return [address, decimals, ratio]
      })
    },
  },
]
