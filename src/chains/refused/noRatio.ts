import type { Address } from '../../domain/address.ts'
import { dollar } from '../../domain/assets.ts'
import type { RefusedToken } from '../../domain/chain.ts'

/**
 * A token that earns, such as wstETH carried over a bridge: the contract that knows its ratio stands elsewhere. Oracles
 * that repeat a ratio are another party's word and are not asked.
 */
export const noRatio = (address: Address, symbol: string, asset: string): RefusedToken => ({
  address,
  symbol,
  reason: `its own contract on this chain does not tell its ratio to ${asset}`,
  asset: dollars.includes(asset) ? dollar : asset,
})

const dollars = ['DAI', 'USDC', 'USDT', 'USDE', 'USDe']
