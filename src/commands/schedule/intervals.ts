/**
 * When cron and a systemd calendar run every so many minutes: only what divides an hour or a day comes round evenly; null for
 * the others. Hourly and rarer jobs avoid the full hour, and daily ones the hours that daylight saving skips or repeats.
 */
export function cronFields(minutes: number): string | null {
  if (minutes === 1) return '* * * * *'
  if (minutes < 60) return 60 % minutes === 0 ? `*/${minutes} * * * *` : null
  const hours = minutes / 60
  if (!Number.isInteger(hours) || 24 % hours !== 0) return null
  if (hours === 1) return '17 * * * *'
  return hours === 24 ? '17 4 * * *' : `17 */${hours} * * *`
}

/** systemd.time(7), in UTC: no clock is put forward there. */
export function calendarOf(minutes: number): string | null {
  if (minutes === 1) return '*-*-* *:*:00 UTC'
  if (minutes < 60) return 60 % minutes === 0 ? `*-*-* *:00/${minutes}:00 UTC` : null
  const hours = minutes / 60
  if (!Number.isInteger(hours) || 24 % hours !== 0) return null
  if (hours === 1) return '*-*-* *:17:00 UTC'
  return hours === 24 ? '*-*-* 04:17:00 UTC' : `*-*-* 00/${hours}:17:00 UTC`
}

/** The nearest interval that cron can keep. */
export function nearestInterval(minutes: number): number {
  const even = Array.from({ length: 24 * 60 }, (_, index) => index + 1).filter(each => cronFields(each) !== null)
  return even.reduce((best, each) => (Math.abs(each - minutes) < Math.abs(best - minutes) ? each : best))
}
