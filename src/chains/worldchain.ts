import type { Chain } from '../domain/chain.ts'

export const worldchain: Chain = {
  name: 'worldchain',
  title: 'World Chain',
  chainId: 480,
  protocol: 'uniswap-v3',
  positionManager: '0xec12a9f9a09f50550686363766cc153d03c27b5e',
  factory: '0x7a5028bda40e7b173c278c5342087826455ea25a',
  wrappedNative: '0x4200000000000000000000000000000000000006',
  tokens: [
    { address: '0x4200000000000000000000000000000000000006', symbol: 'WETH', asset: 'ETH' },
    { address: '0x03c7054bcb39f7b2e5b2c7acb37583e32d70cfa3', symbol: 'WBTC', asset: 'BTC' },
    { address: '0x2cfc85d8e48f8eab294be644d9e25c3030863003', symbol: 'WLD', asset: 'WLD' },
    { address: '0x79a02482a880bce3f13e09da970dc34db4cd24d1', symbol: 'USDC.e', asset: 'USD' },
    { address: '0x102d758f688a4c1c5a80b116bd945d4455460282', symbol: 'USDT0', asset: 'USD' },
  ],
  refused: [],
  publicRpcs: ['https://worldchain-mainnet.g.alchemy.com/public', 'https://worldchain.drpc.org'],
  explorer: 'https://worldscan.org',
  /** 30 minutes of blocks of 2 s: an OP Stack chain, final with Ethereum. */
  finalityBlocks: 900,
  source:
    'contracts: Uniswap/docs WorldChain-Deployments.md and @uniswap/sdk-core addresses.ts; tokens: Uniswap/default-token-list 22.21, Superchain Token List 10.0, Chainlink CCIP directory; RPC: viem 2.57, drpc.org',
}
