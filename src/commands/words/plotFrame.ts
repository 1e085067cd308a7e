import { usd } from './numbers.ts'

/**
 * A grid of characters, line by line from the top, with values beside the lines that are told, a base under it, and `below` that,
 * which begins where the grid does.
 */
export function plotFrame(
  grid: readonly (readonly string[])[],
  told: ReadonlyMap<number, string>,
  below: readonly string[],
): string[] {
  const margin = Math.max(...[...told.values()].map(text => text.length))
  const blank = ' '.repeat(margin)
  return [
    ...grid.map((cells, line) =>
      `${(told.get(line) ?? '').padStart(margin)} ${told.has(line) ? '┤' : '│'}${cells.join('')}`.trimEnd(),
    ),
    `${blank} └${'─'.repeat(grid[0]?.length ?? 0)}`,
    ...below.map(line => `${blank}  ${line}`),
  ]
}

/** Cents only where they are all there is, billions as such. */
export function dollars(value: number): string {
  const size = Math.abs(value)
  if (size >= 1e9) return `${usd(value / 1e9)}B`
  return size < 100 ? usd(value) : usd(Math.round(value)).replace(/\.00$/, '')
}
