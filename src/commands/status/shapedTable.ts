import type { Cell, Column, Section } from '../../domain/section.ts'

/** One column of several shapes: its title, and what stands in it for each row. */
export type ColumnOf<T> = Column & { cell: (row: T) => Cell }

/** A table that has a shape for each width, the widest first; `plain` is the one for whoever has no width. None without rows. */
export function shapedTable<T>(
  rows: readonly T[],
  plain: readonly ColumnOf<T>[],
  {
    wider = [],
    narrower = [],
  }: { wider?: readonly (readonly ColumnOf<T>[])[]; narrower?: readonly (readonly ColumnOf<T>[])[] },
): Section[] {
  if (rows.length === 0) return []
  const grid = (columns: readonly ColumnOf<T>[]) => ({
    columns: columns.map(({ cell: _, ...column }): Column => column),
    rows: rows.map(row => columns.map(({ cell }) => cell(row))),
  })
  return [{ kind: 'table', ...grid(plain), shapes: [...wider, plain, ...narrower].map(grid) }]
}

export const left = <T>(title: string, cell: (row: T) => Cell): ColumnOf<T> => ({ title, cell })
export const right = <T>(title: string, cell: (row: T) => Cell): ColumnOf<T> => ({ title, align: 'right', cell })
