import { afterAll, beforeAll, expect, test } from 'vitest'
import { ReadFailure } from '../../../src/domain/failure.ts'
import type { Gap } from '../../../src/domain/read.ts'
import { endpointOf } from '../../support/chain/localChain.ts'
import { type RpcCall, type RpcStub, type StubAnswer, startRpcStub, stubKey } from '../../support/chain/rpcStub.ts'
import { uniswapV3 } from '../../support/chain/venue.ts'

let stub: RpcStub
let answer: (call: RpcCall) => StubAnswer
beforeAll(async () => {
  stub = await startRpcStub(call => answer(call))
})
afterAll(() => stub?.stop())

const somewhere = '0x00000000000000000000000000000000000000aa'
const chain = {
  name: 'ethereum',
  title: 'Ethereum',
  chainId: 1,
  protocol: 'uniswap-v3',
  positionManager: somewhere,
  factory: somewhere,
  wrappedNative: null,
  tokens: [],
  publicRpcs: [],
  explorer: null,
  source: 'nowhere',
} as const

async function gapFor(told: (call: RpcCall) => StubAnswer): Promise<Gap> {
  answer = told
  const rpc = { ...endpointOf(stub.url), label: 'your ethereum RPC' }
  const error = await uniswapV3.readPositions(chain, rpc, { owner: somewhere }, AbortSignal.timeout(5_000)).then(
    () => expect.fail('it must not resolve'),
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(ReadFailure)
  const { gap } = error as ReadFailure
  expect(JSON.stringify([gap, String((error as Error).stack), (error as Error).cause])).not.toContain(stubKey)
  expect(gap.hint).toMatch(/hedge rpc (set|test) ethereum/)
  return gap
}

const says = (error: unknown) => (call: RpcCall) => ({ body: { jsonrpc: '2.0', id: call.id, error } })

test.each<[string, (call: RpcCall) => StubAnswer, string]>([
  ['revert data stripped', says({ code: 3, message: 'execution reverted' }), 'rpc-strips-reverts'],
  ['revert data empty', says({ code: 3, message: 'execution reverted', data: '0x' }), 'rpc-strips-reverts'],
  ['the call not run', ({ id }) => ({ body: { id, result: '0x' } }), 'rpc-no-create-call'],
  ['the call refused', says({ code: -32602, message: 'missing field `to`' }), 'rpc-error'],
  ['an error of nobody', says({ code: 3, message: 'reverted', data: '0xdeadbeef' }), 'rpc-garbled'],
  ["Solidity's panic", says({ code: 3, message: 'r', data: `0x4e487b71${'0'.repeat(63)}1` }), 'rpc-garbled'],
  ['half an answer', says({ code: 3, message: 'r', data: `0x${'ab'.repeat(100)}` }), 'rpc-garbled'],
  ['out of gas', says({ code: -32000, message: 'out of gas' }), 'rpc-out-of-gas'],
  ['a gas cap', says({ code: -32000, message: 'gas required exceeds allowance (10000000)' }), 'rpc-out-of-gas'],
  ['a page of HTML', () => ({ body: '<html>' }), 'rpc-not-json'],
  ['a refused key', () => ({ status: 401, body: '{"error":"bad key"}' }), 'rpc-refused'],
  ['a redirect', () => ({ status: 301, headers: { location: '/' }, body: '' }), 'rpc-redirect'],
  ['half a connection', () => ({ body: '{"result": "0x"}', cut: true }), 'rpc-unreachable'],
])('%s', async (_, told, code) => {
  expect(await gapFor(told)).toMatchObject({ code, source: 'ethereum RPC' })
})

test('a node that is asked too often is asked three times and then said to be', async () => {
  const before = stub.calls.length
  expect(await gapFor(() => ({ status: 429, body: 'null' }))).toMatchObject({ code: 'rpc-rate-limited' })
  expect(stub.calls.length - before).toBe(3)
})

test('nor is a rate limit told as JSON-RPC a reason to ask for less, or in another way', async () => {
  const before = stub.calls.length
  expect(await gapFor(says({ code: -32005, message: 'limit exceeded' }))).toMatchObject({ code: 'rpc-rate-limited' })
  const asked = stub.calls.slice(before).map(({ params }) => JSON.stringify(params))
  expect(asked).toHaveLength(3)
  expect(new Set(asked).size, 'the same question each time').toBe(1)
})
