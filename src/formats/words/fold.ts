import { pieces, widthOf } from './columnsOf.ts'

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
