import type { Format } from '../domain/format.ts'
import { plainText, type Section } from '../domain/section.ts'

/** RFC 4180 with LF: each table with its header, an empty line between tables; titles and notes are left out. */
export const csv: Format = (_report, sections) =>
  sections
    .filter(section => section.kind === 'table')
    .map(tableText)
    .join('\n')

const tableText = (table: Extract<Section, { kind: 'table' }>): string =>
  [table.columns.map(column => column.title), ...table.rows.map(row => row.map(plainText))]
    .map(row => `${row.map(field).join(',')}\n`)
    .join('')

/** A leading =, +, @ or tab would run as a formula in a spreadsheet (token symbols are strangers' text). */
const field = (text: string): string => {
  const safe = /^[=@\t\r]/.test(text) || /^[+-](?![$\d.,]+( ?%)?$)/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
