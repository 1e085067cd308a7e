import type { fold } from '../../formats/words/fold.ts'

export type Window = { columns: number; rows: number }

/** Told, since it lies with the tables, of which most runs never load anything. */
export type Fold = typeof fold

const reset = '\u001b[0m'

/** Lines as they fit the window: long ones go on in the next, and what does not fit below is counted. */
export function pageOf(lines: readonly string[], { columns, rows }: Window, folded: Fold): string[] {
  const all = lines.flatMap(line => folded(line, columns))
  while (all.at(-1)?.trim() === '') all.pop()
  if (all.length <= rows) return all
  const left = all.length - rows + 1
  return [
    ...all.slice(0, rows - 1),
    `${reset}… ${left} ${left === 1 ? 'line' : 'lines'} more`.slice(0, columns + reset.length),
  ]
}
