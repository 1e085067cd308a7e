import { plotFrame } from './plotFrame.ts'

const height = 11

/**
 * One value over time, one column each; a column of null stays empty. `below`: lines under it. No lines where nothing is known.
 */
export function timePlot(
  columns: readonly (number | null)[],
  text: (value: number) => string,
  below: readonly string[],
): string[] {
  const known = columns.filter(value => value !== null)
  if (known.length === 0) return []
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const step = (high - low) / (height - 1)
  const lineOf = (value: number) => (step === 0 ? Math.floor(height / 2) : Math.round((high - value) / step))
  const grid = Array.from({ length: height }, (_, line) =>
    columns.map(value => (value !== null && lineOf(value) === line ? '●' : ' ')),
  )
  const told =
    step === 0
      ? [[lineOf(high), text(high)] as const]
      : ([
          [0, text(high)],
          [height - 1, text(low)],
        ] as const)
  return plotFrame(grid, new Map(told), below)
}
