import { plainText } from '../plainText.ts'

/**
 * A node's own words, made fit to be shown: without URLs, without anything long enough to be a key, a hash or an address
 * (nodes echo all of these), without control characters, at most 200 characters.
 */
export function reduceText(text: string): string {
  const reduced = plainText(text, 4_000)
    .replace(/[a-z][a-z0-9+.-]*:\/\/\S+/gi, '[URL]')
    .replace(/\b(?:0x)?[0-9a-f]{16,}\b/gi, '[hex]')
    .replace(/[A-Za-z0-9_-]{20,}/g, '[…]')
  return plainText(reduced, 200)
}
