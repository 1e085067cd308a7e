import { type Cell, type Section, type Span, spansOf } from '../../domain/section.ts'

/** The same sections with every moment as the clock on the wall shows it, and how far that is from UTC. */
export const localMoments = (sections: readonly Section[]): Section[] =>
  sections.map(section => {
    if (section.kind === 'title') return { ...section, text: local(section.text) }
    if (section.kind === 'lines') return { ...section, lines: section.lines.map(local) }
    return section.kind === 'table' ? { ...section, rows: section.rows.map(row => row.map(local)) } : section
  })

const local = (cell: Cell): Cell =>
  spansOf(cell).map(
    (span): Span => (typeof span === 'string' || !span.moment ? span : { ...span, text: wall(span.text) }),
  )

function wall(utc: string): string {
  const moment = new Date(utc)
  if (Number.isNaN(moment.getTime())) return utc
  const minutes = -moment.getTimezoneOffset()
  const shifted = new Date(moment.getTime() + minutes * 60_000).toISOString()
  const two = (value: number) => String(Math.trunc(value)).padStart(2, '0')
  const offset = `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 19)} ${offset}`
}
