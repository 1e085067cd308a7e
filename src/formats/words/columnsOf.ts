/** Colours, which take no room; then each character, with the marks that stand over it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control sequences are what is kept apart
export const pieces = /(\u001b\[[\d;]*m)|(\P{M}\p{M}*)/gu

/** Drawn two columns wide: East Asian characters and pictures. */
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|^\p{Emoji_Presentation}|^[\u{20000}-\u{3fffd}]/u
const nothing = /^(?:\u200b|\u200c|\u200d|\u2060|\ufeff|\ufe0e|\ufe0f)/

/** Of one character with its marks. */
export const widthOf = (character: string): number => (nothing.test(character) ? 0 : wide.test(character) ? 2 : 1)

const plain = /^[ -~]*$/

/** How many columns of a terminal one line of text takes. Nearly all of them are plain ASCII, a column a character. */
export function columnsOf(line: string): number {
  if (plain.test(line)) return line.length
  let columns = 0
  for (const [piece, colour] of line.matchAll(pieces)) columns += colour === undefined ? widthOf(piece) : 0
  return columns
}
