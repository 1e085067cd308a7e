import { afterAll, beforeAll, expect, test } from 'vitest'
import { known } from '../../../../src/domain/read.ts'
import { logCap, spanOf } from '../../../support/hostileProxy/logQuirks.ts'
import type { Quirks } from '../../../support/hostileProxy/quirks.ts'
import { startHostileProxy } from '../../../support/hostileProxy.ts'
import { type HistoryStage, read, startHistoryStage } from './stage.ts'

let stage: HistoryStage
beforeAll(async () => {
  stage = await startHistoryStage()
}, 60_000)
afterAll(() => stage?.node.stop())

const ten = logCap(10, most => `up to a ${most} block range`)

/** A run at a node of ten blocks that ends with so many questions for logs. */
async function run(most: number, options: Parameters<typeof read>[2] = {}) {
  const over = new AbortController()
  const asked: string[] = []
  const watched: Quirks = {
    ...ten,
    ask(call) {
      if (spanOf(call) !== null) asked.push(JSON.stringify(call.params))
      if (asked.length === most) over.abort()
      return call
    },
  }
  const proxy = await startHostileProxy(stage.node.url, watched)
  try {
    return { ...(await read(stage, proxy.url, { ...options, signal: over.signal })), asked }
  } finally {
    await proxy.stop()
  }
}

test('a search for the mint that was cut goes on where it was, and no window is looked at twice', async () => {
  const whole = await run(1_000)
  const memory = (await run(3)).memory
  memory.put('own/local/0/x', { mode: 'revert', pageSize: 100, learnedAt: '2026-01-01T00:00:00Z', logRange: 10 })
  const asked: string[] = []
  let saved = {}
  let cut = 0
  for (; cut < 40; cut += 1) {
    const part = await run(6, { saved, memory })
    asked.push(...part.asked)
    saved = part.last
    if (stage.ids.every(id => known(part.read.get(id)) !== undefined)) break
  }
  expect(cut).toBeGreaterThan(3)
  expect(cut).toBeLessThan(40)
  // What was in flight when a run ended is asked again by the next one, each run.
  expect(asked.length).toBeLessThan(whole.asked.length + 4 * cut + 10)
  const truth = await read(stage, stage.node.url)
  const end = await run(1_000, { saved, memory })
  expect(stage.ids.map(id => known(end.read.get(id)))).toEqual(stage.ids.map(id => known(truth.read.get(id))))
}, 40_000)

test('it is told of as it goes, by blocks that do not have the mint, and to its end', async () => {
  const { parts } = await run(1_000)
  const dones = parts.mint.map(([done]) => done)
  expect(dones.length).toBeGreaterThan(5)
  expect(dones).toEqual([...dones].sort((a, b) => a - b))
  expect(new Set(parts.mint.map(([, total]) => total))).toEqual(new Set([Number(stage.toBlock) + 1]))
  expect(dones.at(-1)).toBe(Number(stage.toBlock) + 1)
})

test('what is kept of it is final, and a search that led nowhere is not gone on with', async () => {
  const cut = await run(25)
  const id = stage.ids[0]!
  const rows = cut.kept[id]!
  expect(rows.length).toBeGreaterThan(0)
  const final = BigInt(stage.toBlock) - 8n
  for (const { scannedTo, search } of rows) {
    expect(BigInt(scannedTo)).toBeLessThanOrEqual(final)
    if (search?.to != null) expect(BigInt(search.to)).toBeLessThanOrEqual(final)
    for (const { to } of search?.silent ?? []) expect(BigInt(to)).toBeLessThanOrEqual(final)
  }
  // Its bounds say that the mint is where it is not.
  const saved = {
    [id]: { ...rows.at(-1)!, mint: null, events: [], scannedTo: '5', search: { to: '1000', silent: [] } },
  }
  const misled = await run(1_000, { saved, memory: cut.memory })
  expect(misled.read.get(id)).toMatchObject({ gap: { code: 'history-no-start' } })
  expect(misled.last[id]).toMatchObject({ scannedTo: '0', search: { to: null, silent: [] } })
  const next = await run(1_000, { saved: misled.last, memory: misled.memory })
  expect(known(next.read.get(id))).toBeDefined()
})

test('the memory is told of a scan at most twice a second, not of each window', async () => {
  const id = stage.ids[0]!
  const { memory } = await run(1_000)
  const began = performance.now()
  const saved = { [id]: { mint: null, mintedFor: null, scannedTo: '998999', events: [] } }
  const outcome = await run(1_000, { saved, memory })
  expect(outcome.progress.length).toBeGreaterThan(100)
  const most = 4 + (performance.now() - began) / 500
  for (const rows of Object.values(outcome.kept)) expect(rows.length).toBeLessThan(most)
})
