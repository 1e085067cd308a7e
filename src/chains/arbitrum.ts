import type { Chain } from '../domain/chain.ts'
import { uniswapContracts } from './contracts/uniswap.ts'
import { noRatio } from './refused/noRatio.ts'

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
    { address: '0x6c84a8f1c29108f47a79964b5fe888d4f4d0de40', symbol: 'tBTC', asset: 'BTC' },
    { address: '0xaf88d065e77c8cc2239327c5edb3a432268e5831', symbol: 'USDC', asset: 'USD' },
    { address: '0xff970a61a04b1ca14834a43f5de4533ebddb5cc8', symbol: 'USDC.e', asset: 'USD' },
    { address: '0xfd086bc7cd5c481dcc9c85ebe478a1c0b69fcbb9', symbol: 'USDT0', asset: 'USD' },
    { address: '0xda10009cbd5d07dd0cecc66161fc93d7c9000da1', symbol: 'DAI', asset: 'USD' },
    { address: '0x7dff72693f6a4149b17e7c6314655f6a9f7c8b33', symbol: 'GHO', asset: 'USD' },
    { address: '0x93b346b6bc2548da6a1e7d98e9a421b42541425b', symbol: 'LUSD', asset: 'USD' },
    { address: '0x912ce59144191c1204e64559fe8253a0e49e6548', symbol: 'ARB', asset: 'ARB' },
    { address: '0xfc5a1a6eb076a2c7ad06ed22c90d7e710e35ad0a', symbol: 'GMX', asset: 'GMX' },
    { address: '0xf97f4df75117a78c1a5a0dbb814af92458539fb4', symbol: 'LINK', asset: 'LINK' },
    { address: '0xba5ddd1f9d7f570dc94a51479a000e3bce967196', symbol: 'AAVE', asset: 'AAVE' },
    { address: '0xfa7f8980b0f1e64a2062791cc3b0871572f1f7f0', symbol: 'UNI', asset: 'UNI' },
    { address: '0x11cdb42b0eb46d95f990bedd4695a6e3fa034978', symbol: 'CRV', asset: 'CRV' },
    { address: '0x13ad51ed4f1b7e9dc168d8a00cb3f4ddd85efa60', symbol: 'LDO', asset: 'LDO' },
    { address: '0x354a6da3fcde098f8389cad84b0182725c6c91de', symbol: 'COMP', asset: 'COMP' },
    { address: '0x0c880f6761f1af8d9aa9c466984b80dab9a8c9e8', symbol: 'PENDLE', asset: 'PENDLE' },
    { address: '0x6985884c4392d348587b19cb9eaaf157f13271cd', symbol: 'ZRO', asset: 'ZRO' },
    { address: '0xb74da9fe2f96b9e0a5f4a3cf0b92dd2bec617124', symbol: 'SOL', asset: 'SOL' },
  ],
  refused: [
    noRatio('0x5979d7b546e38e414f7e9822514be443a4800529', 'wstETH', 'ETH'),
    noRatio('0xec70dcb4a1efa46b8f2d97c310c9c4790ba5ffa8', 'rETH', 'ETH'),
    noRatio('0x1debd73e752beaf79865fd6446b0c970eae7732f', 'cbETH', 'ETH'),
    noRatio('0x35751007a407ca6feffe80b3cb397736d2cf4dbe', 'weETH', 'ETH'),
    noRatio('0x2416092f143378750bb29b79ed961ab195cceea5', 'ezETH', 'ETH'),
    noRatio('0x4186bfc76e2e237523cbc30fd220fe055156b41f', 'rsETH', 'ETH'),
  ],
  contracts: uniswapContracts({
    swapRouter: '0xe592427a0aece92de3edee1f18e0157c05861564',
    swapRouter02: '0x68b3465833fb72a70ecdf485e0e4c7bd8665fc45',
    universalRouters: {
      '1.2': '0x5e325eda8064b456f4781070c0738d849c824258',
      '2.0': '0xa51afafe0263b40edaef0df8781ea9aa03e381a3',
      '2.1.1': '0x8b844f885672f333bc0042cb669255f93a4c1e6b',
      '2.1.2': '0x2d01411773c8c24805306e89a41f7855c3c4fe65',
    },
    swapProxy: '0x02e5be68d46dac0b524905bff209cf47ee6db2a9',
    migrator: '0xa5644e29708357803b5a882d272c41cc0df92b34',
    compoundor: '0x5411894842e610c4d0f6ed4c232da689400f94a1',
  }),
  publicRpcs: ['https://arb1.arbitrum.io/rpc', 'https://arbitrum-one-rpc.publicnode.com'],
  explorer: 'https://arbiscan.io',
  /** 20 minutes of blocks of 0.25 s: posted to Ethereum within minutes, final with it some 13 later (docs.arbitrum.io). */
  finalityBlocks: 4_800,
  source:
    'contracts: Uniswap/docs Arbitrum-Deployments.md and @uniswap/sdk-core addresses.ts; tokens: aave-dao/aave-address-book 4.68, Uniswap/default-token-list 22.21; RPC: viem 2.57, publicnode.com',
}
