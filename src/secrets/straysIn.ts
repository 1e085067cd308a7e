import type { PastedKind } from '../domain/actionContext.ts'

export type StrayRules = {
  /** Addresses that lie in the secret store alone, in lower case. */
  privateAddresses: readonly string[]
  /** URLs that may stand there; null: any may. */
  urls: readonly string[] | null
  /** Hashes of 64 hexadecimal digits stand under names of their own, or are themselves the names. */
  digests: boolean
}

/** Names of fields under which this program keeps a hash of 32 bytes. */
const hashField = /"(?:\w*hash|previous|sha256|digest|mintedFor)"\s*:\s*"(?:0x)?$/i

/**
 * Kinds of secrets that stand in the text of a file, each once and without what was found. It is narrower than what is
 * asked of a pasted text: files are full of hashes, ids and sentences.
 */
export function straysIn(text: string, rules: StrayRules): PastedKind[] {
  const lower = text.toLowerCase()
  const found: Partial<Record<PastedKind, boolean>> = {
    'private-key': holdsKey(text, rules.digests) || /\b[xyz]prv[1-9A-HJ-NP-Za-km-z]{100,112}\b/.test(text),
    'seed-phrase': holdsPhrase(text),
    keystore: /["']crypto["']\s*:\s*\{/i.test(text) && /["']ciphertext["']\s*:/i.test(text),
    wif: /\b(?:[5KL9][1-9A-HJ-NP-Za-km-z]{50,51}|c[1-9A-HJ-NP-Za-km-z]{51})\b/.test(text),
    'age-identity': /AGE-SECRET-KEY-/i.test(text),
    url: rules.urls !== null && holdsUrl(text, rules.urls),
    address: rules.privateAddresses.some(address => lower.includes(address.slice(2))),
  }
  return (Object.keys(found) as PastedKind[]).filter(kind => found[kind])
}

function holdsKey(text: string, digests: boolean): boolean {
  for (const { 0: match, index } of text.matchAll(/(?<![0-9a-z])(?:0x)?[0-9a-f]{64}(?![0-9a-z])/gi)) {
    const before = text.slice(Math.max(0, index - 40), index)
    const isName = /^"\s*:/.test(text.slice(index + match.length, index + match.length + 8))
    if (!digests || !(hashField.test(before) || isName)) return true
  }
  return false
}

/** Words of the English list have three to eight letters, in lower case; nothing else stands between the quotes or in the line. */
const phrase = /(?:^|["'=:])[ \t]*([a-z]{3,8}(?:[ \t,]+[a-z]{3,8}){11,23})[ \t]*(?:$|["'])/gm
const lengths = [12, 15, 18, 21, 24]

const holdsPhrase = (text: string): boolean =>
  [...text.matchAll(phrase)].some(([, words = '']) => lengths.includes(words.split(/[\s,]+/).length))

const holdsUrl = (text: string, allowed: readonly string[]): boolean =>
  [...text.matchAll(/\b(?:https?|wss?):\/\/[^\s"'<>\\]+/gi)].some(([url]) => !allowed.includes(url))
