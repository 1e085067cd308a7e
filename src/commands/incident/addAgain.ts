import type { Address } from '../../domain/address.ts'
import type { Hedge } from '../../domain/hedge.ts'

/** The words that add the same hedge again. Addresses that are not known are placeholders. */
export function addAgain(hedge: Hedge, wallet: Address | null, account: Address | null): string {
  const { entry } = hedge
  const assets = Object.entries(hedge.assets).map(([token, asset]) => `${token}=${asset}`)
  const deposits = Object.entries(entry?.deposit ?? {}).map(([token, amount]) => `${token}=${amount}`)
  return [
    `hedge add ${hedge.name} --chain ${hedge.chain}`,
    hedge.tokenIds === 'all' ? `--wallet ${wallet ?? '0xYOURWALLET'} --all` : `--position ${hedge.tokenIds.join(' ')}`,
    `--account ${account ?? '0xYOURACCOUNT'}`,
    `--target ${hedge.target}`,
    ...(assets.length > 0 ? [`--asset ${assets.join(' ')}`] : []),
    ...(hedge.since === undefined ? [] : [`--since ${hedge.since}`]),
    ...(entry?.price === undefined ? [] : [`--entry-price ${entry.price}`]),
    ...(deposits.length > 0 ? [`--deposit ${deposits.join(' ')}`] : []),
    ...(hedge.testnet ? ['--testnet'] : []),
    ...(hedge.subAccounts ? ['--sub-accounts'] : []),
    ...(hedge.shared ? ['--allow-shared'] : []),
  ].join(' ')
}
