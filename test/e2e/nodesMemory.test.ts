import { afterAll, beforeAll, expect, test } from 'vitest'
import { createUniswapV3 } from '../../src/venues/uniswap-v3/index.ts'
import { startAnvil } from '../support/chain/anvil.ts'
import { createPool } from '../support/chain/createPool.ts'
import { createToken } from '../support/chain/createToken.ts'
import { type Deployment, deployUniswapV3 } from '../support/chain/deployUniswapV3.ts'
import { chainOf, endpointOf } from '../support/chain/localChain.ts'
import { mintMany } from '../support/chain/mintMany.ts'
import { installMulticall3 } from '../support/chain/multicall3.ts'
import { memoryOf, uniswapV3 } from '../support/chain/venue.ts'
import { bodyOf, gasCap, oddities, type Quirks, staleAt } from '../support/hostileProxy/quirks.ts'
import { startHostileProxy } from '../support/hostileProxy.ts'

let deployment: Deployment
beforeAll(async () => {
  // The chain id of Arbitrum, where contracts see Ethereum's block number.
  const node = await startAnvil({ chainId: 42161 })
  deployment = await deployUniswapV3(node)
  await installMulticall3(node)
  const tokens = [await createToken(deployment, 'A', 18), await createToken(deployment, 'B', 6)] as const
  const pool = await createPool(deployment, tokens, 3000, 2n ** 96n)
  await mintMany(deployment, [pool], node.accounts[1]!, 60)
})
afterAll(() => deployment?.chain.stop())

/** A venue that remembers, over nodes that can be made odd one after the other. */
async function start(quirks: Quirks[], { timeout = 9_000, now = () => new Date() } = {}) {
  const memory = memoryOf()
  const venue = createUniswapV3({ memory, now, timeout })
  const proxies = await Promise.all(quirks.map(quirk => startHostileProxy(deployment.chain.url, quirk)))
  const rpcs = proxies.map(({ url }, n) => ({
    ...endpointOf(url),
    id: `own/local/${n + 1}/then`,
    label: `RPC ${n + 1}`,
  }))
  return {
    memory,
    proxies,
    read: async () => {
      for (const { requests } of proxies) requests.length = 0
      const query = { owner: deployment.chain.accounts[1]! }
      return venue.readPositions(chainOf(deployment), rpcs, query, AbortSignal.timeout(timeout))
    },
    stop: () => Promise.all(proxies.map(proxy => proxy.stop())),
  }
}
const truth = () =>
  uniswapV3.readPositions(
    chainOf(deployment),
    endpointOf(deployment.chain),
    { owner: deployment.chain.accounts[1]! },
    AbortSignal.timeout(9_000),
  )

test('a mode is found out once; the second reading asks in that way alone', async () => {
  const { read, proxies, stop } = await start([oddities.stripsReverts])
  expect(await read()).toEqual(await truth())
  const first = proxies[0]!.requests.length
  expect(await read()).toEqual(await truth())
  expect(proxies[0]!.requests.length).toBe(first - 1)
  await stop()
})

test('so is a page size', async () => {
  const { read, memory, proxies, stop } = await start([gasCap(1_500_000)])
  expect(await read()).toEqual(await truth())
  const { pageSize } = memory.facts['own/local/1/then']!
  expect(pageSize).toBeLessThan(60)
  expect(await read()).toEqual(await truth())
  expect(proxies[0]!.requests).toHaveLength(Math.ceil(60 / pageSize))
  await stop()
})

test('a node that becomes odd, and one that becomes honest, are learned again', async () => {
  const quirks: Quirks = { ...oddities.refusesCreate }
  const { read, memory, stop } = await start([quirks])
  await read()
  expect(memory.facts['own/local/1/then']?.mode).toBe('multicall')
  quirks.refuse = oddities.noMulticall3.refuse
  expect(await read()).toEqual(await truth())
  expect(memory.facts['own/local/1/then']?.mode).toBe('calls')
  memory.facts['own/local/1/then']!.learnedAt = '2026-01-01T00:00:00.000Z'
  delete quirks.refuse
  expect(await read()).toEqual(await truth())
  expect(memory.facts['own/local/1/then']?.mode).toBe('revert')
  await stop()
})

test('the second endpoint answers where the first does not, all of it from one of them', async () => {
  const { read, proxies, stop } = await start([bodyOf(() => ({ status: 403, text: '{}' })), {}])
  expect(await read()).toEqual(await truth())
  expect(proxies.map(({ requests }) => requests.length)).toEqual([1, 1])
  await stop()
})

test('one that hangs costs its share of the time', async () => {
  const { read, stop } = await start([{ delay: 5_000 }, {}], { timeout: 1_000 })
  expect(await read()).toEqual(await truth())
  await stop()
})

test('one that is far behind gives way to one that is not', async () => {
  await deployment.chain.rpc('evm_increaseTime', [3_600])
  await deployment.chain.rpc('anvil_mine', ['0x1'])
  const later = () => new Date(Date.now() + 3_600_000)
  const before = `0x${(BigInt(await deployment.chain.rpc<string>('eth_blockNumber')) - 1n).toString(16)}`
  const { read, proxies, stop } = await start([staleAt(before), {}], { now: later })
  expect(await read()).toEqual(await truth())
  expect(proxies[0]!.requests).toHaveLength(1)
  await stop()
})

test('on Arbitrum, steps are pinned to its own block, whatever contracts see', async () => {
  const blocks = new Set<unknown>()
  const { read, stop } = await start([
    {
      ...oddities.refusesCreate,
      ask: call => {
        if (call.method === 'eth_call' && 'to' in (call.params[0] as object)) blocks.add(call.params[1])
        return call
      },
    },
  ])
  // PUSH3 0x123456, MSTORE at 0, RETURN 32 bytes: a stand-in for ArbSys, which tells Arbitrum's number.
  await deployment.chain.rpc('anvil_setCode', [
    '0x0000000000000000000000000000000000000064',
    '0x6212345660005260206000f3',
  ])
  const snapshot = await read()
  const head = await deployment.chain.rpc<string>('eth_blockNumber')
  expect(snapshot.block.number).toBe(String(BigInt(head)))
  expect([...blocks]).toEqual([head])
  expect(snapshot.positions).toHaveLength(60)
  await stop()
})
