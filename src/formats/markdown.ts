import type { Format } from '../domain/format.ts'
import { plainText, type Section } from '../domain/section.ts'

export const markdown: Format = (_report, sections, { spell = text => text }) => {
  /** Spelled first: what needs no escape yet may need one in other letters. */
  const escaped = (text: string): string => spell(text).replace(/[\\`*_[\]<>|#]/g, character => `\\${character}`)
  return `${sections.map(section => sectionText(section, escaped, spell)).join('\n\n')}\n`
}

/** A page has no window: what fits most of them. */
const plotColumns = 76

type Spell = (text: string) => string

const sectionText = (section: Section, escaped: Spell, spell: Spell): string => {
  if (section.kind === 'title') return `## ${escaped(plainText(section.text))}`
  if (section.kind === 'verbatim') return `\`\`\`\n${section.text.trimEnd()}\n\`\`\``
  if (section.kind === 'plot') return `\`\`\`\n${section.draw(plotColumns).map(spell).join('\n')}\n\`\`\``
  if (section.kind === 'lines') return section.lines.map(line => `- ${escaped(plainText(line))}`).join('\n')
  const rule = section.columns.map(column => (column.align === 'right' ? '---:' : '---'))
  const rows = section.rows.map(row => row.map(cell => escaped(plainText(cell)).replaceAll('\n', '<br>')))
  return [section.columns.map(column => escaped(column.title)), rule, ...rows]
    .map(cells => `| ${cells.join(' | ')} |`)
    .join('\n')
}
