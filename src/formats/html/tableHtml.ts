import type { Section } from '../../domain/section.ts'
import { cellHtml } from './cell.ts'
import { escaped } from './escape.ts'

/**
 * A table whose roles are said, since on a narrow window its rows are shown as lists: `data-label` is then before each cell. The first
 * cell names the row.
 */
export function tableHtml({ columns, rows }: Extract<Section, { kind: 'table' }>): string {
  const sideOf = (at: number) => (columns[at]?.align === 'right' ? ' class="n"' : '')
  const head = columns
    .map(({ title }, at) => `<th scope="col" role="columnheader"${sideOf(at)}>${escaped(title)}</th>`)
    .join('')
  const body = rows.map(cells => {
    const [first, ...rest] = cells.map(cellHtml)
    const others = rest.map((cell, at) => {
      const label = escaped(columns[at + 1]?.title ?? '')
      return `<td role="cell" data-label="${label}"${sideOf(at + 1)}><span>${cell}</span></td>`
    })
    return `<tr role="row"><th scope="row" role="rowheader"${sideOf(0)}>${first ?? ''}</th>${others.join('')}</tr>`
  })
  const name = escaped(columns[0]?.title ?? '')
  return `<table role="table" aria-label="${name}">
<thead role="rowgroup"><tr role="row">${head}</tr></thead>
<tbody role="rowgroup">
${body.join('\n')}
</tbody>
</table>`
}
