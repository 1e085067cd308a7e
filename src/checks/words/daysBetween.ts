const day = 86_400_000

/** Whole days between two moments (ISO 8601); null where the first is none, or lies ahead of the second. */
export function daysBetween(from: string, to: string): number | null {
  const milliseconds = Date.parse(to) - Date.parse(from)
  return Number.isNaN(milliseconds) || milliseconds < 0 ? null : Math.floor(milliseconds / day)
}

export const daysWords = (days: number): string => (days === 1 ? '1 day' : `${days} days`)
