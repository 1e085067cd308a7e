import type { Address } from '../../domain/address.ts'
import { type Reader, text, where } from '../../domain/shape.ts'

/** In lower case, whatever was sent: two spellings are one address. */
export const address: Reader<Address> = (value, path) =>
  where(text, is => /^0x[0-9a-fA-F]{40}$/.test(is), 'an address')(value, path).toLowerCase() as Address
