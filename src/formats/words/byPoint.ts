/** A number: colours, sign and whole part; then its decimals with what belongs to them, and a unit where there is one, as a symbol. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours stand before a number
const number = /^((?:\u001b\[[\d;]*m)*[+−-]?\$?\d[\d,]*)(?:(\S*)( [^\s%]\S*)|(.*))$/u

/**
 * Texts of one column, with room in each so that, set against the right edge, all points stand under each other, and all units. What
 * is no number stays as it is.
 */
export function byPoint(texts: readonly string[], columnsOf: (text: string) => number): string[] {
  const parts = texts.map(partsOf)
  const most = (lengths: readonly number[]) => lengths.reduce((longest, each) => Math.max(longest, each), 0)
  const decimals = most(parts.map(part => columnsOf(part?.decimals ?? '')))
  const unit = most(parts.map(part => columnsOf(part?.unit ?? '')))
  return texts.map((text, index) => {
    const part = parts[index]
    if (!part) return text
    const room = (each: string, of: number) => ' '.repeat(of - columnsOf(each))
    return part.whole + part.decimals + room(part.decimals, decimals) + part.unit + room(part.unit, unit)
  })
}

function partsOf(text: string) {
  const found = number.exec(text)
  return found && { whole: found[1]!, decimals: found[2] ?? found[4] ?? '', unit: found[3] ?? '' }
}
