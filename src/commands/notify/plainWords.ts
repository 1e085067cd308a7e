/**
 * A line that may leave this machine, of so many characters at most: no address or key stands in it, and nothing that is no
 * letter, mark, number or sign.
 */
export function plainWords(text: string, longest: number): string {
  const line = text
    .replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/\b(?:0x)?[0-9a-f]{40,}\b/gi, '0x…')
    .replace(/[a-z][a-z0-9+.-]*:\/\/\S+/gi, '…')
    .trim()
  const letters = [...line]
  return letters.length <= longest ? line : `${letters.slice(0, longest - 1).join('')}…`
}
