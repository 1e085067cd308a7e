import type { PastedKind } from '../domain/actionContext.ts'
import { isSeedPhrase } from './seedPhrase.ts'

/** Quotes of any kind, and marks that nobody sees. */
const quotes = '"\'`‘’“”«»\u00ad\u200b-\u200d\u2060\ufeff'
const within = new RegExp(`[\\s${quotes}]`, 'g')
const first = new RegExp(`[^\\s${quotes}]`)

/** A pasted text without blanks, quotes and invisible marks: what a key is once all that came with it is gone. */
const dense = (text: string): string => text.replace(within, '')

/**
 * What a pasted text is, so that what could sign is refused by name. It errs on the side of refusing: 64 hexadecimal
 * characters may be a transaction hash, but nobody needs to paste one here.
 */
export function classifyPaste(text: string): PastedKind {
  // What comes before it alone: taking off what follows would take time of the square of a long run of blanks.
  const bare = text.slice(Math.max(0, text.search(first)))
  const close = dense(text)
  if (/AGE-SECRET-KEY-/i.test(text)) return 'age-identity'
  if (isKeystore(text)) return 'keystore'
  if (isHeader(bare)) return 'header'
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(bare)) return 'url'
  if (isSeedPhrase(text)) return 'seed-phrase'
  if (/^0x[0-9a-f]{40}$/i.test(close)) return 'address'
  if (isPrivateKey(close)) return 'private-key'
  // Base58 of a version byte, 32 bytes, an optional compression byte and a checksum; main net and test net.
  if (/^(?:[5KL9][1-9A-HJ-NP-Za-km-z]{50,51}|c[1-9A-HJ-NP-Za-km-z]{51})$/.test(close)) return 'wif'
  return 'other'
}

/** The order of secp256k1's group (SEC 2, section 2.4.1): a private key lies in 1 … n − 1. */
const curveOrder = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n

function isPrivateKey(close: string): boolean {
  if (/(?:^|[^0-9a-z])(?:0x)?[0-9a-f]{64}(?:$|[^0-9a-z])/i.test(close)) return true
  if (/^[xyz]prv[1-9A-HJ-NP-Za-km-z]{100,112}$/.test(close)) return true
  // Bytes as a list, as some wallets export them.
  if (/^[[{(]?(?:0x[0-9a-f]{1,2}|\d{1,3})(?:,(?:0x[0-9a-f]{1,2}|\d{1,3})){31,63},?[\]})]?$/i.test(close)) return true
  // Up to 20 digits it is a plain number (an NFT id, a ratio); a random key has 77 or 78.
  return /^\d{21,78}$/.test(close) && BigInt(close) > 0n && BigInt(close) < curveOrder
}

/** How a key travels in a request, as copied from a line of curl or a page of a provider. */
function isHeader(bare: string): boolean {
  if (/(?:^|\s)(?:-H|--header)[\s='"]/.test(bare)) return true
  return (
    /^(?:(?:proxy-)?authorization|cookie|(?:x-)?(?:[a-z0-9-]*-)?(?:api-?key|token|secret)|[a-z0-9-]*apikey)\s*:\s*\S/i.test(
      bare,
    ) || /^(?:bearer|basic)\s+\S{8,}\s*$/i.test(bare)
  )
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
