const steps = [...'▁▂▃▄▅▆▇█']

/** One value over time on one line; a space where nothing is known. */
export function sparkline(columns: readonly (number | null)[]): string {
  const known = columns.filter(value => value !== null)
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const place = (value: number) =>
    high === low ? Math.floor(steps.length / 2) : Math.round(((value - low) / (high - low)) * (steps.length - 1))
  return columns.map(value => (value === null ? ' ' : steps[place(value)])).join('')
}
