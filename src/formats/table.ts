import { Chalk } from 'chalk'
import type { Format, Surface } from '../domain/format.ts'
import { type Cell, type Grid, type Section, type Span, spansOf, type Tone } from '../domain/section.ts'
import { frame } from './words/frame.ts'
import { localMoments } from './words/localMoments.ts'

export { fold } from './words/fold.ts'

/** For people: every line reads without colour; where a table is wider than the window, each row becomes a short list. */
export const table: Format = (_report, sections, surface) => {
  const spell = surface.spell ?? (text => text)
  const paint = painter(surface.color, spell)
  const text = (cell: Cell) => spansOf(cell).map(paint).join('')
  const shown = surface.terminal ? localMoments(sections) : sections
  const drawn = shown.map(section => sectionText(spelled(section, spell), surface, text))
  return spell(`${drawn.join('\n\n')}\n`)
}

const sectionText = (section: Section, surface: Surface, text: (cell: Cell) => string): string => {
  if (section.kind === 'title') return `${text(section.text)}`
  if (section.kind === 'verbatim') return section.text.trimEnd()
  if (section.kind === 'lines') return section.lines.map(line => `  ${text(line)}`.trimEnd()).join('\n')
  if (section.kind === 'plot')
    return section
      .draw(surface.columns - 2)
      .map(line => `  ${text(line)}`)
      .join('\n')
  for (const { columns, rows } of section.shapes ?? [section]) {
    const drawn = frame(
      columns,
      rows.map(row => row.map(text)),
      surface.columns,
    )
    if (drawn !== null) return drawn
  }
  return listed(section, text)
}

const listed = (section: Extract<Section, { kind: 'table' }>, text: (cell: Cell) => string): string => {
  const width = Math.max(...section.columns.map(column => column.title.length))
  return section.rows
    .map(row =>
      row
        .map((cell, index) => {
          const [first, ...rest] = text(cell).split('\n')
          const label = (section.columns[index]?.title ?? '').padEnd(width)
          return [`  ${label}  ${first}`, ...rest.map(line => `  ${' '.repeat(width)}  ${line}`)].join('\n')
        })
        .join('\n'),
    )
    .join('\n\n')
}

/** Titles are measured with what is under them. */
const spelled = (section: Section, spell: (text: string) => string): Section => {
  if (section.kind !== 'table') return section
  const titled = <G extends Grid>(grid: G): G => ({
    ...grid,
    columns: grid.columns.map(column => ({ ...column, title: spell(column.title) })),
  })
  return { ...titled(section), ...(section.shapes === undefined ? {} : { shapes: section.shapes.map(titled) }) }
}

/**
 * Of the sixteen colours, those that read on a dark and on a light ground: yellow on white does not, so what warns brings its own
 * ground. What is bad is so by its ground and weight too, not by red alone; what is fine stands back.
 */
const painter = (color: boolean, spell: (text: string) => string) => {
  const chalk = new Chalk({ level: color ? 1 : 0 })
  const tones: Record<Tone, (text: string) => string> = {
    good: chalk.green,
    warn: chalk.black.bgYellow,
    bad: chalk.whiteBright.bgRed.bold,
    dim: chalk.dim,
    strong: chalk.bold,
  }
  return (span: Span): string =>
    typeof span === 'string'
      ? spell(span)
      : spell(span.text)
          .split('\n')
          .map(line => tones[span.tone](line))
          .join('\n')
}
