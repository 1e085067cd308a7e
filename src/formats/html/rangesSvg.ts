import type { RangeChart, RangeRow } from '../../domain/chart.ts'
import { cut, escaped } from './escape.ts'
import { clamped, place, textWidth, width } from './width.ts'

const [lower, upper, row] = [90, 390, 92]

/** A bar from bound to bound for each position, the price on it: a full dot within, a ring outside; a diamond where it was entered. */
export const rangesSvg = ({ rows }: RangeChart): { height: number; body: string } => ({
  height: rows.length * row,
  body: rows.map((each, at) => rowSvg(each, at * row)).join('\n'),
})

function rowSvg({ name, isIn, at, entry, lower: low, upper: high, price, entryPrice }: RangeRow, top: number): string {
  const across = (share: number) => lower + clamped(share, -0.2, 1.2) * (upper - lower)
  const [y, now] = [top + 56, across(at)]
  const text = (classes: string, x: number, down: number, words: string, most = 22) =>
    `<text class="${classes}" x="${place(x)}" y="${place(down)}">${escaped(cut(words, most))}</text>`
  const half = textWidth(cut(price, 22)) / 2
  const diamond = (x: number) => `<path class="entry" d="M${place(x)} ${place(y - 7)}l7 7l-7 7l-7 -7z"/>`
  return [
    text('strong', 0, top + 14, name, 60),
    `<path class="grid" d="M${place(across(-0.2))} ${y}H${place(across(1.2))}"/>`,
    `<path class="span ${isIn ? 'in' : 'out'}" d="M${lower} ${y}H${upper}"/>`,
    `<path class="bound" d="M${lower} ${y - 9}v18M${upper} ${y - 9}v18"/>`,
    entry === null ? '' : diamond(across(entry)),
    `<circle class="${isIn ? 'dot net' : 'ring'}" cx="${place(now)}" cy="${y}" r="6"/>`,
    text('mid strong', clamped(now, half, width - half), y - 15, price),
    text('mid', lower, y + 26, low, 14),
    text('mid', upper, y + 26, high, 14),
    entry === null ? '' : text('mid dim', (lower + upper) / 2, y + 26, `◇ entry ${entryPrice}`),
  ].join('')
}
