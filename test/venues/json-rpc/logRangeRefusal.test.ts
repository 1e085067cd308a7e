import { expect, test } from 'vitest'
import { allowedLogRange, refusesLogRange, saysBlockAhead } from '../../../src/venues/json-rpc/logRangeRefusal.ts'
import { RpcError } from '../../../src/venues/json-rpc/RpcError.ts'
import { passes } from '../../../src/venues/json-rpc/troubleOf.ts'

const alchemy =
  'Under the Free tier plan, you can make eth_getLogs requests with up to a 10 block range. ' +
  'Based on your parameters, this block range should work: [0x100, 0x109].'

/** As providers word it, asked for 20,000 blocks: how many would do, and whether they always would. */
test.each<[string, number | null, boolean?]>([
  [alchemy, 10],
  ['Log response size exceeded. You can make eth_getLogs requests with up to a 2K block range', 2_000],
  ['range 20000 exceeds limit of 10000', 10_000],
  ['range 19999 exceeds limit of 10000', 10_000],
  ['eth_getLogs is limited to a 10,000 range', 10_000],
  ['exceed maximum block range: 5000', 5_000],
  ['ranges over 10000 blocks are not supported on freetier', 10_000],
  ['requested too many blocks from 0 to 16777216, maximum is set to 2048', 2_048],
  ['The range of blocks is too large, max is 1k blocks range', 1_000],
  ['eth_getLogs block range too large, range: 20000, max: 1000', 1_000],
  ['logs are limited to a maximum of 1,000 blocks', 1_000],
  ['query exceeds max results 20000, retry with the range 100-150', 51, false],
  ['query returned more than 10000 results. Try with this block range [0x64, 0x96].', 51, false],
  ['query returned more than 10000 results', null],
  ['exceeds max block range', null],
  ['block range greater than 100000 max', null],
  ['Block range limit exceeded', null],
  ['block range is too wide', null],
  ['too many results', null],
  ['query timeout exceeded', null],
])('%s', (message, blocks, firm = true) => {
  expect(refusesLogRange(message)).toBe(true)
  expect(allowedLogRange(message, 20_000n)).toEqual(blocks === null ? null : { blocks: BigInt(blocks), firm })
  expect(passes(new RpcError(-32005, message, undefined)), 'it is not asked again as it was').toBe(false)
})

test.each([
  'limit exceeded',
  'rate limit exceeded',
  'Too Many Requests: your plan allows 10 requests per second',
  'daily request count exceeded, request rate limited',
  'Your app has exceeded its compute units per second capacity',
  'header not found',
  'block range extends beyond current head block',
])('%s: that passes, and is no reason to ask for less', message => {
  expect(refusesLogRange(message)).toBe(false)
  expect(passes(new RpcError(-32005, message, undefined))).toBe(true)
})

test.each([
  'internal error',
  'the method eth_getLogs does not exist/is not available',
  'execution reverted',
  'out of gas',
])('%s: nothing of that', message => {
  expect(refusesLogRange(message)).toBe(false)
  expect(saysBlockAhead(message)).toBe(false)
})

test('no number is taken that would not be less', () => {
  expect(allowedLogRange('eth_getLogs is limited to a 10,000 range', 10_000n)).toBeNull()
  expect(allowedLogRange('the maximum is 0 blocks', 10n)).toBeNull()
})
