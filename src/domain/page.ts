import type { Chart } from './chart.ts'
import type { Cell, Section, Span } from './section.ts'

/** One number that matters; `why` stands under it. */
export type Tile = { label: string; text: Cell; why: string }

/** Something with a name, and lines of a label and words each. */
export type Term = { mark: Span | null; title: string; id: string; rows: readonly (readonly [string, string])[] }

export type Block =
  | Section
  | { kind: 'tiles'; tiles: readonly Tile[] }
  | { kind: 'charts'; charts: readonly Chart[] }
  | { kind: 'terms'; terms: readonly Term[] }
  /** Shown when it is opened, and always on paper. */
  | { kind: 'folded'; title: string; blocks: readonly Block[] }

export type Part = { title: string; mark: Span | null; blocks: readonly Block[] }

/** A report as a document that stands by itself: words, and numbers to be drawn. */
export type Page = { title: string; head: readonly Cell[]; parts: readonly Part[] }
