import type { Chain } from '../domain/chain.ts'
import { uniswapContracts } from './contracts/uniswap.ts'

export const blast: Chain = {
  name: 'blast',
  title: 'Blast',
  chainId: 81457,
  protocol: 'uniswap-v3',
  positionManager: '0xb218e4f7cf0533d4696fdfc419a0023d33345f28',
  factory: '0x792edade80af5fc680d96a2ed80a44247d2cf6fd',
  wrappedNative: '0x4300000000000000000000000000000000000004',
  tokens: [
    { address: '0x4300000000000000000000000000000000000004', symbol: 'WETH', asset: 'ETH' },
    { address: '0x4300000000000000000000000000000000000003', symbol: 'USDB', asset: 'USD' },
    { address: '0xb1a5700fa2358173fe465e6ea4ff52e36e88e2ad', symbol: 'BLAST', asset: 'BLAST' },
  ],
  refused: [],
  contracts: uniswapContracts({
    swapRouter02: '0x549feb8c9bd4c12ad2ab27022da12492ac452b66',
    universalRouters: {
      '1.2': '0x643770e279d5d0733f21d6dc03a8efbabf3255b4',
      '2.0': '0xeabbcb3e8e415306207ef514f660a3f820025be3',
      '2.1.1': '0x8b844f885672f333bc0042cb669255f93a4c1e6b',
      '2.1.2': '0x661e93cca42afacb172121ef892830ca3b70f08d',
    },
    swapProxy: '0x02e5be68d46dac0b524905bff209cf47ee6db2a9',
    migrator: '0x15ca7043cd84c5d21ae76ba0a1a967d42c40ece0',
  }),
  publicRpcs: ['https://rpc.blast.io', 'https://blast-rpc.publicnode.com'],
  explorer: 'https://blastscan.io',
  /** 30 minutes of blocks of 2 s: an OP Stack chain, final with Ethereum. */
  finalityBlocks: 900,
  source:
    'contracts: Uniswap/docs Blast-Deployments.md and @uniswap/sdk-core addresses.ts; tokens: Uniswap/default-token-list 22.21, @uniswap/sdk-core 7.19 weth9.ts, NewBlastCity/blast-l2-kit; RPC: viem 2.57, ethereum-lists/chains',
}
