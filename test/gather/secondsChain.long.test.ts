import { afterAll, beforeAll, expect, it } from 'vitest'
import { wholeScope } from '../../src/domain/artifacts.ts'
import type { Chain } from '../../src/domain/chain.ts'
import { known } from '../../src/domain/read.ts'
import { gather } from '../../src/gather/index.ts'
import { createUniswapV3 } from '../../src/venues/uniswap-v3/index.ts'
import { createMarket, type Market, usdc, weth } from '../e2e/market.ts'
import { type LocalChain, startAnvil } from '../support/chain/anvil.ts'
import { deployUniswapV3 } from '../support/chain/deployUniswapV3.ts'
import { chainOf, endpointOf } from '../support/chain/localChain.ts'
import { memoryOf } from '../support/chain/venue.ts'
import { fakeSources, hedgeOf } from '../support/fakeSources.ts'

/** Two chains of the same contracts, which traded differently in their last block. */
type Twin = { node: LocalChain; chain: Chain; id: string; market: Market }
const nodes: LocalChain[] = []
let twins: [Twin, Twin]
async function twin(thousandths: number): Promise<Twin> {
  const node = await startAnvil({ timestamp: 1_800_000_000 })
  nodes.push(node)
  const deployment = await deployUniswapV3(node)
  const market = await createMarket(deployment, weth, usdc)
  const id = String(await market.mint(market.tick - 600, market.tick + 600, 10))
  await node.rpc('evm_setNextBlockTimestamp', [1_800_000_900])
  await market.trade('down', thousandths)
  return { node, chain: chainOf(deployment), id, market }
}
beforeAll(async () => {
  twins = await Promise.all([twin(100), twin(900)])
}, 60_000)
afterAll(() => Promise.all(nodes.map(node => node.stop())))

async function ask(...urls: string[]) {
  const [{ chain, id }] = twins
  const { seconds } = await gather(
    ['seconds'],
    fakeSources([hedgeOf('one', { chain: chain.name, tokenIds: [id] })], {
      scope: { ...wholeScope, audit: { deep: false, secondRpc: true } },
      chains: () => [{ ...chain, publicRpcs: [] }],
      endpoints: async () =>
        urls.map((url, n) => ({ ...endpointOf(url), id: `own/local/${n + 1}/x`, label: `RPC ${n + 1}` })),
      lpVenue: async () => createUniswapV3({ memory: memoryOf(), now: () => new Date(), timeout: 10_000 }),
    }),
  )
  return known(seconds)![0]!.read
}

it('two providers of one chain agree, and of another chain in its place the price does not', async () => {
  const [one, other] = twins
  // Another name for the same node is another provider, as far as anybody can tell.
  const again = one.node.url.replace('127.0.0.1', 'localhost')
  expect(await ask(one.node.url, again)).toMatchObject({ ok: { provider: 'RPC 2', differing: [] } })
  expect(await ask(one.node.url, other.node.url)).toMatchObject({
    ok: {
      provider: 'RPC 2',
      differing: [`the fees of position #${one.id}`, `the price in the pool of position #${one.id}`],
    },
  })
})
