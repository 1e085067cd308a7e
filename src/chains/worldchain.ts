import type { Chain } from '../domain/chain.ts'
import { uniswapContracts } from './contracts/uniswap.ts'

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
  contracts: uniswapContracts({
    swapRouter02: '0x091ad9e2e6e5ed44c1c66db50e49a601f9f36cf6',
    universalRouters: {
      '1.2': '0x7a250d5630b4cf539739df2c5dacb4c659f2488d',
      '2.0': '0x8ac7bee993bb44dab564ea4bc9ea67bf9eb5e743',
      '2.1.1': '0x8b844f885672f333bc0042cb669255f93a4c1e6b',
      '2.1.2': '0xf025e0fe9e331a0ef05c2ad3c4e9c64b625cda6f',
    },
    swapProxy: '0x02e5be68d46dac0b524905bff209cf47ee6db2a9',
    migrator: '0x9ebddcba71c9027e1eb45135672a30bcfeec9de3',
  }),
  publicRpcs: ['https://worldchain-mainnet.g.alchemy.com/public', 'https://worldchain.drpc.org'],
  explorer: 'https://worldscan.org',
  /** 30 minutes of blocks of 2 s: an OP Stack chain, final with Ethereum. */
  finalityBlocks: 900,
  source:
    'contracts: Uniswap/docs WorldChain-Deployments.md and @uniswap/sdk-core addresses.ts; tokens: Uniswap/default-token-list 22.21, Superchain Token List 10.0, Chainlink CCIP directory; RPC: viem 2.57, drpc.org',
}
