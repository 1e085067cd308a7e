import type { Chain } from '../domain/chain.ts'
import { uniswapContracts } from './contracts/uniswap.ts'
import { noRatio } from './refused/noRatio.ts'

export const monad: Chain = {
  name: 'monad',
  title: 'Monad',
  chainId: 143,
  protocol: 'uniswap-v3',
  positionManager: '0x7197e214c0b767cfb76fb734ab638e2c192f4e53',
  factory: '0x204faca1764b154221e35c0d20abb3c525710498',
  wrappedNative: '0x3bd359c1119da7da1d913d1c4d2b7c461115433a',
  tokens: [
    { address: '0x3bd359c1119da7da1d913d1c4d2b7c461115433a', symbol: 'WMON', asset: 'MON' },
    { address: '0xee8c0e9f1bffb4eb878d8f15f368a02a35481242', symbol: 'WETH', asset: 'ETH' },
    { address: '0x0555e30da8f98308edb960aa94c0db47230d2b9c', symbol: 'WBTC', asset: 'BTC' },
    { address: '0xd18b7ec58cdf4876f6afebd3ed1730e4ce10414b', symbol: 'cbBTC', asset: 'BTC' },
    { address: '0xb0f70c0bd6fd87dbeb7c10dc692a2a6106817072', symbol: 'BTC.b', asset: 'BTC' },
    { address: '0x754704bc059f8c67012fed69bc8a327a5aafb603', symbol: 'USDC', asset: 'USD' },
    { address: '0xe7cd86e13ac4309349f30b3435a9d337750fc82d', symbol: 'USDT0', asset: 'USD' },
    { address: '0x00000000efe302beaa2b3e6e1b18d08d69a9012a', symbol: 'AUSD', asset: 'USD' },
    { address: '0x5d3a1ff2b6bab83b63cd9ad0787074081a52ef34', symbol: 'USDe', asset: 'USD' },
    { address: '0xfc421ad3c883bf9e7c4f42de845c4e4405799e73', symbol: 'GHO', asset: 'USD' },
    { address: '0xaca92e438df0b2401ff60da7e4337b687a2435da', symbol: 'mUSD', asset: 'USD' },
    { address: '0x76f257b1dda5cc71bee4ef637fbdde4c801310a9', symbol: 'LINK', asset: 'LINK' },
    { address: '0xea17e5a9efebf1477db45082d67010e2245217f1', symbol: 'SOL', asset: 'SOL' },
  ],
  refused: [
    noRatio('0x10aeaf63194db8d453d4d85a06e5efe1dd0b5417', 'wstETH', 'ETH'),
    noRatio('0xa3d68b74bf0528fdd07263c60d6488749044914b', 'weETH', 'ETH'),
    noRatio('0x211cc4dd073734da055fbf44a2b4667d5e5fe5d2', 'sUSDe', 'USDe'),
    noRatio('0xab6e5a0c3799d020c790d34f7b2c02639e238af7', 'syrupUSDC', 'USDC'),
  ],
  contracts: uniswapContracts({
    swapRouter02: '0xfe31f71c1b106eac32f1a19239c9a9a72ddfb900',
    universalRouters: {
      '2.0': '0x0d97dc33264bfc1c226207428a79b26757fb9dc3',
      '2.1.1': '0xfdf682f51fe81aa4898f0ae2163d8a55c127fbc7',
      '2.1.2': '0xa6ce4f10d83dbddac17e68e1837ca9ce6a1b596e',
    },
    swapProxy: '0x02e5be68d46dac0b524905bff209cf47ee6db2a9',
    migrator: '0x7078c4537c04c2b2e52ddba06074dbdacf23ca15',
  }),
  publicRpcs: ['https://rpc.monad.xyz', 'https://rpc1.monad.xyz'],
  explorer: 'https://monadscan.com',
  /** 10 minutes of blocks of 0.4 s; two blocks finalize one (docs.monad.xyz): the rest is for nodes that lag behind. */
  finalityBlocks: 1_500,
  source:
    'contracts: Uniswap/docs Monad-Deployments.md and @uniswap/sdk-core addresses.ts; tokens: aave-dao/aave-address-book 4.68, Uniswap/default-token-list 22.21, @uniswap/sdk-core 7.19 weth9.ts, monad-crypto/token-list; RPC: viem 2.57 (both), docs.monad.xyz',
}
