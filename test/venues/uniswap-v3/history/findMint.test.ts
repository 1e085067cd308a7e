import { expect, test } from 'vitest'
import { findMint } from '../../../../src/venues/uniswap-v3/history/findMint.ts'
import type { Log } from '../../../../src/venues/uniswap-v3/history/log.ts'
import type { Reading } from '../../../../src/venues/uniswap-v3/history/reading.ts'

/** A chain of so many blocks whose position manager was made at one of them and mints every so many, but for a quiet time. */
type Life = { head: number; made: number; every: number; quiet?: readonly [number, number]; width: number }

/** The same numbers each time, between 0 and 1. */
function* numbers() {
  for (let seed = 12_345; ; ) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    yield seed / 2_147_483_648
  }
}

function chainOf({ head, made, every, quiet, width }: Life) {
  const random = numbers()
  const next = () => random.next().value as number
  const blocks: number[] = []
  for (let block = made; block <= head; ) {
    block += Math.ceil(-Math.log(1 - next()) * every)
    if (quiet && block > quiet[0] && block < quiet[1]) block = quiet[1]
    if (block <= head) blocks.push(block)
  }
  let requests = 0
  const word = (value: number) => `0x${value.toString(16).padStart(64, '0')}` as const
  const logs = {
    width: () => BigInt(width),
    async first(_: unknown, from: bigint, to: bigint) {
      requests += 1
      const end = Math.min(Number(to), Number(from) + width - 1)
      const found: Log[] = []
      for (let n = lowerBound(blocks, Number(from)); blocks[n]! <= end; n += 1) {
        const topics = [word(0), word(0), word(7), word(n + 1)]
        found.push({ block: BigInt(blocks[n]!), logIndex: n, topics, data: '0x', timestamp: null })
      }
      return { from, to: BigInt(end), logs: found }
    },
  }
  const reading = { logs, toBlock: BigInt(head), chain: { positionManager: '0x' } } as unknown as Reading
  return { blocks, reading, asked: () => requests }
}

function lowerBound(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

test.each<[string, Life, number]>([
  ['Ethereum, 10,000 blocks at once', { head: 24e6, made: 12.37e6, every: 11, width: 10_000 }, 30],
  ['Ethereum, 1,000 blocks at once', { head: 24e6, made: 12.37e6, every: 11, width: 1_000 }, 36],
  ['Ethereum, 10 blocks at once', { head: 24e6, made: 12.37e6, every: 11, width: 10 }, 80],
  ['Base, 10,000 blocks at once', { head: 38e6, made: 1.37e6, every: 20, width: 10_000 }, 16],
  ['a long quiet time', { head: 20e6, made: 10e6, every: 500, quiet: [12e6, 19.9e6], width: 1_000 }, 120],
  ['a young contract', { head: 20e6, made: 19.9e6, every: 50, width: 1_000 }, 60],
])('%s: every mint is found in few requests', async (_, life, most) => {
  const { blocks, reading, asked } = chainOf(life)
  for (let n = 0; n < 25; n += 1) {
    const id = Math.floor((blocks.length - 1) * (n / 24)) + 1
    const before = asked()
    const mint = await findMint(reading, BigInt(id), [])
    expect(Number(mint?.block), `NFT ${id}`).toBe(blocks[id - 1])
    expect(asked() - before, `requests for NFT ${id}`).toBeLessThanOrEqual(most)
  }
})

test('mints that are known bound the search, and an id that does not exist ends it', async () => {
  const { blocks, reading, asked } = chainOf({ head: 1e6, made: 1e5, every: 50, width: 1_000 })
  const seen = [99, 101].map(id => ({ id: BigInt(id), block: BigInt(blocks[id - 1]!), recipient: '0x' as const }))
  expect(Number((await findMint(reading, 100n, seen))?.block)).toBe(blocks[99])
  expect(asked()).toBe(1)
  expect(await findMint(reading, BigInt(blocks.length + 1), [])).toBeNull()
})

test('ids that do not grow with blocks are not searched for', async () => {
  const { reading } = chainOf({ head: 1e5, made: 0, every: 50, width: 1_000 })
  const { logs } = reading
  const shuffled = async (...asked: Parameters<typeof logs.first>) => {
    const window = await logs.first(...asked)
    return { ...window, logs: window.logs.filter(({ topics }) => BigInt(topics[3]!) !== 1_000n) }
  }
  expect(await findMint({ ...reading, logs: { ...logs, first: shuffled } }, 1_000n, [])).toBeNull()
})
