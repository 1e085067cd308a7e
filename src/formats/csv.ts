import type { Format } from '../domain/format.ts'
import { type Cell, plainText, type Section } from '../domain/section.ts'

/** RFC 4180 with LF: each table with its header, an empty line between tables; titles and notes are left out. */
export const csv: Format = (_report, sections, { spell = text => text }) =>
  sections
    .filter(section => section.kind === 'table')
    .map(section => tableText(section, spell))
    .join('\n')

/** Spelled first: what is no formula yet may be one in other letters. */
const tableText = (table: Extract<Section, { kind: 'table' }>, spell: (text: string) => string): string =>
  [table.columns.map(column => column.title), ...table.rows.map(row => row.map((cell: Cell) => plainText(cell)))]
    .map(row => `${row.map(text => field(spell(text))).join(',')}\n`)
    .join('')

/** A leading =, +, @ or tab would run as a formula in a spreadsheet (token symbols are strangers' text). */
const field = (text: string): string => {
  const safe = /^[=@\t\r]/.test(text) || /^[+-](?![$\d.,]+( ?%)?$)/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
