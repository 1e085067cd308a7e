import type { Chain } from '../domain/chain.ts'
import { uniswapContracts } from './contracts/uniswap.ts'
import { noRatio } from './refused/noRatio.ts'

export const linea: Chain = {
  name: 'linea',
  title: 'Linea',
  chainId: 59144,
  protocol: 'uniswap-v3',
  positionManager: '0x4615c383f85d0a2bbed973d83ccecf5cb7121463',
  factory: '0x31fafd4889fa1269f7a13a66ee0fb458f27d72a9',
  wrappedNative: '0xe5d7c2a44ffddf6b295a15c148167daaaf5cf34f',
  tokens: [
    { address: '0xe5d7c2a44ffddf6b295a15c148167daaaf5cf34f', symbol: 'WETH', asset: 'ETH' },
    { address: '0x3aab2285ddcddad8edf438c1bab47e1a9d05a9b4', symbol: 'WBTC', asset: 'BTC' },
    { address: '0x176211869ca2b568f2a7d4ee941e073a821ee1ff', symbol: 'USDC', asset: 'USD' },
    { address: '0xa219439258ca9da29e9cc4ce5596924745e12b93', symbol: 'USDT', asset: 'USD' },
    { address: '0x4af15ec2a0bd43db75dd04e62faa3b8ef36b00d5', symbol: 'DAI', asset: 'USD' },
    { address: '0xaca92e438df0b2401ff60da7e4337b687a2435da', symbol: 'mUSD', asset: 'USD' },
    { address: '0x1789e0043623282d5dcc7f213d703c6d8bafbb04', symbol: 'LINEA', asset: 'LINEA' },
    { address: '0x5b16228b94b68c7ce33af2acc5663ebde4dcfa2d', symbol: 'LINK', asset: 'LINK' },
    { address: '0x636b22bc471c955a8db60f28d4795066a8201fa3', symbol: 'UNI', asset: 'UNI' },
    { address: '0x0e076aafd86a71dceac65508daf975425c9d0cb6', symbol: 'LDO', asset: 'LDO' },
    { address: '0x7da14988e4f390c2e34ed41df1814467d3ade0c3', symbol: 'PEPE', asset: 'PEPE' },
    { address: '0x99ad925c1dc14ac7cc6ca1244eef8043c74e99d5', symbol: 'SHIB', asset: 'SHIB' },
    { address: '0x6baa318cf7c51c76e17ae1ebe9bbff96ae017acb', symbol: 'APE', asset: 'APE' },
  ],
  refused: [
    noRatio('0xb5bedd42000b71fdde22d3ee8a79bd49a568fc8f', 'wstETH', 'ETH'),
    noRatio('0x1bf74c010e6320bab11e2e5a532b5ac15e0b8aa6', 'weETH', 'ETH'),
    noRatio('0x2416092f143378750bb29b79ed961ab195cceea5', 'ezETH', 'ETH'),
    noRatio('0xd2671165570f41bbb3b0097893300b6eb6101e6c', 'wrsETH', 'ETH'),
    noRatio('0x211cc4dd073734da055fbf44a2b4667d5e5fe5d2', 'sUSDe', 'USDe'),
  ],
  contracts: uniswapContracts({
    swapRouter02: '0x3d4e44eb1374240ce5f1b871ab261cd16335b76a',
    universalRouters: {
      '2.0': '0x661e93cca42afacb172121ef892830ca3b70f08d',
      '2.1.1': '0x8b844f885672f333bc0042cb669255f93a4c1e6b',
      '2.1.2': '0xdc264714f68d84cf29bc605589405e78bdbe7c9f',
    },
    swapProxy: '0x02e5be68d46dac0b524905bff209cf47ee6db2a9',
    migrator: '0x03a520b32c04bf3beef7beb72e919cf822ed34f1',
  }),
  publicRpcs: ['https://rpc.linea.build', 'https://linea-rpc.publicnode.com'],
  explorer: 'https://lineascan.build',
  /** An hour of blocks of 2 s: blocks are not taken back once sequenced, their proof follows (docs.linea.build). */
  finalityBlocks: 1_800,
  source:
    'contracts: @uniswap/sdk-core addresses.ts and Uniswap/contracts deployments/59144.md; tokens: aave-dao/aave-address-book 4.68, Consensys/linea-token-list; RPC: viem 2.57, ethereum-lists/chains',
}
