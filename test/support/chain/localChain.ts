import type { Chain } from '../../../src/domain/chain.ts'
import type { RpcEndpoint } from '../../../src/domain/endpoint.ts'
import { Secret } from '../../../src/domain/secret.ts'
import type { LocalChain } from './anvil.ts'
import type { Deployment } from './deployUniswapV3.ts'

/** The literal a local deployment would have in src/chains. */
export const chainOf = ({ chain, positionManager, factory, weth }: Deployment): Chain => ({
  name: 'local',
  title: 'Local chain',
  chainId: chain.chainId,
  protocol: 'uniswap-v3',
  positionManager,
  factory,
  wrappedNative: weth,
  tokens: [{ address: weth, symbol: 'WETH', asset: 'ETH' }],
  publicRpcs: [chain.url],
  explorer: null,
  source: 'deployed by this test',
})

export const endpointOf = (at: LocalChain | string): RpcEndpoint => ({
  id: `own/local/1/${typeof at === 'string' ? 'elsewhere' : 'here'}`,
  url: new Secret(typeof at === 'string' ? at : at.url),
  label: 'local RPC',
  own: true,
})
