import { expect, it } from 'vitest'
import type { LpSnapshot } from '../../src/domain/lp.ts'
import { differing } from '../../src/gather/seconds/differing.ts'
import { addressOf, ethUsdc } from '../support/artifacts.ts'

const mine = ethUsdc()
const [position] = mine.positions
const with0 = (change: object): LpSnapshot => ({ ...mine, positions: [{ ...position!, ...change }] })
const pool = (change: object): LpSnapshot => ({ ...mine, pools: [{ ...mine.pools[0]!, ...change }] })
const tokens = (change: object): LpSnapshot => ({
  ...mine,
  tokens: mine.tokens.map(token => ({ ...token, ...change })),
})

it.each<[string, LpSnapshot, string[]]>([
  ['nothing', mine, []],
  ['another order of what is not asked about', { ...mine, balance: '9', chainId: 9 }, []],
  ['a symbol', tokens({ symbol: 'X' }), []],
  ['a ratio of none, told or not', tokens({ ratio: null }), []],
  ['the time', { ...mine, block: { ...mine.block, timestamp: '1' } }, ['when the block was made']],
  ['the holder', with0({ owner: addressOf(7) }), ['the holder of position #1']],
  ['the range', with0({ tickUpper: 9 }), ['the range of position #1']],
  ['the liquidity', with0({ liquidity: '9' }), ['the liquidity of position #1']],
  ['what is owed', with0({ tokensOwed1: '9' }), ['the fees of position #1']],
  ['what was', with0({ feeGrowthInside0LastX128: '9' }), ['the fees of position #1']],
  [
    'growth below',
    with0({ lower: { feeGrowthOutside0X128: '9', feeGrowthOutside1X128: '0' } }),
    ['the fees of position #1'],
  ],
  ['what is shared', with0({ shared: { ...position!.shared, tokensOwed0: '9' } }), ['the fees of position #1']],
  ['growth of all', pool({ feeGrowthGlobal1X128: '9' }), ['the fees of position #1']],
  ['the pool', pool({ address: addressOf(7) }), ['the pool of position #1']],
  ['the price', pool({ sqrtPriceX96: '9' }), ['the price in the pool of position #1']],
  ['the tick', pool({ tick: 9 }), ['the price in the pool of position #1']],
  ['liquidity in the pool', pool({ liquidity: '9' }), ['the liquidity in the pool of position #1']],
  ['decimals', tokens({ decimals: 9 }), ['the tokens of position #1']],
  ['a token', tokens({ address: addressOf(7) }), ['the tokens of position #1']],
  ['that it is gone', { ...mine, positions: [], unknownIds: ['1'] }, ['whether position #1 exists']],
])('two providers that differ in %s', (_what, theirs, words) => expect(differing(mine, theirs)).toEqual(words))

it('tells of an NFT that only the other one knows', () => {
  expect(differing({ ...mine, positions: [], unknownIds: ['1'] }, mine)).toEqual(['whether position #1 exists'])
})

it('finds a pool wherever the other one lists it', () => {
  const moved = { ...mine, pools: [mine.pools[0]!, mine.pools[0]!], positions: [{ ...position!, pool: 1 }] }
  expect(differing(mine, moved)).toEqual([])
})
