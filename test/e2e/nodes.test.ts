import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ReadModeName } from '../../src/domain/endpoint.ts'
import { createUniswapV3 } from '../../src/venues/uniswap-v3/index.ts'
import { endpointOf } from '../support/chain/localChain.ts'
import { memoryOf } from '../support/chain/venue.ts'
import { oddities, together } from '../support/hostileProxy/quirks.ts'
import { type Quirks, startHostileProxy } from '../support/hostileProxy.ts'
import { holdExact } from './expectExact.ts'
import { type NodesStage, type Size, sizes, startNodesStage } from './nodesStage.ts'

let stage: NodesStage
beforeAll(async () => {
  stage = await startNodesStage()
})
afterAll(() => stage?.node.stop())

const { refusesCreate, ignoresCreate, stripsReverts, noMulticall3, noBatch } = oddities

async function readThrough(quirks: Quirks, size: Size, memory = memoryOf()) {
  const proxy = await startHostileProxy(stage.node.url, quirks)
  const venue = createUniswapV3({ memory, now: () => new Date(), timeout: 20_000 })
  const query = { owner: stage.owners[size] }
  try {
    const rpc = endpointOf(proxy.url)
    const snapshot = await venue.readPositions(stage.chain, [rpc], query, AbortSignal.timeout(20_000))
    return { snapshot, requests: proxy.requests, facts: memory.facts[rpc.id] }
  } finally {
    await proxy.stop()
  }
}

test.each(sizes)('%i positions by the fast path, to the wei what decreaseLiquidity and collect say', async size => {
  expect(stage.truth[size].positions).toHaveLength(size)
  await holdExact(stage.deployment, stage.truth[size])
})

const nodes: [string, Quirks, ReadModeName, Record<Size, number>][] = [
  ['an honest node', {}, 'revert', { 1: 1, 50: 1, 100: 1, 350: 4 }],
  ['no revert data', stripsReverts, 'return', { 1: 2, 50: 3, 100: 5, 350: 13 }],
  ['no call without a receiver', refusesCreate, 'multicall', { 1: 14, 50: 14, 100: 14, 350: 50 }],
  ['no call without a receiver, in silence', ignoresCreate, 'multicall', { 1: 14, 50: 14, 100: 14, 350: 50 }],
]

describe.each(nodes)('%s', (_, quirks, mode, most) => {
  test.each(sizes)('%i positions: the same, to the last bit, in few requests', async size => {
    const { snapshot, requests, facts } = await readThrough(quirks, size)
    expect(snapshot).toEqual(stage.truth[size])
    expect(facts?.mode ?? 'revert').toBe(mode)
    expect(requests.length).toBeLessThanOrEqual(most[size])
    if (mode === 'revert') expect(requests.length).toBe(most[size])
  })
})

const callsOnly = together(refusesCreate, noMulticall3)

test.each(sizes)('no Multicall3 either, %i positions: the same, to the last bit', async size => {
  const { snapshot, requests, facts } = await readThrough(callsOnly, size)
  expect(snapshot).toEqual(stage.truth[size])
  expect(facts).toMatchObject({ mode: 'calls', multicall3: false })
  expect(facts).not.toHaveProperty('batch')
  expect(requests.filter(methods => methods.length > 1).length).toBeGreaterThan(4)
})

test.each([1, 50] as const)('nor batches, %i positions: the same, and the batch is tried once', async size => {
  const { snapshot, requests, facts } = await readThrough(together(callsOnly, noBatch), size)
  expect(snapshot).toEqual(stage.truth[size])
  expect(facts).toMatchObject({ mode: 'calls', batch: false })
  expect(requests.filter(methods => methods.length > 1).length).toBeLessThanOrEqual(6)
})
