import type { Chain } from '../domain/chain.ts'

export const base: Chain = {
  name: 'base',
  title: 'Base',
  chainId: 8453,
  protocol: 'uniswap-v3',
  positionManager: '0x03a520b32c04bf3beef7beb72e919cf822ed34f1',
  factory: '0x33128a8fc17869897dce68ed026d694621f6fdfd',
  wrappedNative: '0x4200000000000000000000000000000000000006',
  tokens: [
    { address: '0x4200000000000000000000000000000000000006', symbol: 'WETH', asset: 'ETH' },
    { address: '0xcbb7c0000ab88b473b1f5afd9ef808440eed33bf', symbol: 'cbBTC', asset: 'BTC' },
    { address: '0x833589fcd6edb6e08f4c7c32d4f71b54bda02913', symbol: 'USDC', asset: 'USD' },
    { address: '0xd9aaec86b65d86f6a7b5b1b0c42ffa531710b6ca', symbol: 'USDbC', asset: 'USD' },
    { address: '0x50c5725949a6f0c72e6c4a641f24049a917db0cb', symbol: 'DAI', asset: 'USD' },
  ],
  publicRpcs: ['https://mainnet.base.org'],
  explorer: 'https://basescan.org',
  source:
    'contracts: Uniswap/docs Base-Deployments.md and @uniswap/sdk-core addresses.ts; tokens: bgd-labs/aave-address-book AaveV3Base and Uniswap/default-token-list base.json; RPC: viem 2.57',
}
