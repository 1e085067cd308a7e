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
 * Gain and loss of LP, hedge and both over the price of the asset: one column a point, dollars beside and below, at most 76
 * characters wide for 61 points. No lines for fewer than two points.
 */
export function payoffPlot(points: readonly PayoffPoint[]): string[] {
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined || points.length < 2) return []
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
  return plotFrame(grid, told, [priceLine(points), curves.map(({ mark, title }) => `${mark} ${title}`).join('   ')])
}

/** The prices at both ends and in the middle, each under its column. */
function priceLine(points: readonly PayoffPoint[]): string {
  const middle = Math.floor((points.length - 1) / 2)
  const texts = [points[0]!, points[middle]!, points.at(-1)!].map(({ priceUsd }) => `$${amount(String(priceUsd))}`)
  const [left, centre, right] = texts as [string, string, string]
  const at = Math.max(left.length + 1, middle - Math.floor(centre.length / 2))
  const line = `${left.padEnd(at)}${centre}`
  return `${line.padEnd(Math.max(line.length + 1, points.length - right.length))}${right}`
}
