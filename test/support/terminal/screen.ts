/** Control sequences (CSI) with their arguments, and single control characters; everything else is printed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what a terminal obeys
const pieces = /\u001b\[([?\d;]*)([A-Za-z])|([\r\n\b\u0007])|([^\u001b\r\n\b\u0007]+|\u001b)/g

/**
 * What stands on a terminal of this width after all that was written to it, scrolled-off lines included: cursor
 * movements and erasures are obeyed, colours dropped. A program that takes the whole screen finds it empty, and leaves it as it was.
 */
export function screenOf(written: string, columns: number): string {
  let lines: string[][] = [[]]
  let kept: { lines: string[][]; row: number; column: number } | null = null
  let row = 0
  let column = 0
  const line = () => {
    while (lines.length <= row) lines.push([])
    return lines[row]!
  }
  const put = (character: string) => {
    if (column >= columns) {
      row += 1
      column = 0
    }
    const cells = line()
    while (cells.length < column) cells.push(' ')
    cells[column] = character
    column += 1
  }
  const control = (argument: string, letter: string) => {
    const count = Number(argument || '1')
    if (letter === 'A') row = Math.max(0, row - count)
    else if (letter === 'B') row += count
    else if (letter === 'C') column += count
    else if (letter === 'D') column = Math.max(0, column - count)
    else if (letter === 'G') column = count - 1
    else if (letter === 'K') erase(argument)
    else if (letter === 'J') lines.splice(argument === '2' ? 0 : row + 1)
    else if (letter === 'H') [row, column] = [0, 0]
    else if (argument === '?1049' && letter === 'h') {
      kept ??= { lines, row, column }
      lines = []
    } else if (argument === '?1049' && letter === 'l' && kept !== null) {
      ;({ lines, row, column } = kept)
      kept = null
    }
  }
  const erase = (argument: string) => {
    const cells = line()
    if (argument === '2') cells.length = 0
    else cells.length = Math.min(cells.length, column)
  }
  for (const [, argument, letter, single, text] of written.matchAll(pieces)) {
    if (letter !== undefined) control(argument ?? '', letter)
    else if (single === '\r') column = 0
    else if (single === '\n') row += 1
    else if (single === '\b') column = Math.max(0, column - 1)
    else for (const character of text ?? '') put(character)
    line()
  }
  return lines.map(cells => cells.join('').trimEnd()).join('\n')
}
