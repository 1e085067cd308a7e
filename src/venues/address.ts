import { checksumAddress } from 'viem'
import type { Address } from '../domain/address.ts'

/** Lower-cased; mixed case must satisfy EIP-55, which catches a mistyped digit. Null: not the shape of an address. */
export function parseAddress(text: string): Address | 'bad-checksum' | null {
  if (!/^0x[0-9a-fA-F]{40}$/.test(text)) return null
  const digits = text.slice(2)
  const address = text.toLowerCase() as Address
  if (digits === digits.toLowerCase() || digits === digits.toUpperCase()) return address
  return checksumAddress(address) === text ? address : 'bad-checksum'
}

/** The spelling of EIP-55, for printing. */
export const checksummed = (address: string): string => checksumAddress(address as Address)
