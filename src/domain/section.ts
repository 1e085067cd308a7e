import type { FormatName } from './format.ts'

/** How much a piece of text matters; a format may show it as colour, and must read as well without. */
export type Tone = 'good' | 'warn' | 'bad' | 'dim' | 'strong'

/** `moment`: the text is a time in UTC (ISO 8601), for which a terminal may show its own. */
export type Span = string | { text: string; tone: Tone; moment?: true }

/** Spans side by side; `\n` inside a span starts a new line of the cell. */
export type Cell = Span | readonly Span[]

export type Column = { title: string; align?: 'left' | 'right' }

export type Grid = { columns: readonly Column[]; rows: readonly (readonly Cell[])[] }

/**
 * What a report looks like, in strings only; every format but JSON prints from this. `only`: for these formats, where prose on a
 * terminal and a table in a document must be told in different ways.
 */
export type Section = { only?: readonly FormatName[] } & (
  | { kind: 'title'; text: Cell }
  /** Text for another program, as it is: a script. */
  | { kind: 'verbatim'; text: string }
  | { kind: 'lines'; lines: readonly Cell[] }
  /** A picture of characters, drawn for so many columns of them; no line of it is longer. */
  | { kind: 'plot'; draw: (columns: number) => readonly string[] }
  /** `shapes`: the same for terminals of other widths, the widest first and itself among them; the first that has room is drawn. */
  | ({ kind: 'table'; shapes?: readonly Grid[] } & Grid)
)

export const spansOf = (cell: Cell): readonly Span[] => (Array.isArray(cell) ? cell : [cell as Span])

export const plainText = (cell: Cell): string =>
  spansOf(cell)
    .map(span => (typeof span === 'string' ? span : span.text))
    .join('')
