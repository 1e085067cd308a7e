import { expect, test } from 'vitest'
import type { RpcEndpoint } from '../../../src/domain/endpoint.ts'
import { ReadFailure } from '../../../src/domain/failure.ts'
import type { Gap } from '../../../src/domain/read.ts'
import { Secret } from '../../../src/domain/secret.ts'
import { HttpFailure } from '../../../src/venues/http.ts'
import { inOrder } from '../../../src/venues/json-rpc/inOrder.ts'

const endpoints = (count: number): RpcEndpoint[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `own/ethereum/${n + 1}/then`,
    url: new Secret('http://127.0.0.1/'),
    label: `ethereum RPC ${n + 1} of ${count}`,
    own: true,
  }))
const now = () => new Date('2026-03-10T12:00:00.000Z')
const fresh = now().getTime() / 1000 - 12

type Told = number | Error | 'hang'

/** Endpoints do as told: a number is the timestamp of the block they answer from. */
async function ask(told: Told[], { timeout = 900, signal = AbortSignal.timeout(3_000) } = {}) {
  const asked: string[] = []
  const answer = inOrder(
    endpoints(told.length),
    { name: 'ethereum' },
    { signal, timeout, now },
    async (rpc, limit) => {
      asked.push(rpc.label)
      const does = told[asked.length - 1]!
      if (does instanceof Error) throw does
      if (does !== 'hang') return { from: asked.length, timestamp: does }
      await new Promise(resolve => limit.addEventListener('abort', resolve))
      throw new HttpFailure('timeout', 'did not answer in time')
    },
    ({ timestamp }) => timestamp,
  )
  const gap = await answer.then(
    () => null,
    (error: unknown) => (error as ReadFailure).gap,
  )
  return { asked: asked.length, from: gap ? null : (await answer).from, gap }
}

const gapOf = (code: string): ReadFailure =>
  new ReadFailure({
    code,
    source: 'ethereum RPC',
    message: `it is ${code}`,
    hint: 'hedge rpc set ethereum',
  } satisfies Gap)

test('the first that answers is the last that is asked', async () => {
  expect(await ask([fresh, fresh])).toMatchObject({ asked: 1, from: 1 })
})

test.each<[string, Error]>([
  ['unreachable', new HttpFailure('unreachable', 'cannot be reached')],
  ['a refused key', new HttpFailure('status', 'answered HTTP 401', 401)],
  ['failing', new HttpFailure('status', 'answered HTTP 502', 502)],
  ['a redirect', new HttpFailure('redirect', 'answered with a redirect (HTTP 302)', 302)],
  ['not JSON', new HttpFailure('not-json', 'answered something that is not JSON')],
  ['asked too often', new HttpFailure('status', 'answered HTTP 429', 429)],
  ['two blocks', gapOf('mixed-blocks')],
  ['too few positions', gapOf('incomplete-page')],
  ['garbled', gapOf('rpc-garbled')],
])('%s: the next one', async (_, failure) => {
  expect(await ask([failure, fresh])).toMatchObject({ asked: 2, from: 2 })
})

test.each(['wrong-chain', 'no-position-manager', 'wrong-factory', 'not-uniswap-v3', 'bad-token-id', 'not-enumerable'])(
  '%s: no other endpoint would say better, and it is said at once',
  async code => {
    expect(await ask([gapOf(code), fresh])).toMatchObject({ asked: 1, gap: { code } })
  },
)

test('each has its share of the time: one that hangs leaves the others theirs', async () => {
  const started = performance.now()
  expect(await ask(['hang', fresh], { timeout: 200 })).toMatchObject({ asked: 2, from: 2 })
  expect(performance.now() - started).toBeLessThan(1_000)
})

test('when all fail the gap names each and what it did, and what to do', async () => {
  const { gap } = await ask([new HttpFailure('status', 'answered HTTP 401', 401), 'hang', gapOf('rpc-garbled')], {
    timeout: 150,
  })
  expect(gap).toMatchObject({ code: 'rpc-all-failed', source: 'ethereum RPC', hint: expect.stringMatching(/rpc test/) })
  expect(gap?.message).toMatch(
    /1 of 3 refused the key.*; ethereum RPC 2 of 3 did not answer in time.*; it is rpc-garbled/,
  )
})

test('when all fail in one way that is what the gap is called', async () => {
  const down = () => new HttpFailure('unreachable', 'cannot be reached')
  expect((await ask([down(), down()])).gap?.code).toBe('rpc-unreachable')
})

test('a block of long ago is held against the other endpoints, and the newest one stands', async () => {
  expect(await ask([fresh - 3_600, fresh])).toMatchObject({ asked: 2, from: 2 })
  expect(await ask([fresh - 7_200, fresh - 3_600, fresh - 9_000])).toMatchObject({ asked: 3, from: 2 })
  expect(await ask([fresh - 3_600, new HttpFailure('unreachable', 'cannot be reached')])).toMatchObject({ from: 1 })
})

test('nobody is asked after the end', async () => {
  expect(await ask(['hang', fresh], { timeout: 60_000, signal: AbortSignal.timeout(50) })).toMatchObject({ asked: 1 })
})
