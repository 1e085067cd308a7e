import { afterAll, beforeAll, expect, test } from 'vitest'
import { ReadFailure } from '../../../../src/domain/failure.ts'
import { type Gap, known } from '../../../../src/domain/read.ts'
import { logCap, logOddities, silentLogCap, spanOf } from '../../../support/hostileProxy/logQuirks.ts'
import { type Call, oddities, type Quirks, responseCap, together } from '../../../support/hostileProxy/quirks.ts'
import { startHostileProxy } from '../../../support/hostileProxy.ts'
import { type HistoryStage, read, startHistoryStage } from './stage.ts'

let stage: HistoryStage
let plain: Awaited<ReturnType<typeof read>>
beforeAll(async () => {
  stage = await startHistoryStage()
  plain = await read(stage, stage.node.url)
}, 60_000)
afterAll(() => stage?.node.stop())

/** Reads through one node for each quirk; resolves to the methods each was asked as well. */
async function readAt(all: Quirks[], options: Parameters<typeof read>[2] = {}) {
  const proxies = await Promise.all(all.map(quirks => startHostileProxy(stage.node.url, quirks)))
  try {
    const outcome = await read(
      stage,
      proxies.map(({ url }) => url),
      options,
    )
    return { ...outcome, asked: proxies.map(({ requests }) => requests.flat()) }
  } finally {
    await Promise.all(proxies.map(proxy => proxy.stop()))
  }
}

async function refusal(work: Promise<unknown>): Promise<ReadFailure> {
  const error = await work.then(
    () => expect.fail('it must not resolve'),
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(ReadFailure)
  return error as ReadFailure
}

/** A question for events of NFTs, not for mints or swaps. */
const isScan = (call: Call): boolean =>
  spanOf(call) !== null && (call.params[0] as { topics: unknown[][] }).topics[0]?.length === 3

const values = ({ read: answers }: Pick<typeof plain, 'read'>) => stage.ids.map(id => known(answers.get(id)))
const gaps = ({ read: answers }: Pick<typeof plain, 'read'>) =>
  [...answers.values()].map(answer => ('gap' in answer ? answer.gap : null))

const logs = (asked: readonly string[] | undefined) => asked?.filter(method => method === 'eth_getLogs').length ?? 0

test.each<[string, Quirks]>([
  ['sends no times', logOddities.withoutTimestamps],
  ['sends no times and takes no batch', together(logOddities.withoutTimestamps, oddities.noBatch)],
  ['sends zero for times', logOddities.zeroTimestamps],
  ['sends times in milliseconds', logOddities.timestampsInMilliseconds],
  ['sends every log twice, and backwards', logOddities.doubled],
  ['sends logs that were taken back', logOddities.withRemoved],
  ['spells addresses in capitals', logOddities.shouting],
  ['answers 429 at first', { tooMany: 2 }],
  ['sends no more than three kilobytes', responseCap(3_000)],
  ['ends a query of 30 blocks', logCap(30, () => 'query timeout exceeded', -32000)],
  ['is short of words', logCap(25, () => 'Server error', -32000)],
  ['names two blocks', logCap(20, () => 'query exceeds max results 20000, retry with the range 1000000-1000012')],
  ['has limits that it words as a rate', logCap(20, () => 'Block range limit exceeded', -32005)],
  ['answers wide ranges with nothing', silentLogCap(40, 'none')],
  ['answers wide ranges in part: the newest', silentLogCap(40, 'newest')],
  ['answers wide ranges in part: the oldest', silentLogCap(40, 'oldest')],
])('the history is the same at a node that %s', async (_, quirks) => {
  const outcome = await readAt([quirks])
  expect(gaps(outcome)).toEqual([null, null, null])
  expect(values(outcome).map(history => history?.events)).toEqual(values(plain).map(history => history?.events))
  expect(values(outcome).map(history => history?.mint)).toEqual(values(plain).map(history => history?.mint))
  expect(logs(outcome.asked[0])).toBeLessThan(80)
})

test('a rate limit is waited for and never a reason to ask for less', async () => {
  const spans: bigint[] = []
  const refusing: Quirks = {
    refuse(call) {
      const span = spanOf(call)
      if (span !== null) spans.push(span.blocks)
      return span === null ? null : { error: { code: -32005, message: 'limit exceeded' } }
    },
  }
  const { gap } = await refusal(readAt([refusing]))
  expect(gap).toMatchObject({ code: 'rpc-rate-limited', source: 'local RPC' })
  // The mint three times; the events, which are asked for on the chance, once.
  expect(spans).toHaveLength(4)
  expect(new Set(spans).size).toBe(1)
})

const isDecrease = ({ topics }: { topics: string[] }) => topics[0]?.startsWith('0x26f6a048')

test('events that do not add up are asked for again, and then without what was kept', async () => {
  let lost = 2
  const forgetful: Quirks = {
    answer(answer, call) {
      if (!isScan(call) || lost === 0) return answer
      lost -= 1
      return { ...answer, result: (answer.result as { topics: string[] }[]).filter(each => !isDecrease(each)) }
    },
  }
  const outcome = await readAt([forgetful])
  expect(values(outcome).map(history => history?.events)).toEqual(values(plain).map(history => history?.events))

  const poisoned = structuredClone(plain.last)
  const old = poisoned[stage.ids[0]!]!
  old.events = old.events.filter(({ kind }) => kind !== 'decrease')
  const mended = await readAt([{}], { saved: poisoned })
  expect(values(mended)).toEqual(values(plain))
  expect(mended.last[stage.ids[0]!]).toEqual(plain.last[stage.ids[0]!])
})

test('a node that has lost a log for good is named, and nothing of what it said stays', async () => {
  const id = stage.ids[0]!
  const decrease = known(plain.read.get(id))!.events.find(({ kind }) => kind === 'decrease')!
  const losing: Quirks = {
    answer: (answer, call) =>
      spanOf(call) === null
        ? answer
        : {
            ...answer,
            result: (answer.result as { blockNumber: string }[]).filter(
              ({ blockNumber }) => String(BigInt(blockNumber)) !== decrease.block,
            ),
          },
  }
  const alone = await readAt([losing])
  expect(alone.read.get(id)).toMatchObject({
    gap: { code: 'history-incomplete', message: expect.stringContaining('RPC 0') },
  })
  expect(known(alone.read.get(stage.ids[1]!)), 'the others are whole').toEqual(values(plain)[1])
  expect(alone.last[id]!.events).toEqual([])
  expect(BigInt(alone.last[id]!.scannedTo)).toBeLessThan(BigInt(known(plain.read.get(id))!.mint.block))
  const warm = await readAt([losing], { saved: alone.last })
  expect(warm.last[id]!.events).toEqual([])
  const helped = await readAt([losing, {}])
  expect(values(helped)).toEqual(values(plain))
})

test('another endpoint goes on where the first one broke off', async () => {
  let answered = 0
  const dying = together(
    logCap(10, most => `up to a ${most} block range`),
    {
      refuse: () => null,
      answer(answer, call) {
        if (isScan(call)) answered += 1
        return answered > 4
          ? { jsonrpc: '2.0', id: answer.id, error: { code: -32601, message: 'method not found' } }
          : answer
      },
    },
  )
  const from: bigint[] = []
  const watched: Quirks = {
    ask(call) {
      const span = spanOf(call)
      if (span !== null) from.push(span.from)
      return call
    },
  }
  const outcome = await readAt([dying, watched])
  expect(values(outcome)).toEqual(values(plain))
  const start = BigInt(known(plain.read.get(stage.ids[0]!))!.mint.block)
  expect(from[0]).toBe(start + 40n)
})

test.each<[string, Quirks, Partial<Gap>]>([
  [
    'is behind',
    {
      refuse: call =>
        spanOf(call) ? { error: { code: -32000, message: 'block range extends beyond current head block' } } : null,
    },
    { code: 'rpc-behind', hint: 'run the same command again' },
  ],
  [
    'is on another chain',
    { refuse: call => (call.method === 'eth_chainId' ? { result: '0x1' } : null) },
    { code: 'wrong-chain' },
  ],
  [
    'has no logs',
    {
      refuse: call =>
        spanOf(call) ? { error: { code: -32601, message: 'the method eth_getLogs does not exist' } } : null,
    },
    { code: 'rpc-error' },
  ],
  [
    'answers other questions',
    {
      answer: (answer, call) => (spanOf(call) ? { ...answer, result: [{ ...strange, address: call.method }] } : answer),
    },
    { code: 'rpc-wrong-shape' },
  ],
])('nothing is known from a node that %s', async (_, quirks, gap) => {
  expect((await refusal(readAt([quirks]))).gap).toMatchObject(gap)
  expect(values(await readAt([quirks, {}]))).toEqual(values(plain))
})

const strange = { topics: [], data: '0x', blockNumber: '0x1', logIndex: '0x0' }

test('without an endpoint the gap says what to type', async () => {
  expect((await refusal(read(stage, []))).gap).toMatchObject({ code: 'no-rpc', hint: 'hedge rpc set local' })
})

test('a silent endpoint does not use up the time of the next one', async () => {
  const outcome = await readAt([{ delay: 8_000 }, {}], { timeout: 3_000, signal: AbortSignal.timeout(6_000) })
  expect(values(outcome)).toEqual(values(plain))
}, 20_000)

test('a run whose time is over before it begins says so, and what is in memory is still there', async () => {
  const over = await read(stage, stage.node.url, { signal: AbortSignal.abort() })
  expect(gaps(over).map(gap => gap?.code)).toEqual(Array(3).fill('history-unfinished'))
  const { toBlock } = stage
  const buried = { ...stage, toBlock: String(BigInt(toBlock) - 8n) }
  const kept = await read(buried, stage.node.url, { saved: plain.last, signal: AbortSignal.abort() })
  expect(gaps(kept)).toEqual([null, null, null])
})
