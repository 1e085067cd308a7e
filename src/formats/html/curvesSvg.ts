import type { CurveChart, Run } from '../../domain/chart.ts'
import { cut, escaped } from './escape.ts'
import { clamped, place, textWidth, width } from './width.ts'

const [line, plot, right] = [14, 190, 14]

/** Curves in a frame with labels at round numbers; a run of one point is a dot. */
export function curvesSvg({ x, y, curves, marks }: CurveChart): { height: number; body: string } {
  const rows = Math.min(3, marks.length)
  const [top, left] = [10 + rows * line, 12 + Math.max(...y.ticks.map(({ text }) => textWidth(cut(text, 14))), 0)]
  const [bottom, edge] = [top + plot, width - right]
  const across = (at: number) => left + share(at, x.from, x.to) * (edge - left)
  const down = (at: number) => bottom - share(at, y.from, y.to) * (bottom - top)
  const isNamed = curves.length > 1
  const levels = y.ticks.map(({ at, text }) => {
    const to = place(down(at))
    const rule = `<path class="${at === 0 ? 'zero' : 'grid'}" d="M${place(left)} ${to}H${place(edge)}"/>`
    return `${rule}<text class="end" x="${place(left - 6)}" y="${place(down(at) + 4)}">${escaped(cut(text, 14))}</text>`
  })
  const widest = Math.max(...x.ticks.map(({ text }) => textWidth(text)), 1) + 10
  const every = Math.max(1, Math.ceil((x.ticks.length * widest) / (edge - left)))
  const below = x.ticks
    .filter((_, at) => at % every === 0)
    .map(({ at, text }) => {
      const half = textWidth(text) / 2
      const centre = clamped(across(at), half, width - half)
      return `<path class="grid" d="M${place(across(at))} ${place(bottom)}v4"/><text class="mid" x="${place(centre)}" y="${place(bottom + 17)}">${escaped(text)}</text>`
    })
  const upright = marks.map(({ x: at, text }, index) => {
    const name = cut(text, 16)
    const half = textWidth(name) / 2
    const [centre, level] = [clamped(across(at), half, width - half), 8 + (index % 3) * line]
    return `<path class="upright" d="M${place(across(at))} ${place(level + 4)}V${place(bottom)}"/><text class="mid" x="${place(centre)}" y="${place(level)}">${escaped(name)}</text>`
  })
  const drawn = curves.flatMap(({ hue, runs }) => runs.map(run => runSvg(run, hue, across, down)))
  let begin = left
  const legend = curves.map(({ name, hue }) => {
    const [from, short] = [begin, cut(name, 16)]
    begin += 44 + textWidth(short)
    const at = bottom + 36
    return `<path class="curve ${hue}" d="M${place(from)} ${place(at - 4)}h22"/><text x="${place(from + 28)}" y="${place(at)}">${escaped(short)}</text>`
  })
  const body = [...levels, ...below, ...upright, ...drawn, ...(isNamed ? legend : [])].join('\n')
  return { height: bottom + (isNamed ? 44 : 24), body }
}

type To = (at: number) => number

function runSvg(run: Run, hue: string, across: To, down: To): string {
  const points = run.map(([x, y]) => `${place(across(x))} ${place(down(y))}`)
  const [first, ...rest] = points
  if (first === undefined) return ''
  if (rest.length > 0) return `<path class="curve ${hue}" d="M${first}L${rest.join(' ')}"/>`
  const [cx, cy] = first.split(' ')
  return `<circle class="dot ${hue}" cx="${cx}" cy="${cy}" r="3"/>`
}

/** Inside the frame, whatever is asked for; in the middle of an axis that has no length. */
const share = (at: number, from: number, to: number): number =>
  to === from ? 0.5 : clamped((at - from) / (to - from), 0, 1)
