import type { Chain } from '../domain/chain.ts'

export const ethereum: Chain = {
  name: 'ethereum',
  title: 'Ethereum',
  chainId: 1,
  protocol: 'uniswap-v3',
  positionManager: '0xc36442b4a4522e871399cd717abdd847ab11fe88',
  factory: '0x1f98431c8ad98523631ae4a59f267346ea31f984',
  wrappedNative: '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2',
  tokens: [
    { address: '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2', symbol: 'WETH', asset: 'ETH' },
    { address: '0x2260fac5e5542a773aa44fbcfedf7c193bc2c599', symbol: 'WBTC', asset: 'BTC' },
    { address: '0xcbb7c0000ab88b473b1f5afd9ef808440eed33bf', symbol: 'cbBTC', asset: 'BTC' },
    { address: '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48', symbol: 'USDC', asset: 'USD' },
    { address: '0xdac17f958d2ee523a2206206994597c13d831ec7', symbol: 'USDT', asset: 'USD' },
    { address: '0x6b175474e89094c44da98b954eedeac495271d0f', symbol: 'DAI', asset: 'USD' },
    { address: '0xdc035d45d973e3ec169d2276ddab16f1e407384f', symbol: 'USDS', asset: 'USD' },
    { address: '0x514910771af9ca656af840dff83e8264ecf986ca', symbol: 'LINK', asset: 'LINK' },
    { address: '0x1f9840a85d5af5bf1d1762f925bdaddc4201f984', symbol: 'UNI', asset: 'UNI' },
    { address: '0x7fc66500c84a76ad7e9c93437bfc5ac33e2ddae9', symbol: 'AAVE', asset: 'AAVE' },
    { address: '0xd533a949740bb3306d119cc777fa900ba034cd52', symbol: 'CRV', asset: 'CRV' },
    { address: '0x5a98fcbea516cf06857215779fd812ca3bef1b32', symbol: 'LDO', asset: 'LDO' },
  ],
  publicRpcs: ['https://ethereum.reth.rs/rpc'],
  explorer: 'https://etherscan.io',
  source:
    'contracts: Uniswap/docs Ethereum-Deployments.md and @uniswap/sdk-core addresses.ts; tokens: bgd-labs/aave-address-book AaveV3Ethereum and Uniswap/default-token-list mainnet.json; RPC: viem 2.57',
}
