import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ReadFailure } from '../../src/domain/failure.ts'
import type { LpSnapshot } from '../../src/domain/lp.ts'
import { createUniswapV3 } from '../../src/venues/uniswap-v3/index.ts'
import { endpointOf } from '../support/chain/localChain.ts'
import { memoryOf, uniswapV3 } from '../support/chain/venue.ts'
import {
  type Answer,
  bodyOf,
  gasCap,
  mixing,
  oddities,
  responseCap,
  staleAt,
  together,
} from '../support/hostileProxy/quirks.ts'
import { type Quirks, startHostileProxy } from '../support/hostileProxy.ts'
import { type NodesStage, type Size, sizes, startNodesStage } from './nodesStage.ts'

let stage: NodesStage
/** What the node said of each wallet at the earlier block. */
let before: Record<Size, LpSnapshot>
beforeAll(async () => {
  stage = await startNodesStage()
  const proxy = await startHostileProxy(stage.node.url, staleAt(stage.earlier))
  const read = (size: Size) =>
    uniswapV3.readPositions(
      stage.chain,
      endpointOf(proxy.url),
      { owner: stage.owners[size] },
      AbortSignal.timeout(20_000),
    )
  before = Object.fromEntries(await Promise.all(sizes.map(async size => [size, await read(size)])))
  await proxy.stop()
})
const earlierNumber = () => String(BigInt(stage.earlier))
afterAll(() => stage?.node.stop())

/** The numbers of an honest node, or the code of a gap. */
async function outcome(quirks: Quirks, size: Size, milliseconds = 20_000): Promise<string> {
  const proxy = await startHostileProxy(stage.node.url, quirks)
  const venue = createUniswapV3({ memory: memoryOf(), now: () => new Date(), timeout: milliseconds })
  const asked = { owner: stage.owners[size] }
  try {
    const rpcs = [endpointOf(proxy.url)]
    const snapshot = await venue.readPositions(stage.chain, rpcs, asked, AbortSignal.timeout(milliseconds))
    const then = snapshot.block.number === earlierNumber()
    expect(snapshot).toEqual(then ? before[size] : stage.truth[size])
    return then ? 'earlier' : 'same'
  } catch (error) {
    if (!(error instanceof ReadFailure)) throw error
    const { gap } = error
    expect(gap.hint).toMatch(/hedge|run the same/)
    return gap.code
  } finally {
    await proxy.stop()
  }
}

const { refusesCreate, stripsReverts, noMulticall3 } = oddities
const modes: Record<string, Quirks> = {
  revert: {},
  return: stripsReverts,
  multicall: refusesCreate,
  calls: together(refusesCreate, noMulticall3),
}

const changed = (change: (answer: Answer) => unknown): Quirks =>
  bodyOf(text => {
    const body = JSON.parse(text) as Answer | Answer[]
    return { text: JSON.stringify(Array.isArray(body) ? body.map(change) : change(body)) }
  })
const html = bodyOf(() => ({ text: '<!doctype html><title>Sign in</title>' }))
const otherChain: Quirks = {
  answer: (answer, { method }) => (method === 'eth_chainId' ? { ...answer, result: '0xa' } : answer),
}

const small: readonly Size[] = [1, 50]

/** What each must come to: the same numbers, or a gap by one of these names; by mode where that decides. */
type Expected = string | Record<string, string>
const table: [string, () => Quirks, Expected, (readonly Size[])?][] = [
  ['a slow node', () => ({ delay: 15 }), 'same'],
  ['the first two connections dropped', () => bodyOf((text, n) => ({ text, drop: n <= 2 })), 'same'],
  ['every connection dropped', () => bodyOf(text => ({ text, drop: true })), 'rpc-unreachable'],
  ['a page of HTML', () => html, 'rpc-not-json'],
  ['HTML now and then', () => bodyOf((text, n) => ({ text: n % 3 === 0 ? '<html>' : text })), 'same|rpc-not-json'],
  ['half a body', () => bodyOf(text => ({ text: text.slice(0, text.length >> 1) })), 'rpc-not-json'],
  ['a redirect', () => bodyOf(text => ({ status: 302, headers: { location: '/elsewhere' }, text })), 'rpc-redirect'],
  ['10 MB of nothing', () => bodyOf(text => ({ text: text + ' '.repeat(10_000_000) })), 'rpc-too-large'],
  ['too many requests, twice', () => ({ tooMany: 2 }), 'same'],
  ['too many requests, always', () => ({ tooMany: 1_000 }), 'rpc-rate-limited'],
  ['the answer to another request', () => changed(answer => ({ ...answer, id: 0 })), 'rpc-wrong-shape'],
  [
    'no id',
    () => changed(({ id, ...answer }) => answer),
    { revert: 'same', return: 'rpc-.*', multicall: 'rpc-.*', calls: 'rpc-.*' },
  ],
  ['a number for a result', () => changed(({ id }) => ({ id, result: 7 })), 'rpc-.*'],
  ['an object for a result', () => changed(({ id }) => ({ id, result: { is: '0x' } })), 'rpc-.*'],
  ['null for a result', () => changed(({ id }) => ({ id, result: null })), 'rpc-.*'],
  ['odd hex for a result', () => changed(({ id }) => ({ id, result: '0x123' })), 'rpc-.*'],
  ['a gas cap of 10 million', () => gasCap(10_000_000), 'same'],
  ['a gas cap of one million', () => gasCap(1_000_000), 'same'],
  [
    'a gas cap of 100,000',
    () => gasCap(100_000),
    { revert: 'rpc-out-of-gas', return: 'rpc-out-of-gas', multicall: 'same|rpc-out-of-gas', calls: 'same' },
  ],
  ['16 kB a request', () => ({ requestCap: 16_000 }), 'same'],
  ['8 kB a request', () => ({ requestCap: 8_000 }), 'same', small],
  ['3 kB a request', () => ({ requestCap: 3_000 }), 'same', small],
  ['24 kB an answer', () => responseCap(24_000), 'same'],
  [
    'another chain in eth_chainId',
    () => otherChain,
    { revert: 'same', return: 'same', multicall: 'wrong-chain', calls: 'wrong-chain' },
  ],
  ['every other request from an earlier block', () => mixing(stage.earlier), 'same|earlier|mixed-blocks'],
  ['one request a body of a batch', () => ({ batchCap: 1 }), 'same'],
]

describe.concurrent.each(Object.keys(modes))('a node read by %s', mode => {
  test.each(table)('%s', async (_, quirks, expected, most = sizes) => {
    const wanted = typeof expected === 'string' ? expected : expected[mode]!
    for (const size of mode === 'revert' ? most : most.filter(size => size < (most === sizes ? 100 : 50))) {
      // The oddity that decides the mode comes last: it sees what the other left.
      const found = await outcome(together(quirks(), modes[mode]!), size)
      expect(found, `${size} positions`).toMatch(new RegExp(`^(${wanted})$`))
    }
  })

  test('no answer in time', async () => {
    expect(await outcome(together({ delay: 400 }, modes[mode]!), 1, 300)).toBe('rpc-timeout')
  })

  test('a stale node says what it says of its own block, and the block says when that was', async () => {
    const proxy = await startHostileProxy(stage.node.url, together(staleAt(stage.earlier), modes[mode]!))
    const venue = createUniswapV3({ memory: memoryOf(), now: () => new Date(), timeout: 20_000 })
    const rpcs = [endpointOf(proxy.url)]
    const snapshot = await venue.readPositions(
      stage.chain,
      rpcs,
      { owner: stage.owners[1] },
      AbortSignal.timeout(9_000),
    )
    await proxy.stop()
    expect(snapshot.block.number).toBe(earlierNumber())
    expect(snapshot).toEqual(before[1])
    expect(snapshot.pools[0]).not.toEqual(stage.truth[1].pools[0])
  })
})
