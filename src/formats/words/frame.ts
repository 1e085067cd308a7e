import type { Column } from '../../domain/section.ts'
import { byPoint } from './byPoint.ts'
import { columnsOf } from './columnsOf.ts'

/**
 * Columns with a rule below their titles and nothing else: no frame to break where a symbol is wide. A cell may have several lines.
 * Numbers stand by their points where there is room for that. Null where it is wider than `columns`.
 */
export function frame(head: readonly Column[], rows: readonly (readonly string[])[], columns: number): string | null {
  const cells = rows.map(row => row.map(cell => cell.split('\n')))
  return framed(head, pointed(head, cells), columns) ?? framed(head, cells, columns)
}

type Lines = readonly (readonly (readonly string[])[])[]

/** First lines of a column's cells are of one kind, second lines of another: each stand by their points among themselves. */
function pointed(head: readonly Column[], cells: Lines): Lines {
  const changed = cells.map(row => row.map(lines => [...lines]))
  for (const [column, { align }] of head.entries()) {
    if (align !== 'right') continue
    const height = cells.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0)
    for (let at = 0; at < height; at += 1) {
      const its = changed.filter(row => row[column]?.[at] !== undefined)
      const aligned = byPoint(
        its.map(row => row[column]![at]!),
        columnsOf,
      )
      for (const [index, row] of its.entries()) row[column]![at] = aligned[index]!
    }
  }
  return changed
}

function framed(head: readonly Column[], cells: Lines, columns: number): string | null {
  const all = [head.map(({ title }) => [title]), ...cells].map(row => row.map(lines => lines.map(measured)))
  const widths = head.map((_, at) => all.reduce((most, row) => Math.max(most, widest(row[at] ?? [])), 0))
  const whole = widths.reduce((sum, width) => sum + width + 3, -1)
  if (whole + 1 > columns) return null
  const [titles = '', ...others] = all.map(row => drawn(row, head, widths))
  const lines = others.length === 0 ? [titles] : [titles, ` ${'─'.repeat(whole)}`, ...others]
  return lines.join('\n')
}

type Line = { text: string; columns: number }

const measured = (text: string): Line => ({ text, columns: columnsOf(text) })

const widest = (lines: readonly Line[]): number => lines.reduce((most, line) => Math.max(most, line.columns), 0)

const drawn = (row: readonly (readonly Line[])[], head: readonly Column[], widths: readonly number[]): string => {
  const height = row.reduce((most, cell) => Math.max(most, cell.length), 1)
  return Array.from({ length: height }, (_, at) => {
    const cells = head.map(({ align }, column) => {
      const { text, columns } = row[column]?.[at] ?? nothing
      const space = ' '.repeat(widths[column]! - columns)
      return align === 'right' ? ` ${space}${text} ` : ` ${text}${space} `
    })
    return ` ${cells.join('')}`.trimEnd()
  }).join('\n')
}

const nothing: Line = { text: '', columns: 0 }
