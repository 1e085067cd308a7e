import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Address } from '../../../src/domain/address.ts'
import { measureEndpoint } from '../../../src/venues/json-rpc/measureEndpoint.ts'
import { type LocalChain, startAnvil } from '../../support/chain/anvil.ts'
import { endpointOf } from '../../support/chain/localChain.ts'
import { installMulticall3 } from '../../support/chain/multicall3.ts'
import { bodyOf, gasCap, oddities } from '../../support/hostileProxy/quirks.ts'
import { type Quirks, startHostileProxy } from '../../support/hostileProxy.ts'

let node: LocalChain
const contract: Address = '0x00000000000000000000000000000000000000aa'
beforeAll(async () => {
  node = await startAnvil()
  await node.rpc('anvil_mine', ['0x78'])
})
afterAll(() => node?.stop())

async function measure(quirks: Quirks) {
  const proxy = await startHostileProxy(node.url, quirks)
  try {
    const measured = await measureEndpoint(contract, endpointOf(proxy.url), AbortSignal.timeout(5_000))
    return { measured, requests: proxy.requests }
  } finally {
    await proxy.stop()
  }
}

const error = (message: string) => ({ error: { code: -32000, message } })
const span = (params: unknown[]): number => {
  const { fromBlock, toBlock } = params[0] as { fromBlock: string; toBlock: string }
  return Number(BigInt(toBlock) - BigInt(fromBlock)) + 1
}
const depth = (block: unknown): number => 120 - Number(block)

test('a development node: it gives all that it has, and holds accounts', async () => {
  const { measured, requests } = await measure({})
  expect(measured).toEqual({
    gasCap: expect.any(Number),
    logRange: 1_000,
    archiveDepth: 100,
    batch: true,
    multicall3: false,
    signs: true,
  })
  // To the gas of the few bytes of the call itself.
  expect(Math.abs(measured.gasCap! - 60_000_000)).toBeLessThan(1_000)
  expect(requests.length).toBeLessThanOrEqual(20)
})

test('what each limit is called in the answer', async () => {
  expect((await measure(gasCap(12_345_678))).measured.gasCap! / 12_345_678).toBeCloseTo(1, 3)
  expect((await measure(oddities.stripsReverts)).measured.gasCap, 'by the code it returns').toBeGreaterThan(59_000_000)
  expect((await measure(oddities.refusesCreate)).measured.gasCap).toBeNull()
  expect((await measure(oddities.noBatch)).measured.batch).toBe(false)
  const narrow: Quirks = {
    refuse: ({ method, params }) => (method === 'eth_getLogs' && span(params) > 50 ? error('range') : null),
  }
  expect((await measure(narrow)).measured.logRange).toBe(10)
  const none: Quirks = { refuse: ({ method }) => (method === 'eth_getLogs' ? error('no logs here') : null) }
  expect((await measure(none)).measured.logRange).toBe(0)
  const pruned: Quirks = {
    refuse: ({ method, params }) =>
      method === 'eth_call' && params[1] !== 'latest' && depth(params[1]) > 50 ? error('pruned history') : null,
  }
  expect((await measure(pruned)).measured.archiveDepth).toBe(10)
  const locked: Quirks = { refuse: ({ method }) => (method === 'eth_accounts' ? { result: [] } : null) }
  expect((await measure(locked)).measured.signs).toBe(false)
  const odd: Quirks = { refuse: ({ method }) => (method === 'eth_accounts' ? { result: null } : null) }
  expect((await measure(odd)).measured.signs).toBe(null)
})

test('what cannot be found out is null: a rate limit and a lost connection are no limits', async () => {
  const nothing = { gasCap: null, logRange: null, archiveDepth: null, batch: null, multicall3: null, signs: null }
  expect((await measure(bodyOf(text => ({ text, drop: true })))).measured).toEqual(nothing)
  const busy: Quirks = { refuse: () => error('rate limit exceeded') }
  expect((await measure(busy)).measured).toEqual(nothing)
})

test('Multicall3 where it is', async () => {
  await installMulticall3(node)
  expect((await measure({})).measured.multicall3).toBe(true)
})
