/** A number: colours, sign and whole part; then all that follows, the point and the unit too. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours stand before a number
const number = /^((?:\u001b\[[\d;]*m)*[+−-]?\$?\d[\d,]*)(.*)$/u

/**
 * Texts of one column, with room after each so that, set against the right edge, all points stand under each other. What is no
 * number stays as it is.
 */
export function byPoint(texts: readonly string[], columnsOf: (text: string) => number): string[] {
  const parts = texts.map(text => number.exec(text))
  const after = parts.map(part => (part === null ? 0 : columnsOf(part[2]!)))
  const most = after.reduce((longest, each) => Math.max(longest, each), 0)
  return texts.map((text, index) => (parts[index] === null ? text : text + ' '.repeat(most - after[index]!)))
}
