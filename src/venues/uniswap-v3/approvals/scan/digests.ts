import { createHash } from 'node:crypto'
import type { Address } from '../../../../domain/address.ts'
import type { Chain } from '../../../../domain/chain.ts'

/** Tells two apart, and whether one is still the same, without keeping who it is; each position manager has its own. */
const digestOf = ({ chainId, positionManager }: Chain, ...what: string[]): string =>
  createHash('sha256')
    .update([chainId, positionManager, ...what].join('|'))
    .digest('hex')
    .slice(0, 32)

export const operatorDigest = (chain: Chain, wallet: Address, operator: Address): string =>
  digestOf(chain, 'operator', wallet, operator)

export const walletDigest = (chain: Chain, wallet: Address): string => digestOf(chain, 'wallet', wallet)
