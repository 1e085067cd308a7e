import type { BarChart } from '../../domain/chart.ts'
import { cut, escaped } from './escape.ts'
import { place, width } from './width.ts'

const [left, edge, row] = [136, 384, 27]

/** A bar a part from the line of zero; what is not known has none. */
export function barsSvg({ bars }: BarChart): { height: number; body: string } {
  const values = bars.flatMap(({ value }) => (value === null ? [] : [value]))
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  const across = (value: number) => left + ((value - low) / (high - low || 1)) * (edge - left)
  const height = bars.length * row + 10
  const drawn = bars.map(({ name, value, text, isTotal }, at) => {
    const [top, classes] = [at * row + 6, isTotal ? 'strong' : '']
    const [from, to] = [across(Math.min(0, value ?? 0)), across(Math.max(0, value ?? 0))]
    const hue = isTotal ? 'net' : (value ?? 0) < 0 ? 'loss' : 'gain'
    return [
      isTotal ? `<path class="grid" d="M0 ${place(top - 1)}H${width}"/>` : '',
      `<text class="${classes}" x="0" y="${place(top + 17)}">${escaped(cut(name, 18))}</text>`,
      value === null || value === 0
        ? ''
        : `<rect class="bar ${hue}" x="${place(from)}" y="${place(top + 5)}" width="${place(Math.max(1, to - from))}" height="16"/>`,
      `<text class="end ${classes}" x="${width}" y="${place(top + 17)}">${escaped(cut(text, 13))}</text>`,
    ].join('')
  })
  return { height, body: [`<path class="zero" d="M${place(across(0))} 4V${height - 4}"/>`, ...drawn].join('\n') }
}
