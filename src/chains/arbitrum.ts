import type { Chain } from '../domain/chain.ts'

export const arbitrum: Chain = {
  name: 'arbitrum',
  title: 'Arbitrum One',
  chainId: 42161,
  protocol: 'uniswap-v3',
  positionManager: '0xc36442b4a4522e871399cd717abdd847ab11fe88',
  factory: '0x1f98431c8ad98523631ae4a59f267346ea31f984',
  wrappedNative: '0x82af49447d8a07e3bd95bd0d56f35241523fbab1',
  tokens: [
    { address: '0x82af49447d8a07e3bd95bd0d56f35241523fbab1', symbol: 'WETH', asset: 'ETH' },
    { address: '0x2f2a2543b76a4166549f7aab2e75bef0aefc5b0f', symbol: 'WBTC', asset: 'BTC' },
    { address: '0xcbb7c0000ab88b473b1f5afd9ef808440eed33bf', symbol: 'cbBTC', asset: 'BTC' },
    { address: '0xaf88d065e77c8cc2239327c5edb3a432268e5831', symbol: 'USDC', asset: 'USD' },
    { address: '0xff970a61a04b1ca14834a43f5de4533ebddb5cc8', symbol: 'USDC.e', asset: 'USD' },
    { address: '0xfd086bc7cd5c481dcc9c85ebe478a1c0b69fcbb9', symbol: 'USDT', asset: 'USD' },
    { address: '0xda10009cbd5d07dd0cecc66161fc93d7c9000da1', symbol: 'DAI', asset: 'USD' },
    { address: '0x912ce59144191c1204e64559fe8253a0e49e6548', symbol: 'ARB', asset: 'ARB' },
    { address: '0xfc5a1a6eb076a2c7ad06ed22c90d7e710e35ad0a', symbol: 'GMX', asset: 'GMX' },
    { address: '0xf97f4df75117a78c1a5a0dbb814af92458539fb4', symbol: 'LINK', asset: 'LINK' },
    { address: '0xba5ddd1f9d7f570dc94a51479a000e3bce967196', symbol: 'AAVE', asset: 'AAVE' },
  ],
  publicRpcs: ['https://arb1.arbitrum.io/rpc'],
  explorer: 'https://arbiscan.io',
  source:
    'contracts: Uniswap/docs Arbitrum-Deployments.md and @uniswap/sdk-core addresses.ts; tokens: bgd-labs/aave-address-book AaveV3Arbitrum, Uniswap/default-token-list arbitrum.json (cbBTC, GMX); RPC: viem 2.57',
}
