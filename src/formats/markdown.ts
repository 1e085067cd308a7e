import type { Format } from '../domain/format.ts'
import { plainText, type Section } from '../domain/section.ts'

export const markdown: Format = (_report, sections) => `${sections.map(sectionText).join('\n\n')}\n`

const sectionText = (section: Section): string => {
  if (section.kind === 'title') return `## ${escaped(plainText(section.text))}`
  if (section.kind === 'verbatim') return `\`\`\`\n${section.text.trimEnd()}\n\`\`\``
  if (section.kind === 'lines') return section.lines.map(line => `- ${escaped(plainText(line))}`).join('\n')
  const rule = section.columns.map(column => (column.align === 'right' ? '---:' : '---'))
  const rows = section.rows.map(row => row.map(cell => escaped(plainText(cell)).replaceAll('\n', '<br>')))
  return [section.columns.map(column => escaped(column.title)), rule, ...rows]
    .map(cells => `| ${cells.join(' | ')} |`)
    .join('\n')
}

const escaped = (text: string): string => text.replace(/[\\`*_[\]<>|#]/g, character => `\\${character}`)
