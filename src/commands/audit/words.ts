import type { Topic } from '../../domain/check.ts'
import type { PowerPart } from '../../domain/powers.ts'

export const topicTitles: Readonly<Record<Topic, string>> = {
  hyperliquid: 'Hyperliquid: who may act on the account',
  uniswap: 'Uniswap: who may act on the positions',
  hedge: 'Hedge: whether it protects',
  keys: 'Keys: the secret store and what lies in it',
  rpc: 'RPC: the endpoints that are asked',
  machine: 'Machine: files, dumps and clock',
  practice: 'Practice: what every guide to key safety asks',
}

export const partWords: Readonly<Record<PowerPart, { one: string; many: string }>> = {
  agents: { one: 'API wallet', many: 'API wallets' },
  controller: { one: 'who controls the account', many: 'who controls the account' },
  'controller-agents': { one: 'API wallet of who controls the account', many: 'API wallets of who controls it' },
  signers: { one: 'multi-sig signer', many: 'multi-sig signers' },
  'staking-link': { one: 'staking link', many: 'the staking link' },
  builders: { one: 'builder', many: 'builders' },
  'sub-accounts': { one: 'sub-account', many: 'sub-accounts' },
  'led-vaults': { one: 'vault it leads', many: 'vaults it leads' },
  positions: { one: 'position held', many: 'positions held' },
  holders: { one: 'holder of a position', many: 'holders of the positions' },
  'nft-approvals': { one: 'may take a position', many: 'who may take a position' },
  operators: { one: 'may take every position', many: 'who may take every position' },
  'wallet-code': { one: 'code that acts for the wallet', many: 'code that acts for the wallet' },
  allowances: { one: 'may take a token', many: 'who may take tokens' },
}
