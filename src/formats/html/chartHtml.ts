import type { Chart } from '../../domain/chart.ts'
import { barsSvg } from './barsSvg.ts'
import { curvesSvg } from './curvesSvg.ts'
import { breakable, escaped } from './escape.ts'
import { rangesSvg } from './rangesSvg.ts'
import { tableHtml } from './tableHtml.ts'
import { width } from './width.ts'

/** A drawing with its name, what it shows in words, and the same in numbers. */
export function chartHtml({ title, text, table, drawing }: Chart, id: string): string {
  const { height, body } =
    drawing.kind === 'curves' ? curvesSvg(drawing) : drawing.kind === 'ranges' ? rangesSvg(drawing) : barsSvg(drawing)
  return `<figure>
<figcaption><strong>${breakable(title)}</strong><br>${breakable(text)}</figcaption>
<svg role="img" aria-labelledby="${id}-title ${id}-text" viewBox="0 0 ${width} ${height}">
<title id="${id}-title">${escaped(title)}</title><desc id="${id}-text">${escaped(text)}</desc>
${body}
</svg>
<details class="numbers"><summary>${breakable(title)} in numbers</summary>${tableHtml(table)}</details>
</figure>`
}
