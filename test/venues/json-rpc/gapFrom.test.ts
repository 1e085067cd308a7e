import { afterEach, expect, test } from 'vitest'
import type { Gap } from '../../../src/domain/read.ts'
import { Secret } from '../../../src/domain/secret.ts'
import { HttpFailure } from '../../../src/venues/http.ts'
import { gapFrom } from '../../../src/venues/json-rpc/gapFrom.ts'
import { RpcError } from '../../../src/venues/json-rpc/RpcError.ts'
import { rpcRequest } from '../../../src/venues/json-rpc/rpcRequest.ts'
import { endpointOf } from '../../support/chain/localChain.ts'
import { type RpcStub, type StubAnswer, startRpcStub, stubKey } from '../../support/chain/rpcStub.ts'

const chain = { name: 'ethereum' }
let stub: RpcStub | undefined
afterEach(() => stub?.stop())

async function gapAt(url: string, milliseconds = 5_000): Promise<Gap> {
  const rpc = { ...endpointOf(url), label: 'your ethereum RPC' }
  const error = await rpcRequest(rpc, 'eth_chainId', [], AbortSignal.timeout(milliseconds)).then(
    () => expect.fail('it must not resolve'),
    (thrown: unknown) => thrown,
  )
  const gap = gapFrom(error, rpc, chain)
  expect(JSON.stringify(gap), 'no gap tells where it came from').not.toMatch(
    new RegExp(`${stubKey}|127\\.0\\.0\\.1|:\\/\\/`),
  )
  expect(gap.source).toBe('ethereum RPC')
  expect(gap.message).toMatch(/^your ethereum RPC /)
  return gap
}

const html = '<!doctype html><title>Sign in</title>'
const cases: [string, StubAnswer, string, RegExp, RegExp][] = [
  ['a page of HTML', { body: html }, 'rpc-not-json', /not JSON/, /hedge rpc set ethereum/],
  ['a refused key', { status: 401, body: html }, 'rpc-refused', /refused the key \(HTTP 401\)/, /hedge rpc set/],
  ['a forbidden key', { status: 403, body: { error: 'no' } }, 'rpc-refused', /HTTP 403/, /hedge rpc set ethereum/],
  ['too many requests', { status: 429, body: 'null' }, 'rpc-rate-limited', /too often/, /hedge rpc set ethereum/],
  ['a broken node', { status: 502, body: html }, 'rpc-failing', /HTTP 502/, /hedge rpc test ethereum/],
  ['a wrong path', { status: 404, body: html }, 'rpc-status', /HTTP 404/, /hedge rpc set ethereum/],
  ['half an answer', { body: { result: '0x1' }, cut: true }, 'rpc-unreachable', /cannot be reached/, /rpc test/],
  ['other JSON', { body: { ok: true } }, 'rpc-wrong-shape', /not JSON-RPC/, /hedge rpc set ethereum/],
  [
    'a redirect',
    { status: 302, headers: { location: 'https://elsewhere.example/' }, body: '' },
    'rpc-redirect',
    /redirect/,
    /hedge rpc set ethereum/,
  ],
]

test.each(cases)('%s', async (_, answer, code, message, hint) => {
  stub = await startRpcStub(() => answer)
  const gap = await gapAt(stub.url)
  expect(gap).toMatchObject({ code, message: expect.stringMatching(message), hint: expect.stringMatching(hint) })
})

test('nobody there, and nobody in time', async () => {
  const gone = await startRpcStub(() => ({ body: '' }))
  await gone.stop()
  expect(await gapAt(gone.url)).toMatchObject({ code: 'rpc-unreachable', hint: 'hedge rpc test ethereum' })

  stub = await startRpcStub(() => new Promise(() => {}))
  expect(await gapAt(stub.url, 100)).toMatchObject({ code: 'rpc-timeout', hint: expect.stringMatching(/--timeout/) })
})

test('what a node says is told without URLs, keys, hashes and control characters, and not at length', async () => {
  const message = [
    'header not found\u001b[31m at https://node.example/v2/SECRETKEY for',
    `key 9aZ8bY7cX6dW5eV4fU3gT2hS1 and 0x${'ab'.repeat(32)} \u202e`,
    'because '.repeat(80),
  ].join(' ')
  stub = await startRpcStub(({ id }) => ({ body: { id, error: { code: -32000, message } } }))
  const gap = await gapAt(stub.url)
  expect(gap.code).toBe('rpc-error')
  expect(gap.message).toMatch(
    /answered an error \(code -32000\): header not found at \[URL\] for key \[…\] and \[hex\]/,
  )
  expect(gap.message).not.toMatch(/SECRETKEY|9aZ8bY|abab|\p{C}/u)
  expect(gap.message.length).toBeLessThan(300)
})

test('a rate limit told as JSON-RPC is one all the same', () => {
  const gap = gapFrom(new RpcError(-32005, 'limit exceeded', undefined), endpointOf('http://127.0.0.1/'), chain)
  expect(gap.code).toBe('rpc-rate-limited')
})

test('a public endpoint that fails is answered by one of your own', () => {
  const rpc = {
    id: 'public/ethereum/node.example',
    url: new Secret('https://node.example'),
    label: 'node.example',
    own: false,
  }
  const gap = gapFrom(new HttpFailure('status', 'answered HTTP 429', 429), rpc, chain)
  expect(gap.hint).toBe('hedge rpc set ethereum, to use an RPC of your own')
})

test('a chain that has no name yet is not given one', () => {
  const gap = gapFrom(new HttpFailure('timeout', 'did not answer in time'), endpointOf('http://127.0.0.1/'), null)
  expect(gap).toMatchObject({ source: 'local RPC', hint: expect.not.stringMatching(/null|undefined/) })
})

test('what nobody foresaw becomes a gap too, without its text', () => {
  const gap = gapFrom(new TypeError('at http://127.0.0.1/key'), endpointOf('http://127.0.0.1/'), chain)
  expect(gap).toMatchObject({ code: 'rpc-unreadable', message: 'local RPC gave an answer that could not be read' })
})
