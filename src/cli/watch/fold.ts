/** Colours and the like, which take no room; then each character, with the marks that stand over it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control sequences are what is kept apart
const pieces = /(\u001b\[[\d;]*m)|(\P{M}\p{M}*)/gu

/** Drawn two columns wide: East Asian characters and pictures. */
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|^\p{Emoji_Presentation}|^[\u{20000}-\u{3fffd}]/u
const nothing = /^(?:\u200b|\u200c|\u200d|\u2060|\ufeff|\ufe0e|\ufe0f)/

const widthOf = (character: string): number => (nothing.test(character) ? 0 : wide.test(character) ? 2 : 1)

/** One line as the lines that it takes in a window of that width, broken at spaces where there are; what goes on is indented. */
export function fold(line: string, columns: number): string[] {
  const lines: string[] = []
  const indent = Math.min(/^ */.exec(line)![0].length + 2, Math.floor(columns / 2))
  let [current, width] = ['', 0]
  /** Where the last space of the current line is: in its text, and how wide it is to there. */
  let space: { at: number; width: number } | null = null
  for (const [piece, colour] of line.matchAll(pieces)) {
    const size = colour === undefined ? widthOf(piece) : 0
    if (width + size > columns) {
      const isUsable: boolean = space !== null && space.width > columns / 3
      const [head, rest, restWidth] = isUsable
        ? [current.slice(0, space!.at), current.slice(space!.at + 1), width - space!.width - 1]
        : [current, '', 0]
      lines.push(head)
      current = ' '.repeat(indent) + (rest === '' && piece === ' ' ? '' : rest)
      width = indent + restWidth
      space = null
      if (piece === ' ' && rest === '') continue
    }
    if (piece === ' ' && width > 0 && current.trim() !== '') space = { at: current.length, width }
    current += piece
    width += size
  }
  return [...lines, current]
}
