import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { known } from '../../../../src/domain/read.ts'
import { endpointOf } from '../../../support/chain/localChain.ts'
import { mintMany } from '../../../support/chain/mintMany.ts'
import { uniswapV3 } from '../../../support/chain/venue.ts'
import { logCap } from '../../../support/hostileProxy/logQuirks.ts'
import type { Quirks } from '../../../support/hostileProxy/quirks.ts'
import { type HostileProxy, startHostileProxy } from '../../../support/hostileProxy.ts'
import { type HistoryStage, read, snapshotOf, startHistoryStage, truth } from './stage.ts'

let stage: HistoryStage
let expected: Record<string, Awaited<ReturnType<typeof truth>>>
beforeAll(async () => {
  stage = await startHistoryStage()
  const all = stage.ids.map(async id => [id, await truth(stage, id, stage.toBlock)] as const)
  expected = Object.fromEntries(await Promise.all(all))
}, 60_000)
afterAll(() => stage?.node.stop())

async function through<T>(quirks: Quirks, use: (proxy: HostileProxy) => Promise<T>): Promise<T> {
  const proxy = await startHostileProxy(stage.node.url, quirks)
  try {
    return await use(proxy)
  } finally {
    await proxy.stop()
  }
}

const count = (proxy: HostileProxy, method: string) => proxy.requests.flat().filter(asked => asked === method).length

const withoutPrice = (events: readonly { swapSqrtPriceX96: string | null }[] | undefined) =>
  events?.map(({ swapSqrtPriceX96: _, ...event }) => event)

function expectTruth(outcome: Awaited<ReturnType<typeof read>>) {
  for (const id of stage.ids) {
    const history = known(outcome.read.get(id))
    expect(history, JSON.stringify(outcome.read.get(id))).toBeDefined()
    expect(withoutPrice(history?.events)).toEqual(expected[id])
    expect(history?.mint).toEqual({ block: expected[id]![0]!.block, timestamp: expected[id]![0]!.timestamp })
  }
}

test('a node that takes the whole chain is asked twice, and the events are those that it has', async () => {
  await through({}, async proxy => {
    const outcome = await read(stage, proxy.url)
    expectTruth(outcome)
    // One for the mints, one for the events; the prices of the position out of range come on top.
    expect(count(proxy, 'eth_getLogs')).toBe(4)
    expect(proxy.requests.length - count(proxy, 'eth_getLogs'), 'the chain is checked').toBe(1)
  })
})

test('who holds it now is not whom it was minted for', async () => {
  const { read: answers, last } = await read(stage, stage.node.url)
  const [old, given, below] = stage.ids.map(id => known(answers.get(id))?.ownerChanged)
  expect([old, given, below]).toEqual([false, true, false])
  const digests = stage.ids.map(id => last[id]?.mintedFor)
  expect(new Set(digests).size, 'the same wallet looks different for each NFT').toBe(3)
  for (const digest of digests) expect(digest).toMatch(/^[0-9a-f]{16}$/)
})

test('the price of a change out of range is that of the last swap before it; in range none is asked for', async () => {
  const { read: answers } = await read(stage, stage.node.url)
  const [old, , below] = stage.ids.map(id => known(answers.get(id))!.events)
  expect(old!.every(({ swapSqrtPriceX96 }) => swapSqrtPriceX96 === null)).toBe(true)
  const changes = below!.filter(({ kind }) => kind !== 'collect')
  expect(changes.map(({ kind }) => kind)).toEqual(['increase', 'decrease'])
  for (const { block, amount0, amount1, swapSqrtPriceX96 } of changes) {
    expect([amount0, amount1]).toContain('0')
    const slot0 = await stage.node.rpc<string>('eth_call', [
      { to: stage.market.pool.address, data: '0x3850c7bd' },
      `0x${BigInt(block).toString(16)}`,
    ])
    expect(swapSqrtPriceX96).toBe(String(BigInt(slot0.slice(0, 66))))
  }
})

test('with all that is final in memory one question is asked, and nothing is kept twice', async () => {
  const cold = await read(stage, stage.node.url)
  await through({}, async proxy => {
    const warm = await read(stage, proxy.url, { saved: cold.last })
    expect(warm.read).toEqual(new Map([...cold.read].map(([id, each]) => [id, { ...each, at: expect.any(String) }])))
    expect(count(proxy, 'eth_getLogs')).toBe(1)
    expect(warm.kept).toEqual({})
    // The one is older than what is in memory, the other has only its final block below it.
    for (const blocks of [15n, 5n]) {
      const older = { ...stage, toBlock: String(BigInt(stage.toBlock) - blocks) }
      const before = await read(older, stage.node.url, { saved: cold.last })
      for (const id of stage.ids) {
        const { events } = known(before.read.get(id))!
        expect(events.every(event => BigInt(event.block) <= BigInt(older.toBlock))).toBe(true)
      }
      expect(before.kept, 'an older snapshot takes nothing back').toEqual({})
    }
  })
})

test('what is kept lies below the finality of the chain, and holds nothing of who owns it', async () => {
  const { kept } = await read(stage, stage.node.url)
  const final = BigInt(stage.toBlock) - 8n
  for (const saved of Object.values(kept).flat()) {
    expect(BigInt(saved.scannedTo)).toBeLessThanOrEqual(final)
    for (const event of saved.events) expect(BigInt(event.block)).toBeLessThanOrEqual(BigInt(saved.scannedTo))
  }
  expect(Object.values(kept).map(all => all.at(-1)!.scannedTo)).toEqual(stage.ids.map(() => String(final)))
  const text = JSON.stringify(kept).toLowerCase()
  for (const { owner } of stage.positions) expect(text).not.toContain(owner.slice(2).toLowerCase())
})

test('whatever the node takes at once, nothing is lost at the edges of windows and nothing is there twice', async () => {
  const wordings = [
    (most: number) => `eth_getLogs is limited to a ${most} block range`,
    () => 'block range is too wide',
    (most: number, asked: bigint) => `range ${asked} exceeds limit of ${most}`,
  ]
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 130 }), fc.integer({ min: 0, max: 2 }), async (most, n) => {
      await through(logCap(most, wordings[n]!), async proxy => expectTruth(await read(stage, proxy.url)))
    }),
    { numRuns: 12 },
  )
}, 60_000)

test('a scan that was killed goes on where it was: every block of events is asked for once', async () => {
  const cap = logCap(5, most => `up to a ${most} block range`)
  const killed = new AbortController()
  const asked: { events: string[]; from: bigint }[][] = [[], []]
  const watching = (run: number): Quirks => ({
    ...cap,
    ask(call) {
      const { topics, fromBlock } = (call.params[0] ?? {}) as { topics?: string[][]; fromBlock: string }
      const isScan = call.method === 'eth_getLogs' && Array.isArray(topics?.[0]) && topics[0].length === 3
      if (isScan) asked[run]!.push({ events: topics[1]!, from: BigInt(fromBlock) })
      if (asked[0]!.length === 6) killed.abort()
      return call
    },
  })
  const first = await through(watching(0), proxy => read(stage, proxy.url, { signal: killed.signal }))
  const gap = first.read.get(stage.ids[0]!)
  expect(gap).toMatchObject({ gap: { code: 'history-unfinished', source: 'local RPC' } })
  const [done, total] = first.progress.at(-1)!
  expect(JSON.stringify(gap)).toContain(`${done} of ${total} blocks`)
  const second = await through(watching(1), proxy => read(stage, proxy.url, { saved: first.last }))
  expectTruth(second)
  const scannedTo = BigInt(first.last[stage.ids[0]!]!.scannedTo)
  expect(scannedTo).toBeGreaterThan(BigInt(expected[stage.ids[0]!]![0]!.block))
  expect(asked[1]![0]!.from).toBe(scannedTo + 1n)
}, 30_000)

test('a hundred NFTs are one question, more are asked for side by side', async () => {
  const { node, deployment, market } = stage
  await mintMany(deployment, [market.pool], node.accounts[7]!, 130)
  await node.rpc('anvil_mine', ['0x9'])
  const balance = { owner: node.accounts[7]! }
  const { positions } = await uniswapV3.readPositions(
    stage.chain,
    endpointOf(node),
    balance,
    AbortSignal.timeout(20_000),
  )
  const ids = positions.map(({ tokenId }) => tokenId)
  expect(new Set(ids).size).toBe(130)
  for (const [many, questions] of [
    [100, 1],
    [130, 2],
  ] as const) {
    const now = { chain: stage.chain, ...(await snapshotOf(stage.chain, node, ids.slice(0, many))) }
    const cold = await through({}, async proxy => {
      const outcome = await read(now, proxy.url)
      // Most lie beside the price, in blocks of some thirty mints: one look for its last swap each.
      expect(count(proxy, 'eth_getLogs')).toBeLessThan(20)
      return outcome
    })
    const warm = await through({}, async proxy => {
      const outcome = await read(now, proxy.url, { saved: cold.last })
      expect(count(proxy, 'eth_getLogs')).toBe(questions)
      return outcome
    })
    const events = [...warm.read.values()].map(answer => known(answer)?.events.map(({ kind }) => kind))
    expect(events).toEqual(Array.from({ length: many }, () => ['increase']))
  }
}, 30_000)

test('progress rises to the whole, and a node of ten blocks is asked few questions for the mint', async () => {
  await through(
    logCap(10, most => `up to a ${most} block range`),
    async proxy => {
      const outcome = await read(stage, proxy.url)
      expectTruth(outcome)
      const dones = outcome.progress.map(([done]) => done)
      expect(dones).toEqual([...dones].sort((a, b) => a - b))
      expect(outcome.progress.at(-1)![0]).toBe(outcome.progress.at(-1)![1])
      const blocks = Number(BigInt(stage.toBlock) - BigInt(expected[stage.ids[0]!]![0]!.block)) + 1
      // All at once in vain, mints and events; a million empty blocks before the contracts, then some twenty windows of events.
      expect(count(proxy, 'eth_getLogs')).toBeLessThan(Math.ceil(blocks / 10) + 61)
      expect(outcome.memory.facts['own/local/0/x']?.logRange).toBe(10)
    },
  )
})
