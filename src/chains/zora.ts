import type { Chain } from '../domain/chain.ts'
import { uniswapContracts } from './contracts/uniswap.ts'

export const zora: Chain = {
  name: 'zora',
  title: 'Zora',
  chainId: 7777777,
  protocol: 'uniswap-v3',
  positionManager: '0xbc91e8dfa3ff18de43853372a3d7dfe585137d78',
  factory: '0x7145f8aeef1f6510e92164038e1b6f8cb2c42cbb',
  wrappedNative: '0x4200000000000000000000000000000000000006',
  tokens: [
    { address: '0x4200000000000000000000000000000000000006', symbol: 'WETH', asset: 'ETH' },
    { address: '0xcccccccc7021b32ebb4e8c08314bd62f7c653ec4', symbol: 'USDzC', asset: 'USD' },
  ],
  refused: [],
  contracts: uniswapContracts({
    swapRouter02: '0x7de04c96be5159c3b5ceffc82aa176dc81281557',
    universalRouters: {
      '1.2': '0x2986d9721a49838ab4297b695858af7f17f38014',
      '2.0': '0x3315ef7ca28db74abadc6c44570efdf06b04b020',
      '2.1.1': '0xfdf682f51fe81aa4898f0ae2163d8a55c127fbc7',
      '2.1.2': '0xf025e0fe9e331a0ef05c2ad3c4e9c64b625cda6f',
    },
    swapProxy: '0x02e5be68d46dac0b524905bff209cf47ee6db2a9',
    migrator: '0x048352d8dcf13686982c799da63fa6426a9d0b60',
  }),
  publicRpcs: ['https://rpc.zora.energy', 'https://zora.drpc.org'],
  explorer: 'https://explorer.zora.energy',
  /** 30 minutes of blocks of 2 s: an OP Stack chain, final with Ethereum. */
  finalityBlocks: 900,
  source:
    'contracts: Uniswap/docs Zora-Deployments.md and @uniswap/sdk-core addresses.ts; tokens: Uniswap/default-token-list 22.21, @uniswap/sdk-core 7.19 weth9.ts; RPC: viem 2.57, drpc.org',
}
