import { type Cell, type Span, spansOf } from '../../domain/section.ts'
import { breakable } from './escape.ts'

/** Drawn beside the table: a row of box characters says nothing aloud. */
const bar = /●?├[─●]+┤●?/g

/** A cell's spans with their tones as classes, each `\n` a line of its own. */
export const cellHtml = (cell: Cell): string => spansOf(cell).map(spanHtml).join('')

function spanHtml(span: Span): string {
  if (typeof span === 'string') return linesOf(span)
  return `<span class="${span.tone}">${linesOf(span.text)}</span>`
}

const linesOf = (text: string): string =>
  text
    .replace(bar, '…')
    .split('\n')
    .map(line => breakable(line))
    .join('<br>')
