import type { OptionSpec, Parsed } from '../../domain/command.ts'
import type { Scheduler } from '../../domain/jobEnvironment.ts'
import { badOption, textOption } from '../words/options.ts'

export const schedulers: readonly Scheduler[] = ['cron', 'systemd', 'launchd']

/** What a job runs: `check` is one line and a code that monitoring knows, `status` the whole report. */
export const jobs = ['check', 'status'] as const
export type Job = (typeof jobs)[number]

/** `as` null: what works here. `minutes` between two runs. */
export type ScheduleOptions = { minutes: number; as: Scheduler | null; run: Job }

export const scheduleOptions: readonly OptionSpec[] = [
  { flags: '--every <interval>', description: 'minutes or hours between two runs, 1m to 24h (default: 5m)' },
  { flags: '--as <scheduler>', description: `${schedulers.join(', ')} (default: what works here)` },
  { flags: '--run <command>', description: `${jobs.join(' or ')} (default: check)` },
]

const day = 24 * 60

export function readScheduleOptions(parsed: Parsed): ScheduleOptions {
  return {
    minutes: minutesOf(textOption(parsed, 'every') ?? '5m'),
    as: oneOf(parsed, 'as', schedulers),
    run: oneOf(parsed, 'run', jobs) ?? 'check',
  }
}

function minutesOf(text: string): number {
  const [, count, unit] = /^(\d{1,4})([mh])$/.exec(text) ?? []
  const minutes = Number(count) * (unit === 'h' ? 60 : 1)
  if (minutes >= 1 && minutes <= day) return minutes
  throw badOption('every', text, 'an interval from 1m to 24h')
}

function oneOf<W extends string>(parsed: Parsed, name: string, words: readonly W[]): W | null {
  const text = textOption(parsed, name)
  if (text === null || text === undefined) return null
  const word = words.find(each => each === text)
  if (word === undefined) throw badOption(name, text, `one of ${words.join(', ')}`)
  return word
}

/** `90m`, `6h`: as it can be typed. */
export const intervalText = (minutes: number): string => (minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`)
