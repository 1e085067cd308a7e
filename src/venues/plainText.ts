/** Escape sequences of terminals: CSI (colours, cursor), OSC (titles, links) and the two-character ones. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const escapes = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]?|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b[ -~]?/g

/** Controls, bidirectional and invisible format characters, lone surrogates, private use, unassigned, odd separators. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}\ufffd]/gu

/** Text from somewhere else, made fit to print: nothing that moves a cursor, hides or reorders; at most `limit` characters. */
export function plainText(text: string, limit: number): string {
  const clean = text
    .replace(/[\r\n\t]+/g, ' ')
    .replace(escapes, '')
    .replace(unprintable, '')
    .replace(/\s+/g, ' ')
    .trim()
  const characters = [...clean]
  return characters.length <= limit ? clean : `${characters.slice(0, limit - 1).join('')}…`
}
