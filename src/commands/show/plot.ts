import { fittedPlot } from '../words/fittedPlot.ts'
import { amount } from '../words/numbers.ts'
import { dollars, plotFrame } from '../words/plotFrame.ts'
import type { PayoffPoint } from './types.ts'

/** Each curve has a mark of its own, so that none needs a colour; where they meet, both together is on top. */
const curves = [
  { mark: '·', title: 'LP', of: (point: PayoffPoint) => point.lpChangeUsd },
  { mark: '+', title: 'hedge', of: (point: PayoffPoint) => point.hedgeChangeUsd },
  { mark: '●', title: 'both', of: (point: PayoffPoint) => point.netChangeUsd },
] as const

const height = 13

/**
 * Gain and loss of LP, hedge and both over the price of the asset, dollars beside and below, in so many columns of characters. Between
 * two points the curves are taken for straight. No lines for fewer than two points.
 */
export const payoffPlot = (points: readonly PayoffPoint[], columns: number): string[] =>
  points.length < 2 ? [] : fittedPlot(columns, grid => drawn(resampled(points, odd(grid))))

/** So that the price of now has a column of its own, in the middle. */
const odd = (count: number): number => count - 1 + (count % 2)

/** One column a point. */
function drawn(points: readonly PayoffPoint[]): string[] {
  const values = points.flatMap(point => curves.map(({ of }) => of(point)))
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  const step = (high - low || 1) / (height - 1)
  const lineOf = (value: number) => Math.min(height - 1, Math.max(0, Math.round((high - value) / step)))
  const zeroLine = lineOf(0)
  const grid: string[][] = Array.from({ length: height }, (_, line) =>
    points.map(() => (line === zeroLine ? '┄' : ' ')),
  )
  for (const { mark, of } of curves) {
    for (const [column, point] of points.entries()) grid[lineOf(of(point))]![column] = mark
  }
  const told = new Map([
    [0, dollars(high)],
    [height - 1, dollars(low)],
    [zeroLine, '$0'],
  ])
  return plotFrame(grid, told, [...priceLines(points), curves.map(({ mark, title }) => `${mark} ${title}`).join('   ')])
}

/** The prices at both ends and in the middle, each under its column; where there is no room, the ends alone, or under each other. */
function priceLines(points: readonly PayoffPoint[]): string[] {
  const middle = Math.floor((points.length - 1) / 2)
  const texts = [points[0]!, points[middle]!, points.at(-1)!].map(({ priceUsd }) => `$${amount(String(priceUsd))}`)
  const [left, centre, right] = texts as [string, string, string]
  const between = (line: string) => `${line}${right.padStart(points.length - line.length)}`
  const at = Math.max(left.length + 1, middle - Math.floor(centre.length / 2))
  if (at + centre.length + right.length < points.length) return [between(`${left.padEnd(at)}${centre}`)]
  if (left.length + right.length < points.length) return [between(left)]
  return [left, right.padStart(points.length)]
}

/** As many points as there are columns, each where it belongs between the two beside it. */
function resampled(points: readonly PayoffPoint[], count: number): PayoffPoint[] {
  return Array.from({ length: count }, (_, column) => {
    const place = (column * (points.length - 1)) / (count - 1)
    const [before, after] = [points[Math.floor(place)]!, points[Math.ceil(place)]!]
    const share = place - Math.floor(place)
    const at = (of: (point: PayoffPoint) => number) => of(before) + (of(after) - of(before)) * share
    const [lpChangeUsd, hedgeChangeUsd, netChangeUsd] = curves.map(({ of }) => at(of)) as [number, number, number]
    return { priceUsd: at(point => point.priceUsd), lpChangeUsd, hedgeChangeUsd, netChangeUsd }
  })
}
