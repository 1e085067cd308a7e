import { privateKeyToAddress } from 'viem/accounts'
import type { Address } from '../domain/address.ts'
import type { Secret } from '../domain/secret.ts'

/**
 * The address a pasted private key signs for, so that the danger can be named when it is refused; null where the text
 * is no key of the curve. The only file that may derive it. Nothing is kept, and no error gets out: the library prints
 * the number it refuses.
 */
export function addressOfPrivateKey(secret: Secret): Address | null {
  const digits = hexDigits(secret.reveal())
  if (digits === null) return null
  try {
    return privateKeyToAddress(`0x${digits}`).toLowerCase() as Address
  } catch {
    return null
  }
}

/** As pasted: with or without 0x, in quotes, over two lines, behind its name, or as the decimal number that some tools print. */
function hexDigits(pasted: string): string | null {
  const bare = pasted.replace(/[\s"'`‘’“”«»\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
  const hex = /(?:^|[^0-9a-z])(?:0x)?([0-9a-f]{64})(?:$|[^0-9a-z])/i.exec(bare)
  if (hex) return hex[1]!.toLowerCase()
  if (!/^\d{1,78}$/.test(bare)) return null
  const digits = BigInt(bare).toString(16)
  return digits.length > 64 ? null : digits.padStart(64, '0')
}
