import type { Chain } from '../domain/chain.ts'
import { uniswapContracts } from './contracts/uniswap.ts'
import { noRatio } from './refused/noRatio.ts'

export const soneium: Chain = {
  name: 'soneium',
  title: 'Soneium',
  chainId: 1868,
  protocol: 'uniswap-v3',
  positionManager: '0x56c1205b0244332011c1e866f4ea5384eb6bfa2c',
  factory: '0x42ae7ec7ff020412639d443e245d936429fbe717',
  wrappedNative: '0x4200000000000000000000000000000000000006',
  tokens: [
    { address: '0x4200000000000000000000000000000000000006', symbol: 'WETH', asset: 'ETH' },
    { address: '0xba9986d2381edf1da03b0b9c1f8b00dc4aacc369', symbol: 'USDC.e', asset: 'USD' },
    { address: '0x3a337a6ada9d885b6ad95ec48f9b75f197b5ae35', symbol: 'USDT', asset: 'USD' },
    { address: '0x102d758f688a4c1c5a80b116bd945d4455460282', symbol: 'USDT0', asset: 'USD' },
  ],
  refused: [noRatio('0x94cac393f3444cef63a651ffc18497e7e8bd036a', 'rETH', 'ETH')],
  contracts: uniswapContracts({
    swapRouter02: '0x7e40db01736f88464e5f4e42394f3d5bbb6705b9',
    universalRouters: {
      '2.0': '0x0e2850543f69f678257266e0907ff9a58b3f13de',
      '2.1.1': '0x8b844f885672f333bc0042cb669255f93a4c1e6b',
      '2.1.2': '0x661e93cca42afacb172121ef892830ca3b70f08d',
    },
    swapProxy: '0x02e5be68d46dac0b524905bff209cf47ee6db2a9',
    migrator: '0xa107580f73bd797bd8b87ff24e98346d99f93ddb',
  }),
  publicRpcs: ['https://rpc.soneium.org', 'https://soneium.drpc.org'],
  explorer: 'https://soneium.blockscout.com',
  /** 30 minutes of blocks of 2 s: an OP Stack chain, final with Ethereum. */
  finalityBlocks: 900,
  source:
    'contracts: @uniswap/sdk-core addresses.ts and Uniswap/contracts deployments/1868.md; tokens: aave-dao/aave-address-book 4.68, Superchain Token List 10.0; RPC: viem 2.57, drpc.org',
}
