/**
 * What an error may say about an input. An address, a short plain number and a word the caller knows cannot be secret
 * and are repeated; anything else might be a key pasted in the wrong place, and only its shape is told.
 */
export function describeInput(text: string, knownWords: readonly string[] = []): string {
  const trimmed = text.trim()
  if (trimmed === '') return 'an empty text'
  if (isAddress(trimmed) || isShortNumber(trimmed) || knownWords.includes(trimmed)) return trimmed
  return shapeOf(trimmed)
}

const isAddress = (text: string): boolean => /^0x[0-9a-f]{40}$/i.test(text)

/** Up to 20 digits: NFT ids, chain ids, ratios and prices are shorter, a private key written in decimal is longer. */
const isShortNumber = (text: string): boolean => /^[+-]?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= 20

function shapeOf(text: string): string {
  const hex = /^(?:0x)?([0-9a-f]{16,})$/i.exec(text)?.[1]
  if (/^\d+$/.test(text) && text.length !== 64) return `a number of ${text.length} digits`
  if (hex) return `${hex.length} hexadecimal characters`
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return 'a URL'
  const words = text.split(/\s+/)
  if (words.length > 1 && words.every(word => /^\p{L}+$/u.test(word))) return `${words.length} words`
  const characters = [...text].length
  return `text of ${characters} ${characters === 1 ? 'character' : 'characters'}`
}
