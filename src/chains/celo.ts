import type { Chain } from '../domain/chain.ts'
import { uniswapContracts } from './contracts/uniswap.ts'

export const celo: Chain = {
  name: 'celo',
  title: 'Celo',
  chainId: 42220,
  protocol: 'uniswap-v3',
  positionManager: '0x3d79edaabc0eab6f08ed885c05fc0b014290d95a',
  factory: '0xafe208a311b21f13ef87e33a90049fc17a7acdec',
  wrappedNative: '0x471ece3750da237f93b8e339c536989b8978a438',
  tokens: [
    { address: '0x471ece3750da237f93b8e339c536989b8978a438', symbol: 'CELO', asset: 'CELO' },
    { address: '0xd221812de1bd094f35587ee8e174b07b6167d9af', symbol: 'WETH', asset: 'ETH' },
    { address: '0x8ac2901dd8a1f17a1a4768a6ba4c3751e3995b2d', symbol: 'WBTC', asset: 'BTC' },
    { address: '0xceba9300f2b948710d2653dd7b07f33a8b32118c', symbol: 'USDC', asset: 'USD' },
    { address: '0x48065fbbe25f71c9282ddf5e1cd6d6a887483d5e', symbol: 'USDT', asset: 'USD' },
    { address: '0x765de816845861e75a25fca122bb6898b8b1282a', symbol: 'cUSD', asset: 'USD' },
    { address: '0xd07294e6e917e07dfdcee882dd1e2565085c2ae0', symbol: 'LINK', asset: 'LINK' },
    { address: '0xf6a54aff8c97f7af3cc86dbaee88af6a7aab6288', symbol: 'AAVE', asset: 'AAVE' },
    { address: '0xee571697998ec64e32b57d754d700c4dda2f2a0e', symbol: 'UNI', asset: 'UNI' },
    { address: '0x75184c282e55a7393053f0b8f4f3e7beae067fdc', symbol: 'CRV', asset: 'CRV' },
    { address: '0x6d8ada2df4aebb0561781775872db1db98d9f791', symbol: 'ENS', asset: 'ENS' },
  ],
  refused: [],
  contracts: uniswapContracts({
    swapRouter02: '0x5615cdab10dc425a742d643d949a7f474c01abc4',
    universalRouters: {
      '1.2': '0x643770e279d5d0733f21d6dc03a8efbabf3255b4',
      '2.0': '0xcb695bc5d3aa22cad1e6df07801b061a05a0233a',
      '2.1.1': '0x8b844f885672f333bc0042cb669255f93a4c1e6b',
      '2.1.2': '0xe2023f3fa515cf070e07fd9d51c1d236e07843f4',
    },
    swapProxy: '0x02e5be68d46dac0b524905bff209cf47ee6db2a9',
    migrator: '0x3cfd4d48edfdcc53d3f173f596f621064614c582',
  }),
  publicRpcs: ['https://forno.celo.org', 'https://celo-rpc.publicnode.com'],
  explorer: 'https://celoscan.io',
  /** 30 minutes of blocks of 1 s: an OP Stack chain since March 2025 (docs.celo.org). */
  finalityBlocks: 1_800,
  source:
    'contracts: Uniswap/docs Celo-Deployments.md and @uniswap/sdk-core addresses.ts; tokens: aave-dao/aave-address-book 4.68, Superchain Token List 10.0, monad-crypto/token-list; RPC: viem 2.57, publicnode.com',
}
