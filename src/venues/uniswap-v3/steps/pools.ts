import { encodePacked, keccak256, zeroAddress } from 'viem'
import type { Address } from '../../../domain/address.ts'
import type { Call, Said } from '../../json-rpc/ethCall.ts'
import type { Head } from '../../json-rpc/readHead.ts'
import type { PagePool, PagePosition, Refusal } from '../page.ts'
import type { StepNode } from './node.ts'
import type { Held } from './readBySteps.ts'
import { addressIn, callOf, onlyWord, signed, sizeOf, word } from './words.ts'

type Place = {
  node: StepNode
  manager: Address
  factory: Address
  head: Head
  /** Every token of the page, in order. */
  tokens: readonly Address[]
  refuse: (refusal: Refusal) => never
}

type Known = { pool: Address; token0: Address; token1: Address; fee: bigint }

/** The pools of some positions, and the positions with what their pools say of them: two steps. */
export async function readPools(place: Place, held: readonly Held[]) {
  const keyOf = ({ said }: Held) => `${word(said, 2)} ${word(said, 3)} ${word(said, 4)}`
  const keys = [...new Set(held.map(keyOf))]
  const firsts = keys.map(key => held.find(position => keyOf(position) === key)!)
  const known = await findPools(place, firsts)
  const indexOf = new Map(keys.map((key, index) => [key, index]))

  const ranges = held.map(position => rangeCalls(place.manager, known[indexOf.get(keyOf(position))!]!.pool, position))
  const said = await askEachOnce(place.node, [...known.flatMap(({ pool }) => poolCalls(pool)), ...ranges.flat()])
  const expect = (pool: Address, answer: Said | undefined, size: number): Said =>
    answer?.ok && sizeOf(answer.data) === size
      ? answer
      : place.refuse({ errorName: 'NotUniswapV3', args: [place.head.chainId, pool] })

  const pools = known.map((pool, n): PagePool => {
    const at = (offset: number, size: number) => expect(pool.pool, said[5 * n + offset], size)
    const slot0 = at(0, 224)
    // Forks with wider protocol fees (PancakeSwap) have as many words as Uniswap V3, but not in its ranges.
    if (word(slot0, 5) > 255n || word(slot0, 6) > 1n) expect(pool.pool, undefined, 0)
    return {
      pool: pool.pool,
      token0: BigInt(place.tokens.indexOf(pool.token0)),
      token1: BigInt(place.tokens.indexOf(pool.token1)),
      fee: pool.fee,
      tickSpacing: signed(word(at(2, 32), 0)),
      sqrtPriceX96: word(slot0, 0),
      tick: signed(word(slot0, 1)),
      liquidity: word(at(1, 32), 0),
      growth0: word(at(3, 32), 0),
      growth1: word(at(4, 32), 0),
    }
  })
  const positions = held.map((position, n): PagePosition => {
    const index = indexOf.get(keyOf(position))!
    const at = (offset: number, size: number) =>
      expect(known[index]!.pool, said[5 * known.length + 3 * n + offset], size)
    return toPosition(position, index, [at(0, 256), at(1, 256), at(2, 160)])
  })
  return { pools, positions }
}

async function findPools({ node, factory, head, refuse }: Place, positions: readonly Held[]): Promise<Known[]> {
  const wanted = positions.map(({ said }) => ({
    token0: addressIn(word(said, 2)),
    token1: addressIn(word(said, 3)),
    fee: word(said, 4),
  }))
  const said = await node.ask(wanted.map(({ token0, token1, fee }) => callOf(factory, 'getPool', token0, token1, fee)))
  return wanted.map((pair, n) => {
    const pool = addressIn(onlyWord(said[n]!) ?? 0n)
    const { token0, token1, fee } = pair
    if (pool === zeroAddress) refuse({ errorName: 'NoPool', args: [head.chainId, token0, token1, fee] })
    return { ...pair, pool }
  })
}

const poolCalls = (pool: Address): Call[] =>
  (['slot0', 'liquidity', 'tickSpacing', 'growth0', 'growth1'] as const).map(name => callOf(pool, name))

function rangeCalls(manager: Address, pool: Address, { said }: Held): Call[] {
  const [lower, upper] = [word(said, 5), word(said, 6)]
  const narrow = (tick: bigint) => Number(BigInt.asIntN(24, tick))
  const key = keccak256(encodePacked(['address', 'int24', 'int24'], [manager, narrow(lower), narrow(upper)]))
  return [callOf(pool, 'ticks', lower), callOf(pool, 'ticks', upper), callOf(pool, 'shared', key)]
}

/** Positions share ticks and ranges: each call is made once. */
async function askEachOnce(node: StepNode, calls: readonly Call[]): Promise<Said[]> {
  const keyOf = ({ to, data }: Call) => to + data
  const distinct = new Map(calls.map(call => [keyOf(call), call]))
  const said = await node.ask([...distinct.values()])
  const answers = new Map([...distinct.keys()].map((key, n) => [key, said[n]!]))
  return calls.map(call => answers.get(keyOf(call))!)
}

const toPosition = ({ id, owner, said }: Held, pool: number, range: readonly [Said, Said, Said]): PagePosition => ({
  tokenId: id,
  owner,
  pool: BigInt(pool),
  tickLower: signed(word(said, 5)),
  tickUpper: signed(word(said, 6)),
  liquidity: word(said, 7),
  inside0Last: word(said, 8),
  inside1Last: word(said, 9),
  owed0: word(said, 10),
  owed1: word(said, 11),
  lowerOutside0: word(range[0], 2),
  lowerOutside1: word(range[0], 3),
  upperOutside0: word(range[1], 2),
  upperOutside1: word(range[1], 3),
  sharedLiquidity: word(range[2], 0),
  sharedInside0Last: word(range[2], 1),
  sharedInside1Last: word(range[2], 2),
  sharedOwed0: word(range[2], 3),
  sharedOwed1: word(range[2], 4),
})
