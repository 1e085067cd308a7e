import type { OptionSpec, Parsed } from '../../domain/command.ts'
import type { Scheduler } from '../../domain/jobEnvironment.ts'
import { badOption, textOption } from '../words/options.ts'

export const schedulers: readonly Scheduler[] = ['cron', 'systemd', 'launchd']

/**
 * What a job runs: `check` is one line and a code that monitoring knows, `status` the whole report, `notify` sends what nobody was told
 * yet, `audit` is the checklist, from which a check knows when API wallets end.
 */
export const jobs = ['check', 'status', 'notify', 'audit'] as const
export type Job = (typeof jobs)[number]

/** An audit asks the venue for much, and what it looks at changes seldom. */
const usually: Record<Job, string> = { check: '5m', status: '5m', notify: '5m', audit: '24h' }

/** `as` null: what works here. `minutes` between two runs. */
export type ScheduleOptions = { minutes: number; as: Scheduler | null; run: Job }

export const scheduleOptions: readonly OptionSpec[] = [
  {
    flags: '--every <interval>',
    description: 'minutes or hours between two runs, 1m to 24h (default: 5m; of an audit 24h)',
  },
  { flags: '--as <scheduler>', description: `${schedulers.join(', ')} (default: what works here)` },
  { flags: '--run <command>', description: `${jobs.join(', ')} (default: check)` },
]

const day = 24 * 60

export function readScheduleOptions(parsed: Parsed): ScheduleOptions {
  const run = oneOf(parsed, 'run', jobs) ?? 'check'
  return {
    minutes: minutesOf(textOption(parsed, 'every') ?? usually[run]),
    as: oneOf(parsed, 'as', schedulers),
    run,
  }
}

function minutesOf(text: string): number {
  const [, count, unit] = /^(\d{1,4})([mh])$/.exec(text) ?? []
  const minutes = Number(count) * (unit === 'h' ? 60 : 1)
  if (minutes >= 1 && minutes <= day) return minutes
  throw badOption('schedule', 'every', text, 'an interval from 1m to 24h')
}

function oneOf<W extends string>(parsed: Parsed, name: string, words: readonly W[]): W | null {
  const text = textOption(parsed, name)
  if (text === null || text === undefined) return null
  const word = words.find(each => each === text)
  if (word === undefined) throw badOption('schedule', name, text, `one of ${words.join(', ')}`)
  return word
}

/** `90m`, `6h`: as it can be typed. */
export const intervalText = (minutes: number): string => (minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`)
