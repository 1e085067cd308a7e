import type { Chain } from '../domain/chain.ts'
import { uniswapContracts } from './contracts/uniswap.ts'
import { noRatio } from './refused/noRatio.ts'

export const bnb: Chain = {
  name: 'bnb',
  title: 'BNB Smart Chain',
  chainId: 56,
  protocol: 'uniswap-v3',
  positionManager: '0x7b8a01b39d58278b5de7e48c8449c9f4f5170613',
  factory: '0xdb1d10011ad0ff90774d0c6bb92e5c5c8b4461f7',
  wrappedNative: '0xbb4cdb9cbd36b01bd1cbaebf2de08d9173bc095c',
  tokens: [
    { address: '0xbb4cdb9cbd36b01bd1cbaebf2de08d9173bc095c', symbol: 'WBNB', asset: 'BNB' },
    { address: '0x2170ed0880ac9a755fd29b2688956bd959f933f8', symbol: 'ETH', asset: 'ETH' },
    { address: '0x7130d2a12b9bcbfae4f2634d864a1ee1ce3ead9c', symbol: 'BTCB', asset: 'BTC' },
    { address: '0x8ac76a51cc950d9822d68b83fe1ad97b32cd580d', symbol: 'USDC', asset: 'USD' },
    { address: '0x55d398326f99059ff775485246999027b3197955', symbol: 'USDT', asset: 'USD' },
    { address: '0x1af3f329e8be154074d8769d1ffa4ee058b1dbc3', symbol: 'DAI', asset: 'USD' },
    { address: '0xc5f0f7b66764f6ec8c8dff7ba683102295e16409', symbol: 'FDUSD', asset: 'USD' },
    { address: '0x0e09fabb73bd3ade0a17ecc321fd13a19e81ce82', symbol: 'CAKE', asset: 'CAKE' },
    { address: '0x000ae314e2a2172a039b26378814c252734f556a', symbol: 'ASTER', asset: 'ASTER' },
    { address: '0xf8a0bf9cf54bb92f17374d9e9a321e6a111a51bd', symbol: 'LINK', asset: 'LINK' },
    { address: '0xbf5140a22578168fd562dccf235e5d43a02ce9b1', symbol: 'UNI', asset: 'UNI' },
    { address: '0xfb6115445bff7b52feb98650c87f44907e58f802', symbol: 'AAVE', asset: 'AAVE' },
    { address: '0x52ce071bd9b1c4b00a0b92d298c512478cad67e8', symbol: 'COMP', asset: 'COMP' },
    { address: '0xa2b726b1145a4773f68593cf171187d8ebe4d495', symbol: 'INJ', asset: 'INJ' },
    { address: '0x6985884c4392d348587b19cb9eaaf157f13271cd', symbol: 'ZRO', asset: 'ZRO' },
    { address: '0x1d2f0da169ceb9fc7b3144628db156f3f6c60dbe', symbol: 'XRP', asset: 'XRP' },
    { address: '0xba2ae424d960c26247dd6c32edc70b295c744c43', symbol: 'DOGE', asset: 'DOGE' },
    { address: '0x3ee2200efb3400fabb9aacf31297cbdd1d435d47', symbol: 'ADA', asset: 'ADA' },
    { address: '0x4338665cbb7b2485a8855a139b75d5e34ab0db94', symbol: 'LTC', asset: 'LTC' },
    { address: '0x570a5d26f7765ecb712c0924e4de545b89fd43df', symbol: 'SOL', asset: 'SOL' },
    { address: '0xfa54ff1a158b5189ebba6ae130ced6bbd3aea76e', symbol: 'SOL', asset: 'SOL' },
  ],
  refused: [
    noRatio('0x26c5e01524d2e6280a48f2c50ff6de7e52e9611c', 'wstETH', 'ETH'),
    {
      address: '0xa2e3356610840701bdf5611a53974510ae27e2e1',
      symbol: 'wBETH',
      reason: 'it earns, and its ratio to ETH is not read on this chain',
      asset: 'ETH',
    },
  ],
  contracts: uniswapContracts({
    swapRouter02: '0xb971ef87ede563556b2ed4b1c0b0019111dd85d2',
    universalRouters: {
      '1.2': '0x4dae2f939acf50408e13d58534ff8c2776d45265',
      '2.0': '0x1906c1d672b88cd1b9ac7593301ca990f94eae07',
      '2.1.1': '0x8b844f885672f333bc0042cb669255f93a4c1e6b',
      '2.1.2': '0xdc264714f68d84cf29bc605589405e78bdbe7c9f',
    },
    swapProxy: '0x02e5be68d46dac0b524905bff209cf47ee6db2a9',
    migrator: '0x32681814957e0c13117ddc0c2aba232b5c9e760f',
    compoundor: '0x98ec492942090364ac0736ef1a741ae6c92ec790',
  }),
  publicRpcs: ['https://56.rpc.thirdweb.com', 'https://bsc-rpc.publicnode.com', 'https://bsc-dataseed1.bnbchain.org'],
  explorer: 'https://bscscan.com',
  /** 22 minutes of blocks of 0.45 s; fast finality takes two blocks, without it 15 (docs.bnbchain.org). */
  finalityBlocks: 3_000,
  source:
    'contracts: Uniswap/docs BNB-Binance-Deployments.md and @uniswap/sdk-core addresses.ts; tokens: aave-dao/aave-address-book 4.68, Uniswap/default-token-list 22.21, sonarwatch/token-lists 1.24, pancakeswap/token-list; RPC: viem 2.57, ethereum-lists/chains',
}
