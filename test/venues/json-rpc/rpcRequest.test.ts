import { afterEach, describe, expect, test } from 'vitest'
import { HttpFailure } from '../../../src/venues/http.ts'
import { RpcError, RpcShapeError } from '../../../src/venues/json-rpc/RpcError.ts'
import { revertData } from '../../../src/venues/json-rpc/revertData.ts'
import { rpcRequest } from '../../../src/venues/json-rpc/rpcRequest.ts'
import { endpointOf } from '../../support/chain/localChain.ts'
import { type RpcCall, type RpcStub, type StubAnswer, startRpcStub } from '../../support/chain/rpcStub.ts'

let stub: RpcStub
afterEach(() => stub?.stop())

async function ask(answer: (call: RpcCall) => StubAnswer) {
  stub = await startRpcStub(answer)
  return rpcRequest(endpointOf(stub.url), 'eth_chainId', ['x'], AbortSignal.timeout(5_000))
}
const thrown = (answer: (call: RpcCall) => StubAnswer) =>
  ask(answer).then(
    () => expect.fail('it must not resolve'),
    (error: unknown) => error as Error,
  )

test('asks in JSON-RPC 2.0 and gives back the result, null included', async () => {
  expect(await ask(({ id }) => ({ body: { jsonrpc: '2.0', id, result: { a: ['0x1'] } } }))).toEqual({ a: ['0x1'] })
  expect(stub.calls).toEqual([{ jsonrpc: '2.0', id: expect.any(Number), method: 'eth_chainId', params: ['x'] }])
  await stub.stop()
  expect(await ask(({ id }) => ({ body: { jsonrpc: '2.0', id, result: null } }))).toBeNull()
})

test('an error is an RpcError with code, message and data, whatever the HTTP status of it', async () => {
  for (const status of [200, 400, 500]) {
    const error = await thrown(({ id }) => ({ status, body: { id, error: { code: 3, message: 'no', data: '0xab' } } }))
    expect(error).toBeInstanceOf(RpcError)
    expect(error).toMatchObject({ code: 3, message: 'no', data: '0xab' })
    await stub.stop()
  }
})

test.each([
  ['no result and no error', ({ id }: RpcCall) => ({ jsonrpc: '2.0', id })],
  ['the answer to another request', ({ id }: RpcCall) => ({ jsonrpc: '2.0', id: id + 1, result: '0x1' })],
  ['an id of another type', ({ id }: RpcCall) => ({ jsonrpc: '2.0', id: String(id), result: '0x1' })],
  ['no id', () => ({ result: '0x1' })],
  ['a batch', ({ id }: RpcCall) => [{ jsonrpc: '2.0', id, result: '0x1' }]],
  ['a string', () => JSON.stringify('0x1')],
  ['null', () => null],
])('%s is an error of its own and is not asked again', async (_, body) => {
  expect(await thrown(call => ({ body: body(call) }))).toBeInstanceOf(RpcShapeError)
  expect(stub.calls).toHaveLength(1)
})

describe('what passes is asked again', () => {
  test.each([429, 500, 502, 503])('HTTP %i, three times in all', async status => {
    const error = await thrown(({ id }) => ({ status, body: { id, error: { code: -32005, message: 'slow down' } } }))
    expect(error).toBeInstanceOf(HttpFailure)
    expect(error).toMatchObject({ kind: 'status', status })
    expect(stub.calls).toHaveLength(3)
  })

  test('and an answer in between is taken', async () => {
    let n = 0
    const answer = ({ id }: RpcCall) => {
      n += 1
      return n < 3 ? { status: 503, body: 'busy' } : { body: { id, result: '0x1' } }
    }
    expect(await ask(answer)).toBe('0x1')
  })

  test('a refusal is not', async () => {
    for (const status of [401, 403]) {
      const error = await thrown(({ id }) => ({ status, body: { id, error: { code: -32000, message: 'key?' } } }))
      expect(error).toMatchObject({ kind: 'status', status })
      expect(stub.calls).toHaveLength(1)
      await stub.stop()
    }
  })
})

test.each([
  ['a string', '0xAB12', '0xab12'],
  ['a string after a word', 'Reverted 0xab12', '0xab12'],
  ['an object', { data: '0xab12' }, '0xab12'],
  ['an object with a result', { result: '0xab12' }, '0xab12'],
  ['nothing', undefined, null],
  ['no bytes', '0x', null],
  ['half a byte', '0xabc', null],
  ['an explanation', { see: 'https://node.example/limits' }, null],
])('revert data as %s', (_, data, expected) => {
  expect(revertData(new RpcError(3, 'execution reverted', data))).toBe(expected)
})
