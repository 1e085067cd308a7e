import type { Cell } from '../../domain/section.ts'

/** Why something is not known or is an estimate, each once. */
export const noteLines = (notes: readonly string[]): Cell[] =>
  [...new Set(notes)].map(note => ({ text: `note: ${note}`, tone: 'dim' }))
