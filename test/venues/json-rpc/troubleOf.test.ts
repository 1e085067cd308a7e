import { expect, test } from 'vitest'
import { HttpFailure } from '../../../src/venues/http.ts'
import { RpcError } from '../../../src/venues/json-rpc/RpcError.ts'
import { type Trouble, troubleOf } from '../../../src/venues/json-rpc/troubleOf.ts'

/** As providers word it; their codes overlap. */
const said: [Trouble, number, string][] = [
  ['out-of-gas', -32000, 'out of gas'],
  ['out-of-gas', -32000, 'gas required exceeds allowance (10000000)'],
  ['out-of-gas', -32000, 'contract creation code storage out of gas'],
  ['out-of-gas', -32003, 'Out of gas: gas required exceeds allowance: 100000'],
  ['out-of-gas', -32000, 'intrinsic gas too low: have 100000, want 141816'],
  ['out-of-gas', -32602, 'execution reverted: out of gas'],
  ['too-large', -32000, 'max code size exceeded'],
  ['too-large', -32000, 'EVM error CreateContractSizeLimit'],
  ['too-large', -32003, 'response size exceeded the limit of 5242880 bytes'],
  ['too-large', -32000, 'response too large'],
  ['too-large', -32008, 'Response is too big'],
  ['too-large', -32602, 'request body too large'],
  ['reverted', 3, 'execution reverted'],
  ['reverted', -32015, 'VM execution error.'],
  ['reverted', -32000, 'invalid opcode: INVALID'],
  ['reverted', -32603, 'EVM error InvalidJump'],
  ['block-missing', -32000, 'header not found'],
  ['block-missing', -32000, 'missing trie node 0abc (path ) state 0x1 is not available'],
  ['block-missing', -32001, 'Unknown block'],
  ['rate-limit', -32005, 'daily request count exceeded, request rate limited'],
  ['rate-limit', -32005, 'limit exceeded'],
  ['rate-limit', -32600, 'Too many requests, please upgrade'],
  ['rate-limit', -32029, 'Your app has exceeded its compute units per second capacity'],
  ['rate-limit', 429, 'slow down'],
  ['rate-limit', 429, ''],
  ['refused', -32602, 'missing field `to`'],
  ['refused', -32602, 'invalid argument 0: missing required field'],
  ['refused', -32601, 'the method eth_call does not exist/is not available'],
  ['refused', -32603, 'internal error'],
]

test.each(said)('%s (%i): %s', (trouble, code, message) => {
  expect(troubleOf(new RpcError(code, message, undefined))).toBe(trouble)
})

test('data of a revert is a revert, whatever is said beside it', () => {
  expect(troubleOf(new RpcError(3, 'execution reverted: rate limit, out of gas', '0x08c379a0'))).toBe('reverted')
})

test.each<[Trouble | null, number | null]>([
  ['too-large', 413],
  ['rate-limit', 429],
  ['refused', 400],
  [null, 401],
  [null, 502],
  [null, null],
])('%s: HTTP %s', (trouble, status) => {
  expect(troubleOf(new HttpFailure(status === null ? 'unreachable' : 'status', 'no', status))).toBe(trouble)
})
