import type { Chain } from '../domain/chain.ts'
import { uniswapContracts } from './contracts/uniswap.ts'
import { noRatio } from './refused/noRatio.ts'

export const unichain: Chain = {
  name: 'unichain',
  title: 'Unichain',
  chainId: 130,
  protocol: 'uniswap-v3',
  positionManager: '0x943e6e07a7e8e791dafc44083e54041d743c46e9',
  factory: '0x1f98400000000000000000000000000000000003',
  wrappedNative: '0x4200000000000000000000000000000000000006',
  tokens: [
    { address: '0x4200000000000000000000000000000000000006', symbol: 'WETH', asset: 'ETH' },
    { address: '0x927b51f251480a681271180da4de28d44ec4afb8', symbol: 'WBTC', asset: 'BTC' },
    { address: '0xb6a3e8e5715fd4c99ecedaaae121bde4ab6a1ef1', symbol: 'cbBTC', asset: 'BTC' },
    { address: '0x73e0c0d45e048d25fc26fa3159b0aa04bfa4db98', symbol: 'kBTC', asset: 'BTC' },
    { address: '0xad497996dc33dc8e8e552824ccee199420bc7814', symbol: 'tBTC', asset: 'BTC' },
    { address: '0x078d782b760474a361dda0af3839290b0ef57ad6', symbol: 'USDC', asset: 'USD' },
    { address: '0x9151434b16b9763660705744891fa906f660ecc5', symbol: 'USDT0', asset: 'USD' },
    { address: '0x588ce4f028d8e7b53b687865d6a67b3a54c75518', symbol: 'USDT', asset: 'USD' },
    { address: '0x20cab320a855b39f724131c69424240519573f81', symbol: 'DAI', asset: 'USD' },
    { address: '0x8f187aa05619a017077f5308904739877ce9ea21', symbol: 'UNI', asset: 'UNI' },
    { address: '0x5a53b6d19d8edcb7923f0d840eebb3f09bbeefb7', symbol: 'LINK', asset: 'LINK' },
    { address: '0x02a24c380da560e4032dc6671d8164cfbeeaae1e', symbol: 'AAVE', asset: 'AAVE' },
    { address: '0x5cc70a9df8e293affb14dfca1e7f851418a4b40d', symbol: 'ARB', asset: 'ARB' },
    { address: '0xac73671a1762fe835208fb93b7ae7490d1c2ccb3', symbol: 'CRV', asset: 'CRV' },
    { address: '0x68a6dbc7214a0f2b0d875963663f1613814e8829', symbol: 'LDO', asset: 'LDO' },
    { address: '0xdf78e4f0a8279942ca68046476919a90f2288656', symbol: 'COMP', asset: 'COMP' },
    { address: '0x80756faf1e7fec5678bf505670ef176ab5f0383a', symbol: 'ENS', asset: 'ENS' },
    { address: '0xd9b5da95b3d97c3e9872102fdb47d4c09074952b', symbol: 'PEPE', asset: 'PEPE' },
    { address: '0x022d952abcc6c8271f26e59e37a65dc359e6bc88', symbol: 'SNX', asset: 'SNX' },
    { address: '0x2982be2d0c6ae4a7d5bc1c8fe7b630e3bdfb3ce5', symbol: 'SUSHI', asset: 'SUSHI' },
    { address: '0x51a7b9a11f10d04c16306d90dc4ec22b036dd629', symbol: 'SPX', asset: 'SPX' },
    { address: '0x00ad3704d1e101df76f87738befe67737ed29cfb', symbol: 'ZRO', asset: 'ZRO' },
    { address: '0x4ff3e944d5cb54f6f4a1dd035782be59c3d054fe', symbol: 'SOL', asset: 'SOL' },
    { address: '0xbde8a5331e8ac4831cf8ea9e42e229219eafab97', symbol: 'SOL', asset: 'SOL' },
    { address: '0x15d0e0c55a3e7ee67152ad7e89acf164253ff68d', symbol: 'HYPE', asset: 'HYPE' },
    { address: '0x2615a94df961278dcbc41fb0a54fec5f10a693ae', symbol: 'XRP', asset: 'XRP' },
    { address: '0x12e96c2bfea6e835cf8dd38a5834fa61cf723736', symbol: 'DOGE', asset: 'DOGE' },
  ],
  refused: [
    noRatio('0xeb64b50fef2a363940369285f86ae9a68211db59', 'cbETH', 'ETH'),
    noRatio('0x94cac393f3444cef63a651ffc18497e7e8bd036a', 'rETH', 'ETH'),
  ],
  contracts: uniswapContracts({
    swapRouter02: '0x73855d06de49d0fe4a9c42636ba96c62da12ff9c',
    universalRouters: {
      '1.2': '0x4d73a4411ca1c660035e4aecc8270e5dddec8c17',
      '2.0': '0xef740bf23acae26f6492b10de645d6b98dc8eaf3',
      '2.1.1': '0xfdf682f51fe81aa4898f0ae2163d8a55c127fbc7',
      '2.1.2': '0xd1b797d92d87b688193a2b976efc8d577d204343',
    },
    swapProxy: '0x02e5be68d46dac0b524905bff209cf47ee6db2a9',
    migrator: '0xb9d0c246f306b1aaf02ae6ba112d5ef25e5b60dc',
  }),
  publicRpcs: ['https://mainnet.unichain.org/', 'https://unichain-rpc.publicnode.com'],
  explorer: 'https://uniscan.xyz',
  /** 30 minutes of blocks of 1 s: an OP Stack chain, final with Ethereum (docs.unichain.org). */
  finalityBlocks: 1_800,
  source:
    'contracts: Uniswap/docs Unichain-Deployments.md and @uniswap/sdk-core addresses.ts; tokens: Uniswap/default-token-list 22.21, Superchain Token List 10.0; RPC: viem 2.57, ethereum-lists/chains',
}
