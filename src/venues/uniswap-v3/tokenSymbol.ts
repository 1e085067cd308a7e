import { type Hex, hexToBytes } from 'viem'
import type { Address } from '../../domain/address.ts'
import { plainText } from '../plainText.ts'

/**
 * A token's symbol as it may be printed: its contract may say anything. Without one, the ends of the address. Symbols
 * identify nothing; the address does.
 */
export function tokenSymbol(bytes: Hex, address: Address): string {
  const said = plainText(new TextDecoder().decode(hexToBytes(bytes)), 16)
  return said === '' ? `${address.slice(0, 6)}…${address.slice(-4)}` : said
}
