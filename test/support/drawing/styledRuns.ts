import { pieces, widthOf } from '../../../src/formats/words/columnsOf.ts'

/** What stands in one style beside each other, from which column on, and how many it takes. */
export type Run = { text: string; column: number; columns: number; ink: Ink }
type Ink = { bold: boolean; dim: boolean; color: string | null; ground: string | null }

const plain: Ink = { bold: false, dim: false, color: null, ground: null }

/** What a control sequence changes. One that is not here has no place in a drawing, and is an error. */
const changes: Readonly<Record<string, Partial<Ink>>> = {
  0: plain,
  1: { bold: true },
  2: { dim: true },
  22: { bold: false, dim: false },
  30: { color: 'black' },
  31: { color: 'red' },
  32: { color: 'green' },
  33: { color: 'yellow' },
  34: { color: 'blue' },
  35: { color: 'magenta' },
  36: { color: 'cyan' },
  39: { color: null },
  41: { ground: 'red' },
  43: { ground: 'yellow' },
  49: { ground: null },
  97: { color: 'white' },
}

/** One line of a terminal by its runs. Two spaces or more part them: each of them is then put at its own column, whatever the font. */
export function styledRuns(line: string): Run[] {
  const runs: Run[] = []
  let ink = plain
  let column = 0
  let open: Run | null = null
  for (const [piece, sequence] of line.matchAll(pieces)) {
    if (sequence !== undefined) {
      for (const code of sequence.slice(2, -1).split(';')) ink = { ...ink, ...changed(code) }
      open = null
      continue
    }
    const columns = widthOf(piece)
    if (piece === ' ' && ink.ground === null) open = null
    else {
      if (open === null) {
        open = { text: '', column, columns: 0, ink }
        runs.push(open)
      }
      open.text += piece
      open.columns += columns
    }
    column += columns
  }
  return runs
}

function changed(code: string): Partial<Ink> {
  const change = changes[code]
  if (change === undefined) throw new RangeError(`a terminal's style ${code} that a drawing does not know`)
  return change
}
