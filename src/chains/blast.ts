import type { Chain } from '../domain/chain.ts'

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
  publicRpcs: ['https://rpc.blast.io', 'https://blast-rpc.publicnode.com'],
  explorer: 'https://blastscan.io',
  /** 30 minutes of blocks of 2 s: an OP Stack chain, final with Ethereum. */
  finalityBlocks: 900,
  source:
    'contracts: Uniswap/docs Blast-Deployments.md and @uniswap/sdk-core addresses.ts; tokens: Uniswap/default-token-list 22.21, @uniswap/sdk-core 7.19 weth9.ts, NewBlastCity/blast-l2-kit; RPC: viem 2.57, ethereum-lists/chains',
}
