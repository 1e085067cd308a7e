import type { Chain } from '../domain/chain.ts'
import { uniswapContracts } from './contracts/uniswap.ts'
import { noRatio } from './refused/noRatio.ts'

export const polygon: Chain = {
  name: 'polygon',
  title: 'Polygon',
  chainId: 137,
  protocol: 'uniswap-v3',
  positionManager: '0xc36442b4a4522e871399cd717abdd847ab11fe88',
  factory: '0x1f98431c8ad98523631ae4a59f267346ea31f984',
  wrappedNative: '0x0d500b1d8e8ef31e21c99d1db9a6444d3adf1270',
  tokens: [
    { address: '0x0d500b1d8e8ef31e21c99d1db9a6444d3adf1270', symbol: 'WPOL', asset: 'POL' },
    { address: '0x7ceb23fd6bc0add59e62ac25578270cff1b9f619', symbol: 'WETH', asset: 'ETH' },
    { address: '0x1bfd67037b42cf73acf2047067bd4f2c47d9bfd6', symbol: 'WBTC', asset: 'BTC' },
    { address: '0x3c499c542cef5e3811e1192ce70d8cc03d5c3359', symbol: 'USDC', asset: 'USD' },
    { address: '0x2791bca1f2de4661ed88a30c99a7a9449aa84174', symbol: 'USDC.e', asset: 'USD' },
    { address: '0xc2132d05d31c914a87c6611c10748aeb04b58e8f', symbol: 'USDT', asset: 'USD' },
    { address: '0x8f3cf7ad23cd3cadbd9735aff958023239c6a063', symbol: 'DAI', asset: 'USD' },
    { address: '0x53e0bca35ec356bd5dddfebbd1fc0fd03fabad39', symbol: 'LINK', asset: 'LINK' },
    { address: '0xd6df932a45c0f255f85145f286ea0b292b21c90b', symbol: 'AAVE', asset: 'AAVE' },
    { address: '0xb33eaad8d922b1083446dc23f610c2567fb5180f', symbol: 'UNI', asset: 'UNI' },
    { address: '0x172370d5cd63279efa6d502dab29171933a610af', symbol: 'CRV', asset: 'CRV' },
    { address: '0x8505b9d2254a7ae468c0e9dd10ccea3a837aef5c', symbol: 'COMP', asset: 'COMP' },
    { address: '0xbd7a5cf51d22930b8b3df6d834f9bcef90ee7c4f', symbol: 'ENS', asset: 'ENS' },
    { address: '0x50b728d8d964fd00c2d0aad81718b71311fef68a', symbol: 'SNX', asset: 'SNX' },
    { address: '0x0b3f868e0be5597d5db7feb59e1cadbb0fdda50a', symbol: 'SUSHI', asset: 'SUSHI' },
    { address: '0x6985884c4392d348587b19cb9eaaf157f13271cd', symbol: 'ZRO', asset: 'ZRO' },
  ],
  refused: [
    noRatio('0x03b54a6e9a984069379fae1a4fc4dbae93b3bccd', 'wstETH', 'ETH'),
    noRatio('0x3a58a54c066fdc0f2d55fc9c89f0415c92ebf3c4', 'stMATIC', 'POL'),
    noRatio('0xfa68fb4628dff1028cfec22b4162fccd0d45efb6', 'MaticX', 'POL'),
  ],
  contracts: uniswapContracts({
    swapRouter: '0xe592427a0aece92de3edee1f18e0157c05861564',
    swapRouter02: '0x68b3465833fb72a70ecdf485e0e4c7bd8665fc45',
    universalRouters: {
      '1.2': '0xec7be89e9d109e7e3fec59c222cf297125fefda2',
      '2.0': '0x1095692a6237d83c6a72f3f5efedb9a670c49223',
      '2.1.1': '0x8b844f885672f333bc0042cb669255f93a4c1e6b',
      '2.1.2': '0xdc264714f68d84cf29bc605589405e78bdbe7c9f',
    },
    swapProxy: '0x02e5be68d46dac0b524905bff209cf47ee6db2a9',
    migrator: '0xa5644e29708357803b5a882d272c41cc0df92b34',
    compoundor: '0x5411894842e610c4d0f6ed4c232da689400f94a1',
  }),
  publicRpcs: ['https://polygon.drpc.org', 'https://polygon-bor-rpc.publicnode.com'],
  explorer: 'https://polygonscan.com',
  /** Half an hour of blocks of 2 s; milestones finalize within seconds now, reorganisations of 157 blocks were seen before. */
  finalityBlocks: 1_024,
  source:
    'contracts: Uniswap/docs Polygon-Deployments.md and @uniswap/sdk-core addresses.ts; tokens: aave-dao/aave-address-book 4.68, Uniswap/default-token-list 22.21; RPC: viem 2.57, ethereum-lists/chains',
}
