import { afterAll, beforeAll, expect, test } from 'vitest'
import { known } from '../../../../src/domain/read.ts'
import { logCap, spanOf } from '../../../support/hostileProxy/logQuirks.ts'
import { type Quirks, together } from '../../../support/hostileProxy/quirks.ts'
import { startHostileProxy } from '../../../support/hostileProxy.ts'
import { type HistoryStage, read, startHistoryStage } from './stage.ts'

/** Of forty blocks, which a node of five is asked for eight times, any may still change. */
let stage: HistoryStage
let before: HistoryStage
beforeAll(async () => {
  const made = await startHistoryStage()
  stage = { ...made, chain: { ...made.chain, finalityBlocks: 40 } }
  // Its last ten blocks hold nothing of the three NFTs.
  before = { ...stage, toBlock: String(BigInt(stage.toBlock) - 10n) }
}, 60_000)
afterAll(() => stage?.node.stop())

const five = logCap(5, most => `up to a ${most} block range`)

/** What a run asks for: blocks of logs, and headers. */
async function run(of: HistoryStage, quirks: Quirks, options: Parameters<typeof read>[2] = {}) {
  const spans: { from: bigint; to: bigint }[] = []
  const watched = together(quirks, {
    ask(call) {
      const span = spanOf(call)
      if (span !== null) spans.push({ from: span.from, to: span.from + span.blocks - 1n })
      return call
    },
  })
  const proxy = await startHostileProxy(of.node.url, watched)
  try {
    const outcome = await read(of, proxy.url, options)
    const headers = proxy.requests.flat().filter(method => method === 'eth_getBlockByNumber').length
    return { ...outcome, spans, headers, values: of.ids.map(id => known(outcome.read.get(id))) }
  } finally {
    await proxy.stop()
  }
}

test('at a narrow node a warm run asks for the blocks since the last one, and for two hashes', async () => {
  const cold = await run(before, five)
  const options = { saved: cold.last, memory: cold.memory }
  const warm = await run(stage, five, options)
  expect(warm.values).toEqual((await run(stage, {})).values)
  expect(warm.spans).toHaveLength(2)
  expect(warm.spans[0]!.from).toBe(BigInt(before.toBlock) + 1n)
  expect(warm.headers).toBe(2)
  const again = await run(stage, five, { saved: warm.last, memory: cold.memory })
  expect([again.spans, again.headers]).toEqual([[], 1])
  expect(again.values).toEqual(warm.values)
  expect(again.kept, 'nothing is kept twice').toEqual({})
})

test('what was read above the final block is not believed once the chain is another one', async () => {
  const cold = await run(before, five)
  const id = stage.ids[0]!
  const saved = structuredClone(cold.last)
  saved[id]!.tail!.events = []
  expect(cold.last[id]!.tail!.events.length).toBeGreaterThan(0)
  saved[id]!.tail!.anchor.hash = `0x${'5'.repeat(64)}`
  const warm = await run(stage, five, { saved, memory: cold.memory })
  expect(warm.values).toEqual((await run(stage, {})).values)
  expect(warm.spans[0]!.from).toBe(BigInt(cold.last[id]!.scannedTo) + 1n)
})

test('it becomes final with its blocks, and is never above the block whose hash is known', async () => {
  const cold = await run(before, five)
  for (const { scannedTo, events, tail } of Object.values(cold.kept).flat()) {
    const final = BigInt(before.toBlock) - 40n
    expect(BigInt(scannedTo)).toBeLessThanOrEqual(final)
    expect(events.every(({ block }) => BigInt(block) <= final)).toBe(true)
    if (tail === undefined) continue
    expect(BigInt(tail.scannedTo)).toBeLessThanOrEqual(BigInt(tail.anchor.block))
    expect(tail.events.every(({ block }) => BigInt(block) > final && BigInt(block) <= BigInt(tail.scannedTo))).toBe(
      true,
    )
  }
  const shallow = { ...stage, chain: { ...stage.chain, finalityBlocks: 6 } }
  const warm = await run(shallow, five, { saved: cold.last, memory: cold.memory })
  const all = await run(shallow, {})
  expect(stage.ids.map(id => warm.last[id]!.events)).toEqual(stage.ids.map(id => all.last[id]!.events))
})

test('a run cut short keeps what it read above the final block as well', async () => {
  const cold = await run(before, five)
  const saved = Object.fromEntries(
    Object.entries(structuredClone(cold.last)).map(([id, { tail: _, ...row }]) => [id, row]),
  )
  const over = new AbortController()
  let asked = 0
  const dying: Quirks = {
    ...five,
    ask(call) {
      if (spanOf(call) !== null && ++asked === 4) over.abort()
      return call
    },
  }
  const cut = await run(stage, dying, { saved, memory: cold.memory, signal: over.signal })
  const tail = cut.last[stage.ids[0]!]!.tail!
  expect(BigInt(tail.scannedTo)).toBe(BigInt(saved[stage.ids[0]!]!.scannedTo) + 15n)
  const next = await run(stage, five, { saved: cut.last, memory: cold.memory })
  expect(next.spans[0]!.from).toBe(BigInt(tail.scannedTo) + 1n)
  expect(next.values.every(value => value !== undefined)).toBe(true)
})

test('a node that takes it all at once is asked one question, and none for a hash', async () => {
  const old = ({ positions, ...rest }: HistoryStage) => ({ ...rest, positions: positions.slice(0, 1) })
  const cold = await run(old(before), {})
  const warm = await run(old(stage), {}, { saved: cold.last })
  expect([warm.spans.length, warm.headers]).toEqual([1, 0])
  expect(Object.values(warm.last).every(({ tail }) => tail === undefined)).toBe(true)
})
