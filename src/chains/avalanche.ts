import type { Chain } from '../domain/chain.ts'
import { uniswapContracts } from './contracts/uniswap.ts'
import { noRatio } from './refused/noRatio.ts'

export const avalanche: Chain = {
  name: 'avalanche',
  title: 'Avalanche',
  chainId: 43114,
  protocol: 'uniswap-v3',
  positionManager: '0x655c406ebfa14ee2006250925e54ec43ad184f8b',
  factory: '0x740b1c1de25031c31ff4fc9a62f554a55cdc1bad',
  wrappedNative: '0xb31f66aa3c1e785363f0875a1b74e27b85fd66c7',
  tokens: [
    { address: '0xb31f66aa3c1e785363f0875a1b74e27b85fd66c7', symbol: 'WAVAX', asset: 'AVAX' },
    { address: '0x49d5c2bdffac6ce2bfdb6640f4f80f226bc10bab', symbol: 'WETH.e', asset: 'ETH' },
    { address: '0x50b7545627a5162f82a992c33b87adc75187b218', symbol: 'WBTC.e', asset: 'BTC' },
    { address: '0x152b9d0fdc40c096757f570a51e494bd4b943e50', symbol: 'BTC.b', asset: 'BTC' },
    { address: '0xb97ef9ef8734c71904d8002f8b6bc66dd9c48a6e', symbol: 'USDC', asset: 'USD' },
    { address: '0xa7d7079b0fead91f3e65f86e8915cb59c1a4c664', symbol: 'USDC.e', asset: 'USD' },
    { address: '0x9702230a8ea53601f5cd2dc00fdbc13d4df4a8c7', symbol: 'USDT', asset: 'USD' },
    { address: '0xc7198437980c041c805a1edcba50c1ce5db95118', symbol: 'USDT.e', asset: 'USD' },
    { address: '0xd586e7f844cea2f87f50152665bcbc2c279d8d70', symbol: 'DAI.e', asset: 'USD' },
    { address: '0x5d3a1ff2b6bab83b63cd9ad0787074081a52ef34', symbol: 'USDe', asset: 'USD' },
    { address: '0xfc421ad3c883bf9e7c4f42de845c4e4405799e73', symbol: 'GHO', asset: 'USD' },
    { address: '0x62edc0692bd897d2295872a9ffcac5425011c661', symbol: 'GMX', asset: 'GMX' },
    { address: '0x5947bb275c521040051d82396192181b413227a3', symbol: 'LINK.e', asset: 'LINK' },
    { address: '0x63a72806098bd3d9520cc43356dd78afe5d386d9', symbol: 'AAVE.e', asset: 'AAVE' },
    { address: '0x8ebaf22b6f053dffeaf46f4dd9efa95d89ba8580', symbol: 'UNI.e', asset: 'UNI' },
    { address: '0xc3048e19e76cb9a3aa9d77d8c03c29fc906e2437', symbol: 'COMP', asset: 'COMP' },
    { address: '0xbec243c995409e6520d7c41e404da5deba4b209b', symbol: 'SNX', asset: 'SNX' },
    { address: '0x37b608519f91f70f2eeb0e5ed9af4061722e4f76', symbol: 'SUSHI', asset: 'SUSHI' },
    { address: '0x6985884c4392d348587b19cb9eaaf157f13271cd', symbol: 'ZRO', asset: 'ZRO' },
    { address: '0xfe6b19286885a4f7f55adad09c3cd1f906d2478f', symbol: 'SOL', asset: 'SOL' },
    {
      address: '0x2b2c81e08f1af8835a78bb2a90ae924ace0ea4be',
      symbol: 'sAVAX',
      asset: 'AVAX',
      ratio: {
        target: '0x2b2c81e08f1af8835a78bb2a90ae924ace0ea4be',
        data: '0x4a36d6c10000000000000000000000000000000000000000000000000de0b6b3a7640000',
        decimals: 18,
        source: 'getPooledAvaxByShares(1e18): AVAX per sAVAX, as bgd-labs/aave-capo reads it',
      },
    },
  ],
  refused: [
    noRatio('0x211cc4dd073734da055fbf44a2b4667d5e5fe5d2', 'sUSDe', 'USDe'),
    noRatio('0x7bfd4ca2a6cf3a3fddd645d10b323031afe47ff0', 'wrsETH', 'ETH'),
  ],
  contracts: uniswapContracts({
    swapRouter02: '0xbb00ff08d01d300023c629e8ffffcb65a5a578ce',
    universalRouters: {
      '1.2': '0x4dae2f939acf50408e13d58534ff8c2776d45265',
      '2.0': '0x94b75331ae8d42c1b61065089b7d48fe14aa73b7',
      '2.1.1': '0x8b844f885672f333bc0042cb669255f93a4c1e6b',
      '2.1.2': '0x661e93cca42afacb172121ef892830ca3b70f08d',
    },
    swapProxy: '0x02e5be68d46dac0b524905bff209cf47ee6db2a9',
    migrator: '0x44f5f1f5e452ea8d29c890e8f6e893fc0f1f0f97',
  }),
  publicRpcs: ['https://api.avax.network/ext/bc/C/rpc', 'https://avalanche-c-chain-rpc.publicnode.com'],
  explorer: 'https://snowtrace.io',
  /** Accepted blocks are final (Snowman consensus): this much is for nodes that lag behind. */
  finalityBlocks: 900,
  source:
    'contracts: Uniswap/docs AVAX-Deployments.md and @uniswap/sdk-core addresses.ts; tokens: aave-dao/aave-address-book 4.68, Uniswap/default-token-list 22.21; RPC: viem 2.57, ethereum-lists/chains',
}
