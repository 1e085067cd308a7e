import { toFunctionSelector } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Address } from '../../../src/domain/address.ts'
import type { Chain } from '../../../src/domain/chain.ts'
import { type LocalChain, startAnvil } from '../../support/chain/anvil.ts'
import { compile } from '../../support/chain/compile.ts'
import { createPool } from '../../support/chain/createPool.ts'
import { createToken } from '../../support/chain/createToken.ts'
import { type Deployment, deployUniswapV3 } from '../../support/chain/deployUniswapV3.ts'
import { chainOf, endpointOf } from '../../support/chain/localChain.ts'
import { mintMany } from '../../support/chain/mintMany.ts'
import { installMulticall3 } from '../../support/chain/multicall3.ts'
import { deploy } from '../../support/chain/send.ts'
import { uniswapV3 } from '../../support/chain/venue.ts'
import { oddities, together } from '../../support/hostileProxy/quirks.ts'
import { type HostileProxy, startHostileProxy } from '../../support/hostileProxy.ts'

let node: LocalChain
let deployment: Deployment
let source: Address
let staked: Address
let plain: Address
let proxies: Record<string, HostileProxy>

beforeAll(async () => {
  node = await startAnvil()
  deployment = await deployUniswapV3(node)
  await installMulticall3(node)
  const contracts = await compile(new URL('./contracts/', import.meta.url))
  source = await deploy(node, contracts.RatioSource!)
  staked = await createToken(deployment, 'stETH2', 18)
  plain = await createToken(deployment, 'ETH2', 18)
  const pool = await createPool(deployment, [staked, plain], 500, 2n ** 96n)
  await mintMany(deployment, [pool], node.accounts[1]!, 3)
  const { refusesCreate, stripsReverts, noMulticall3 } = oddities
  const quirks = {
    revert: {},
    return: stripsReverts,
    multicall: refusesCreate,
    calls: together(refusesCreate, noMulticall3),
  }
  const started = Object.entries(quirks).map(async ([mode, quirk]) => [mode, await startHostileProxy(node.url, quirk)])
  proxies = Object.fromEntries(await Promise.all(started))
})
afterAll(async () => {
  await Promise.all(Object.values(proxies ?? {}).map(proxy => proxy.stop()))
  await node?.stop()
})

const modes = ['revert', 'return', 'multicall', 'calls'] as const

async function tokensOf(mode: (typeof modes)[number], ratio: { target?: Address; says: string; of?: Address } | null) {
  const chain: Chain = chainOf(deployment)
  if (ratio) {
    const { target = source, says, of = staked } = ratio
    const call = { target, data: toFunctionSelector(`${says}()`), decimals: 18, source: 'this test' }
    chain.tokens = [...chain.tokens, { address: of, symbol: 'stETH2', asset: 'ETH', ratio: call }]
  }
  const rpc = endpointOf(proxies[mode]!.url)
  const query = { owner: node.accounts[1]! }
  const snapshot = await uniswapV3.readPositions(chain, rpc, query, AbortSignal.timeout(10_000))
  const ratioFor = (token: Address) => snapshot.tokens.find(({ address }) => address === token)!.ratio
  return { staked: ratioFor(staked), plain: ratioFor(plain), block: snapshot.block.number }
}

test.each(modes)('%s: the ratio of one block, and null for a token that has none', async mode => {
  expect(await tokensOf(mode, { says: 'sound' })).toMatchObject({
    staked: { units: '1234567890123456789', decimals: 18 },
    plain: null,
  })
  const { staked, block } = await tokensOf(mode, { says: 'growing' })
  expect(staked).toEqual({ units: String(10n ** 18n + BigInt(block)), decimals: 18 })
  expect(await tokensOf(mode, null)).toMatchObject({ staked: null, plain: null })
})

test.each(modes)('%s: what is no ratio is never one', async mode => {
  for (const says of ['zero', 'two', 'short', 'huge', 'none', 'reverting', 'burning', 'missing']) {
    expect((await tokensOf(mode, { says })).staked, says).toEqual({ failed: true })
  }
  const nobody = '0x000000000000000000000000000000000000dead'
  expect((await tokensOf(mode, { says: 'sound', target: nobody })).staked).toEqual({ failed: true })
})

test('one is not asked for that stands in no position', async () => {
  const elsewhere = '0x00000000000000000000000000000000000000bb'
  for (const mode of modes) {
    expect(await tokensOf(mode, { says: 'burning', of: elsewhere })).toMatchObject({ staked: null, plain: null })
  }
})
