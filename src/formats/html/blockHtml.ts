import type { Block, Term, Tile } from '../../domain/page.ts'
import type { Cell, Span } from '../../domain/section.ts'
import { cellHtml } from './cell.ts'
import { chartHtml } from './chartHtml.ts'
import { breakable, escaped } from './escape.ts'
import { tableHtml } from './tableHtml.ts'

/** One block; `nextId` gives each drawing a name of its own. */
export function blockHtml(block: Block, nextId: () => string): string {
  switch (block.kind) {
    case 'title':
      return `<h3>${cellHtml(block.text)}</h3>`
    case 'lines':
      return linesHtml(block.lines)
    case 'table':
      return tableHtml(block)
    case 'verbatim':
      return `<pre>${escaped(block.text)}</pre>`
    case 'plot':
      return `<pre>${escaped(block.draw(76).join('\n'))}</pre>`
    case 'tiles':
      return `<dl class="tiles">${block.tiles.map(tileHtml).join('')}</dl>`
    case 'charts':
      return block.charts.length === 0
        ? ''
        : `<div class="charts">${block.charts.map(chart => chartHtml(chart, nextId())).join('\n')}</div>`
    case 'terms':
      return block.terms.map(termHtml).join('\n')
    case 'folded':
      return `<details><summary>${escaped(block.title)}</summary>${block.blocks.map(each => blockHtml(each, nextId)).join('\n')}</details>`
  }
}

export const markHtml = (mark: Span | null): string =>
  mark === null ? '' : `<span class="mark">${cellHtml(mark)}</span>`

const linesHtml = (lines: readonly Cell[]): string =>
  lines.length === 0 ? '' : `<div class="lines">${lines.map(line => `<p>${cellHtml(line)}</p>`).join('\n')}</div>`

const tileHtml = ({ label, text, why }: Tile): string =>
  `<div><dt>${escaped(label)}</dt><dd class="figure">${cellHtml(text)}</dd>${why === '' ? '' : `<dd class="dim">${breakable(why)}</dd>`}</div>`

const termHtml = ({ mark, title, id, rows }: Term): string =>
  `<section class="term"><h3>${markHtml(mark)} ${breakable(title)} <span class="id">${breakable(id)}</span></h3>
<dl>${rowsHtml(rows)}</dl></section>`

/** A row without a label carries on the one before. */
const rowsHtml = (rows: Term['rows']): string =>
  rows
    .map(([label, text], at) => {
      const end = rows[at + 1]?.[0] === '' ? '' : '</div>'
      return `${label === '' ? '' : `<div><dt>${escaped(label)}</dt>`}<dd>${breakable(text)}</dd>${end}`
    })
    .join('')
