import { longestWaiverDays } from '../../domain/auditSettings.ts'
import { badOption } from '../words/options.ts'
import { aDay } from './options.ts'

const day = 86_400_000

/** The end of the day (UTC) that was typed as `2027-01-31` or `90d`; a usage Failure where that is no day to come. */
export function lastDay(text: string, now: Date): string {
  const days = /^(\d+)d$/.exec(text)?.[1]
  const date = days === undefined ? text : new Date(now.getTime() + Number(days) * day).toISOString().slice(0, 10)
  const end = new Date(`${date}T23:59:59.999Z`)
  // 31 February would be a day in March.
  if (Number.isNaN(end.getTime()) || end.toISOString().slice(0, 10) !== date)
    throw badOption('audit waive', 'until', text, aDay)
  if (end < now) throw badOption('audit waive', 'until', text, 'a day to come')
  if (end.getTime() > now.getTime() + (longestWaiverDays + 1) * day)
    throw badOption('audit waive', 'until', text, 'at most two years ahead')
  return end.toISOString()
}
