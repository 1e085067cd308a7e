import { eastAsianWidth } from 'get-east-asian-width'

/** Colours, which take no room; then each character with all that is drawn in its place: marks over it, tones of skin, what a joiner ties to it. */
export const pieces =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control sequences are what is kept apart
  /(\u001b\[[\d;]*m)|(\p{RI}{2}|\P{M}[\p{Mn}\p{Me}\p{EMod}]*(?:\u200d\P{M}[\p{Mn}\p{Me}\p{EMod}]*)*|\p{M})/gu

const nothing = /^[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Mn}\p{Me}]/u
/** A flag or half of one, and a character that the mark after it makes a picture. */
const picture = /^\p{RI}|^.\ufe0f/u

/** Of one such piece. */
export const widthOf = (piece: string): number =>
  nothing.test(piece) ? 0 : picture.test(piece) ? 2 : eastAsianWidth(piece.codePointAt(0)!)

const plain = /^[ -~]*$/

/** How many columns of a terminal one line of text takes. Nearly all of them are plain ASCII, a column a character. */
export function columnsOf(line: string): number {
  if (plain.test(line)) return line.length
  let columns = 0
  for (const [piece, colour] of line.matchAll(pieces)) columns += colour === undefined ? widthOf(piece) : 0
  return columns
}
