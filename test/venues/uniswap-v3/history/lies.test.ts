import { afterAll, beforeAll, expect, test } from 'vitest'
import { known } from '../../../../src/domain/read.ts'
import { topics } from '../../../../src/venues/uniswap-v3/history/topics.ts'
import { logCap, spanOf } from '../../../support/hostileProxy/logQuirks.ts'
import { type Quirks, together } from '../../../support/hostileProxy/quirks.ts'
import { startHostileProxy } from '../../../support/hostileProxy.ts'
import { type HistoryStage, read, startHistoryStage } from './stage.ts'

let stage: HistoryStage
let plain: Awaited<ReturnType<typeof read>>
beforeAll(async () => {
  stage = await startHistoryStage()
  plain = await read(stage, stage.node.url)
}, 60_000)
afterAll(() => stage?.node.stop())

type WireLog = { topics: string[]; blockTimestamp: string; blockNumber: string }

const logsAs = (change: (logs: WireLog[]) => WireLog[]): Quirks => ({
  answer: (answer, call) =>
    spanOf(call) === null ? answer : { ...answer, result: change(answer.result as WireLog[]) },
})

async function readAt(quirks: Quirks, options: Parameters<typeof read>[2] = {}) {
  const proxy = await startHostileProxy(stage.node.url, quirks)
  try {
    return { ...(await read(stage, proxy.url, options)), asked: proxy.requests.flat() }
  } finally {
    await proxy.stop()
  }
}

const values = ({ read: answers }: Pick<typeof plain, 'read'>) => stage.ids.map(id => known(answers.get(id)))

test.each<[string, (log: WireLog) => string]>([
  ['of the year 2096', () => '0xee6b2800'],
  ['that go back', ({ blockNumber }) => `0x${(1_700_000_000n - BigInt(blockNumber)).toString(16)}`],
])('times %s are asked of the blocks themselves', async (_, time) => {
  const outcome = await readAt(logsAs(all => all.map(log => ({ ...log, blockTimestamp: time(log) }))))
  expect(values(outcome)).toEqual(values(plain))
  expect(outcome.asked).toContain('eth_getBlockByNumber')
})

test.each([
  ['of the year 2096', '4000000000'],
  ['of long before', '1000000000'],
])('a memory with a time %s is none', async (_, timestamp) => {
  const saved = structuredClone(plain.last)
  for (const row of Object.values(saved)) if (row.events.length > 1) row.events.at(-1)!.timestamp = timestamp
  const outcome = await readAt({}, { saved })
  expect(values(outcome)).toEqual(values(plain))
  expect(outcome.last).toEqual(plain.last)
})

const isPrice = ({ topics: [topic] }: WireLog) => topic === topics.swap || topic === topics.initialize

test('a price that no swap told is asked for again by the next run', async () => {
  const id = stage.ids[2]!
  const blind = logsAs(all => all.filter(log => !isPrice(log)))
  const without = await readAt(blind)
  const prices = (outcome: Pick<typeof plain, 'read'>) =>
    known(outcome.read.get(id))!.events.map(({ swapSqrtPriceX96 }) => swapSqrtPriceX96)
  expect(prices(without)).toEqual([null, null])
  const seeing = await readAt({}, { saved: without.last })
  expect(prices(seeing)).toEqual(prices(plain))
  expect(prices(plain)).not.toContain(null)
  expect(seeing.last[id]).toEqual(plain.last[id])
})

test('at a node of few blocks it is asked for again only after hours', async () => {
  const narrow = logCap(10, most => `up to a ${most} block range`)
  const blind = together(
    narrow,
    logsAs(all => all.filter(log => !isPrice(log))),
  )
  const now = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour))
  const cold = await readAt(blind, { now: now(0) })
  const { memory } = cold
  const soon = await readAt(blind, { saved: cold.last, memory, now: now(1) })
  const late = await readAt(blind, { saved: cold.last, memory, now: now(7) })
  const asked = (outcome: { asked: string[] }) => outcome.asked.filter(method => method === 'eth_getLogs').length
  expect(asked(soon)).toBeLessThanOrEqual(2)
  expect(asked(late)).toBeGreaterThan(12)
  const wide = await readAt({}, { saved: cold.last, now: now(1) })
  expect(values(wide)).toEqual(values(plain))
})

test('whom an NFT was minted for is asked again where it was not shown once', async () => {
  const id = stage.ids[1]!
  const saved = structuredClone(plain.last)
  Object.assign(saved[id]!, { mint: null, mintedFor: null })
  const hiding = logsAs(all => all.filter(log => log.topics[0] !== topics.transfer))
  const without = await readAt(hiding, { saved })
  expect(known(without.read.get(id))?.ownerChanged).toBeNull()
  const seeing = await readAt({}, { saved: without.last })
  expect(known(seeing.read.get(id))?.ownerChanged).toBe(true)
})
