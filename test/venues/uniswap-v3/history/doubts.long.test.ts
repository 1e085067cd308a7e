import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SavedPosition } from '../../../../src/domain/historyMemory.ts'
import { known } from '../../../../src/domain/read.ts'
import { logCap, spanOf } from '../../../support/hostileProxy/logQuirks.ts'
import { type Quirks, together } from '../../../support/hostileProxy/quirks.ts'
import { startHostileProxy } from '../../../support/hostileProxy.ts'
import { type HistoryStage, read, snapshotOf, startHistoryStage } from './stage.ts'

let stage: HistoryStage
let id: string
let plain: Awaited<ReturnType<typeof read>>
beforeAll(async () => {
  const made = await startHistoryStage()
  id = made.ids[0]!
  await made.node.rpc('anvil_mine', ['0x44c'])
  stage = { ...made, ...(await snapshotOf(made.chain, made.node, [id])) }
  plain = await read(stage, stage.node.url)
}, 60_000)
afterAll(() => stage?.node.stop())

const ten = logCap(10, most => `up to a ${most} block range`)
const twenty = logCap(20, most => `up to a ${most} block range`)

/** It lacks the first withdrawal, for good. */
const losing = (): Quirks => ({
  answer(answer, call) {
    const { block } = known(plain.read.get(id))!.events.find(({ kind }) => kind === 'decrease')!
    const logs = answer.result as { blockNumber: string }[]
    return spanOf(call) === null
      ? answer
      : { ...answer, result: logs.filter(({ blockNumber }) => String(BigInt(blockNumber)) !== block) }
  },
})

/** Of one run at these nodes: what it came to, and how many requests each was sent. */
async function run(nodes: Quirks[], options: Parameters<typeof read>[2] = {}) {
  const proxies = await Promise.all(nodes.map(quirks => startHostileProxy(stage.node.url, quirks)))
  try {
    const outcome = await read(
      stage,
      proxies.map(({ url }) => url),
      options,
    )
    return { ...outcome, answer: outcome.read.get(id)!, asked: proxies.map(({ requests }) => requests.length) }
  } finally {
    await Promise.all(proxies.map(proxy => proxy.stop()))
  }
}

/** Where it was minted is known, and the scan of more than a thousand blocks is to come. */
const far = (): Record<string, SavedPosition> => {
  const { block } = known(plain.read.get(id))!.mint
  return { [id]: { mint: null, mintedFor: null, scannedTo: String(BigInt(block) - 1n), events: [] } }
}

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1, 0, minutes))

test('a long scan that does not add up is made once more, and then not for hours', async () => {
  const lossy = together(ten, losing())
  const first = await run([lossy], { saved: far(), now: at(0) })
  const { memory } = first
  expect(first.asked[0]).toBeLessThan(125)
  expect(first.answer).toMatchObject({ gap: { code: 'history-incomplete' } })
  expect(first.last[id]).toMatchObject({ doubts: [{ endpoint: 'own/local/0/x', stage: 'seen' }] })
  expect(first.last[id]!.events, 'it may be the newest block that lacks').toHaveLength(4)

  const soon = await run([lossy], { saved: first.last, now: at(1), memory })
  expect(soon.asked[0]).toBeLessThan(10)

  const later = await run([lossy], { saved: soon.last, now: at(5), memory })
  expect(later.asked[0], 'its mint is looked for anew as well').toBeGreaterThan(100)
  expect(later.asked[0]).toBeLessThan(400)
  expect(later.last[id]).toMatchObject({ events: [], doubts: [{ stage: 'lost' }] })

  const resting = await run([lossy], { saved: later.last, now: at(60), memory })
  expect(resting.asked[0]).toBe(0)
  expect(resting.kept).toEqual({})
  expect(resting.answer).toMatchObject({
    gap: {
      message: expect.stringMatching(/RPC 0 sent do not add up .* again after 2026-01-01T06:05/),
      hint: expect.stringContaining('hedge status --reread'),
    },
  })
  const helped = await run([lossy, {}], { saved: later.last, now: at(60), memory })
  expect(known(helped.answer)?.events).toEqual(known(plain.read.get(id))?.events)
  expect(helped.asked[0]).toBe(0)
  expect(helped.last[id]!.doubts).toBeUndefined()

  const tried = await run([lossy], { saved: later.last, now: at(7 * 60), memory })
  expect(tried.asked[0]).toBeGreaterThan(100)
  expect(tried.asked[0]).toBeLessThan(125)
  expect(tried.last[id]).toMatchObject({ events: [], doubts: [{ stage: 'lost', at: at(7 * 60).toISOString() }] })
})

test('a short one is looked at from all sides at once, and then asked for once a run', async () => {
  const lossy = together(
    logCap(200, most => `up to a ${most} block range`),
    losing(),
  )
  const first = await run([lossy], { saved: far() })
  expect(first.asked[0]).toBeLessThan(200)
  const second = await run([lossy], { saved: first.last, memory: first.memory })
  expect(second.asked[0]).toBeLessThan(12)
  expect(second.last[id]!.events).toEqual([])
})

test('a newest block that was not there yet takes nothing of a long scan back', async () => {
  const cold = await run([ten], { saved: far() })
  const missing = { ...stage, positions: stage.positions.map(each => ({ ...each, liquidity: `${each.liquidity}0` })) }
  const proxy = await startHostileProxy(stage.node.url, ten)
  const longer = { ...cold.last, [id]: { ...cold.last[id]!, mint: null, mintedFor: null } }
  const behind = await read(missing, proxy.url, { saved: longer, memory: cold.memory, now: at(0) })
  await proxy.stop()
  expect(behind.read.get(id)).toMatchObject({ gap: { code: 'history-incomplete' } })
  const mended = await run([ten], { saved: behind.last, memory: cold.memory, now: at(1) })
  expect(known(mended.answer)?.events).toEqual(known(plain.read.get(id))?.events)
  expect(mended.asked[0]).toBeLessThan(20)
})

test('what a lossy node left of a scan that was cut is mended by the next run, however it ends', async () => {
  const left = structuredClone(plain.last)
  const row = left[id]!
  row.events = row.events.filter(({ kind }) => kind !== 'decrease')
  const memory = (await run([twenty])).memory
  const whole = await run([twenty], { saved: left, memory })
  expect(known(whole.answer)?.events).toEqual(known(plain.read.get(id))?.events)

  const over = new AbortController()
  let asked = 0
  const dying: Quirks = {
    ...twenty,
    ask(call) {
      if (spanOf(call) !== null && ++asked === 6) over.abort()
      return call
    },
  }
  const cut = await run([dying], { saved: left, memory, signal: over.signal })
  expect(cut.answer).toMatchObject({ gap: { code: 'history-unfinished' } })
  expect(BigInt(cut.last[id]!.scannedTo)).toBeLessThan(BigInt(row.scannedTo))
  expect(BigInt(cut.last[id]!.scannedTo), 'what it read anew is kept').toBeGreaterThan(
    BigInt(known(plain.read.get(id))!.mint.block),
  )
  expect(cut.parts.again.length).toBeGreaterThan(0)
  const next = await run([twenty], { saved: cut.last, memory })
  expect(known(next.answer)?.events).toEqual(known(plain.read.get(id))?.events)
})

test('an endpoint that would not come to its end hands over to the next one, and is asked again if that fails', async () => {
  const slow = { ...ten, delay: 200 }
  const saved = far()
  const memory = (await run([ten])).memory
  const handed = await run([slow, {}], { saved, memory, timeout: 4_000, signal: AbortSignal.timeout(15_000) })
  expect(known(handed.answer)?.events).toEqual(known(plain.read.get(id))?.events)
  expect(handed.asked[0]).toBeLessThan(60)
  const dead: Quirks = { refuse: () => ({ error: { code: -32601, message: 'method not found' } }) }
  const back = await run([slow, dead], { saved, memory, timeout: 4_000, signal: AbortSignal.timeout(15_000) })
  expect(known(back.answer)?.events).toEqual(known(plain.read.get(id))?.events)
}, 40_000)
