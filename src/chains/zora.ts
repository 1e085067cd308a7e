import type { Chain } from '../domain/chain.ts'

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
  publicRpcs: ['https://rpc.zora.energy', 'https://zora.drpc.org'],
  explorer: 'https://explorer.zora.energy',
  /** 30 minutes of blocks of 2 s: an OP Stack chain, final with Ethereum. */
  finalityBlocks: 900,
  source:
    'contracts: Uniswap/docs Zora-Deployments.md and @uniswap/sdk-core addresses.ts; tokens: Uniswap/default-token-list 22.21, @uniswap/sdk-core 7.19 weth9.ts; RPC: viem 2.57, drpc.org',
}
