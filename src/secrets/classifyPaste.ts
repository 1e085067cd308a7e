import type { PastedKind } from '../domain/actionContext.ts'

/**
 * What a pasted text is, so that what could sign is refused by name. It errs on the side of refusing: 64 hexadecimal
 * characters may be a transaction hash, but nobody needs to paste one here.
 */
export function classifyPaste(text: string): PastedKind {
  const bare = text.trim().replace(/^["'`]+|["'`]+$/g, '')
  const dense = text.replace(/[\s"'`]/g, '')
  if (/AGE-SECRET-KEY-/i.test(text)) return 'age-identity'
  if (isKeystore(text)) return 'keystore'
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(bare)) return 'url'
  if (isSeedPhrase(text)) return 'seed-phrase'
  if (/^0x[0-9a-f]{40}$/i.test(dense)) return 'address'
  if (isPrivateKey(dense)) return 'private-key'
  // Base58 of a version byte, 32 bytes, an optional compression byte and a checksum; main net and test net.
  if (/^(?:[5KL9][1-9A-HJ-NP-Za-km-z]{50,51}|c[1-9A-HJ-NP-Za-km-z]{51})$/.test(dense)) return 'wif'
  return 'other'
}

/** The order of secp256k1's group (SEC 2, section 2.4.1): a private key lies in 1 … n − 1. */
const curveOrder = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n

function isPrivateKey(dense: string): boolean {
  if (/(?:^|[^0-9a-z])(?:0x)?[0-9a-f]{64}(?:$|[^0-9a-z])/i.test(dense)) return true
  if (/^[xyz]prv[1-9A-HJ-NP-Za-km-z]{100,112}$/.test(dense)) return true
  // Up to 20 digits it is a plain number (an NFT id, a ratio); a random key has 77 or 78.
  return /^\d{21,78}$/.test(dense) && BigInt(dense) > 0n && BigInt(dense) < curveOrder
}

function isSeedPhrase(text: string): boolean {
  const words = text.split(/[\s,"'`]+/).filter(word => word !== '' && !/^\d+[.):]?$/.test(word))
  if (![12, 15, 18, 21, 24].includes(words.length)) return false
  // Any script: a Chinese word list has one letter a word, the English one three to eight.
  return words.every(word => /^[\p{L}\p{M}]{1,12}$/u.test(word))
}

function isKeystore(text: string): boolean {
  if (!text.includes('{')) return false
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null && ('crypto' in parsed || 'Crypto' in parsed)
  } catch {
    return /["'][Cc]rypto["']\s*:/.test(text)
  }
}
