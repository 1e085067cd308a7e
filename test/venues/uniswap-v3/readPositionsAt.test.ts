import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LpSnapshot } from '../../../src/domain/lp.ts'
import { createUniswapV3 } from '../../../src/venues/uniswap-v3/index.ts'
import { createMarket, type Market, usdc, weth } from '../../e2e/market.ts'
import { type LocalChain, startAnvil } from '../../support/chain/anvil.ts'
import { deployUniswapV3 } from '../../support/chain/deployUniswapV3.ts'
import { chainOf, endpointOf } from '../../support/chain/localChain.ts'
import { memoryOf } from '../../support/chain/venue.ts'
import { oddities, type Quirks, staleAt, together } from '../../support/hostileProxy/quirks.ts'
import { startHostileProxy } from '../../support/hostileProxy.ts'

let node: LocalChain
let chain: ReturnType<typeof chainOf>
let market: Market
let ids: string[]
let then: LpSnapshot
beforeAll(async () => {
  node = await startAnvil()
  const deployment = await deployUniswapV3(node)
  chain = chainOf(deployment)
  market = await createMarket(deployment, weth, usdc)
  ids = [String(await market.mint(market.tick - 600, market.tick + 600, 10))]
  then = await venue().readPositions(chain, [endpointOf(node)], { tokenIds: ids }, AbortSignal.timeout(20_000))
  await market.trade('down', 900)
  ids.push(String(await market.mint(market.tick - 600, market.tick + 600, 10)))
}, 60_000)
afterAll(() => node?.stop())

const venue = () => createUniswapV3({ memory: memoryOf(), now: () => new Date(), timeout: 20_000 })

async function readAt(block: string, quirks: Quirks, tokenIds = ids.slice(0, 1)) {
  const proxy = await startHostileProxy(node.url, quirks)
  try {
    const rpc = endpointOf(proxy.url)
    return await venue().readPositionsAt!(chain, rpc, tokenIds, block, AbortSignal.timeout(20_000))
  } finally {
    await proxy.stop()
  }
}

test.each<[string, Quirks]>([
  ['by the lens', {}],
  ['by the lens as code', oddities.stripsReverts],
  ['by Multicall3 or single calls', together(oddities.refusesCreate, oddities.noMulticall3)],
])('positions are as they were at a block that has passed, %s', async (_, quirks) => {
  expect(await readAt(then.block.number, quirks)).toEqual(then)
})

test('an NFT that was not minted yet is unknown there', async () => {
  expect(await readAt(then.block.number, {}, [ids[1]!])).toMatchObject({ positions: [], unknownIds: [ids[1]] })
})

test('a node that has not that block, or answers from another, is a gap', async () => {
  const missing: Quirks = {
    refuse: ({ method }) => (method === 'eth_call' ? { error: { code: -32000, message: 'missing trie node' } } : null),
  }
  await expect(readAt(then.block.number, missing)).rejects.toMatchObject({
    gap: { code: 'rpc-no-state', source: 'local RPC' },
  })
  const always: Quirks = {
    ask: call => (call.method === 'eth_call' ? { ...call, params: [call.params[0], 'latest'] } : call),
  }
  await expect(readAt(then.block.number, always)).rejects.toMatchObject({ gap: { code: 'mixed-blocks' } })
  await expect(readAt('99999', staleAt('0x1'))).rejects.toMatchObject({ gap: { source: 'local RPC' } })
})
