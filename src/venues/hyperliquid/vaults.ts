import type { Address } from '../../domain/address.ts'
import { ReadFailure } from '../../domain/failure.ts'
import type { VaultFacts, VaultShare } from '../../domain/perp.ts'
import { array, decimal, integer, label, nullable, object, ShapeFailure, where } from '../../domain/shape.ts'
import { address } from './address.ts'
import { refuseTwice } from './refuseTwice.ts'

const userVaultEquities = array(
  object({
    vaultAddress: address,
    equity: where(decimal, is => Number(is) >= 0, 'a number of zero or more'),
    lockedUntilTimestamp: nullable(where(integer, is => is >= 0, 'a time')),
  }),
)

/** What an account has deposited in vaults, one entry a vault. */
export function readVaultShares(body: unknown): VaultShare[] {
  const shares = userVaultEquities(body, 'userVaultEquities')
  refuseTwice(shares, 'userVaultEquities', '.vaultAddress', each => each.vaultAddress)
  return shares.map(({ vaultAddress, equity, lockedUntilTimestamp }) => ({
    vault: vaultAddress,
    equity,
    lockedUntil: lockedUntilTimestamp,
  }))
}

const vaultDetails = object({ name: label, vaultAddress: address, leader: address })

/** Who leads a vault, and what it is called. The venue says null of an address that is no vault. */
export function readVault(body: unknown, vault: Address): VaultFacts {
  if (body === null) {
    throw new ReadFailure({
      code: 'unknown-vault',
      source: 'hyperliquid',
      message: 'Hyperliquid knows no vault at this address',
      hint: 'check the address at https://app.hyperliquid.xyz/vaults',
    })
  }
  const { name, vaultAddress, leader } = vaultDetails(body, 'vaultDetails')
  if (vaultAddress !== vault.toLowerCase()) {
    throw new ShapeFailure('vaultDetails.vaultAddress', 'is not the vault that was asked for')
  }
  return { vault: vaultAddress, name, leader }
}
