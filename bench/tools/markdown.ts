import type { Table } from '../section.ts'

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`

/** The first column is text, the others are figures and stand to the right. */
export const markdownTable = ({ caption, head, rows }: Table): string =>
  [
    ...(caption ? [caption, ''] : []),
    line(head),
    line(head.map((_, column) => (column === 0 ? '---' : '---:'))),
    ...rows.map(line),
  ].join('\n')
