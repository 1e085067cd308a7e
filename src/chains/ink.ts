import type { Chain } from '../domain/chain.ts'
import { uniswapContracts } from './contracts/uniswap.ts'
import { noRatio } from './refused/noRatio.ts'

export const ink: Chain = {
  name: 'ink',
  title: 'Ink',
  chainId: 57073,
  protocol: 'uniswap-v3',
  positionManager: '0xc0836e5b058bbe22ae2266e1ac488a1a0fd8dce8',
  factory: '0x640887a9ba3a9c53ed27d0f7e8246a4f933f3424',
  wrappedNative: '0x4200000000000000000000000000000000000006',
  tokens: [
    { address: '0x4200000000000000000000000000000000000006', symbol: 'WETH', asset: 'ETH' },
    { address: '0x73e0c0d45e048d25fc26fa3159b0aa04bfa4db98', symbol: 'kBTC', asset: 'BTC' },
    { address: '0x2d270e6886d130d724215a266106e6832161eaed', symbol: 'USDC', asset: 'USD' },
    { address: '0xf1815bd50389c46847f0bda824ec8da914045d14', symbol: 'USDC.e', asset: 'USD' },
    { address: '0x0200c29006150606b650577bbe7b6248f58470c1', symbol: 'USDT0', asset: 'USD' },
    { address: '0x5d3a1ff2b6bab83b63cd9ad0787074081a52ef34', symbol: 'USDe', asset: 'USD' },
    { address: '0xe343167631d89b6ffc58b88d6b7fb0228795491d', symbol: 'USDG', asset: 'USD' },
    { address: '0x142cdc44890978b506e745bb3bd11607b7f7faef', symbol: 'PYUSD', asset: 'USD' },
    { address: '0xfc421ad3c883bf9e7c4f42de845c4e4405799e73', symbol: 'GHO', asset: 'USD' },
    { address: '0x71052bae71c25c78e37fd12e5ff1101a71d9018f', symbol: 'LINK', asset: 'LINK' },
    { address: '0xad09cd20e513e4d8cb78036f77ab9afde8555929', symbol: 'kHYPE', asset: 'HYPE' },
  ],
  refused: [
    noRatio('0xa3d68b74bf0528fdd07263c60d6488749044914b', 'weETH', 'ETH'),
    noRatio('0x2416092f143378750bb29b79ed961ab195cceea5', 'ezETH', 'ETH'),
    noRatio('0x9f0a74a92287e323eb95c1cd9ecdbeb0e397cae4', 'wrsETH', 'ETH'),
    noRatio('0x94cac393f3444cef63a651ffc18497e7e8bd036a', 'rETH', 'ETH'),
    noRatio('0x211cc4dd073734da055fbf44a2b4667d5e5fe5d2', 'sUSDe', 'USDe'),
    noRatio('0x8a76fe7fa6da27f85a626c5c53730b38d13603d7', 'syrupUSDT', 'USDT'),
  ],
  contracts: uniswapContracts({
    swapRouter02: '0x177778f19e89dd1012bdbe603f144088a95c4b53',
    universalRouters: {
      '2.0': '0x112908dac86e20e7241b0927479ea3bf935d1fa0',
      '2.1.2': '0x661e93cca42afacb172121ef892830ca3b70f08d',
      '2.2.0': '0x8bbcaeb326ad590521a921c9e457ee09f336b48c',
    },
    swapProxy: '0x0000000085e102724e78ecd2f45dc9ca239affad',
  }),
  publicRpcs: ['https://rpc-gel.inkonchain.com', 'https://rpc-qnd.inkonchain.com'],
  explorer: 'https://explorer.inkonchain.com',
  /** 30 minutes of blocks of 1 s: an OP Stack chain, final with Ethereum. */
  finalityBlocks: 1_800,
  source:
    'contracts: @uniswap/sdk-core addresses.ts and Uniswap/contracts deployments/57073.md; tokens: aave-dao/aave-address-book 4.68, Uniswap/default-token-list 22.21, Superchain Token List 10.0; RPC: viem 2.57 (both)',
}
