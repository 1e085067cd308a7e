import type { Cell, Section } from '../../../domain/section.ts'

/** Of a line of the table format, which begins with two blanks of eighty columns. */
export const width = 78

/** Lines that break where a terminal ends, and in a document not at all. */
export const prose = (linesOf: (width: number) => readonly Cell[]): Section[] => [
  { kind: 'lines', only: ['table'], lines: linesOf(width) },
  { kind: 'lines', only: ['markdown'], lines: linesOf(Number.POSITIVE_INFINITY) },
]
