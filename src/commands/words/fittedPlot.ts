/** Fewer columns tell nothing, and more no eye follows. */
const [fewest, most] = [16, 160]

/**
 * A plot of so many columns with what stands beside it: `draw` is asked for one whose grid has so many. How wide the values beside it
 * are is known when they are drawn, so it is drawn again until it fits.
 */
export function fittedPlot(columns: number, draw: (grid: number) => string[]): string[] {
  const bounded = (grid: number) => Math.max(fewest, Math.min(most, grid))
  let grid = bounded(columns - 10)
  let lines = draw(grid)
  for (let tries = 0; tries < 4; tries += 1) {
    const base = lines.find(line => line.includes('└')) ?? ''
    const spare = columns - base.length
    const better = bounded(grid + spare)
    if (better === grid || (tries > 0 && spare >= 0)) break
    grid = better
    lines = draw(grid)
  }
  return lines
}
