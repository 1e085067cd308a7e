import type { OptionSpec, Parsed } from '../../domain/command.ts'
import { describeInput } from '../../domain/describeInput.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import type { WatchPlan } from '../../domain/watchPlan.ts'

export const watchOptions: readonly OptionSpec[] = [
  { flags: '--watch', description: 'again and again: redrawn on a terminal; else a JSON document a line' },
  { flags: '--interval <seconds>', description: 'with --watch: between two readings (default: 15)' },
  { flags: '--count <n>', description: 'with --watch: end after so many' },
  { flags: '--for <duration>', description: 'with --watch: end after so long: 90s, 10m, 8h' },
]

const units = { s: 1, m: 60, h: 3600, d: 86_400 }
const longest = 366 * units.d

/** Null where nothing is to be watched. */
export function readWatch(parsed: Parsed, command: string): WatchPlan | null {
  const [interval, count, duration] = ['interval', 'count', 'for'].map(name => parsed.options[name] ?? null)
  if (parsed.options.watch !== true) {
    if ([interval, count, duration].every(text => text === null)) return null
    const message = '--interval, --count and --for go with --watch'
    throw new Failure('usage', message, `hedge ${command} --watch --interval 60`, exitCodes.usage)
  }
  return {
    intervalSeconds: wholeOf('interval', interval, units.d, 'a number of seconds from 1 to 86400') ?? 15,
    count: wholeOf('count', count, 1_000_000_000, 'a whole number from 1 on'),
    forSeconds: durationOf(duration),
  }
}

type Given = Parsed['options'][string] | null | undefined

function wholeOf(name: string, text: Given, most: number, what: string): number | null {
  if (typeof text !== 'string') return null
  const number = /^\d{1,10}$/.test(text) ? Number(text) : 0
  if (number >= 1 && number <= most) return number
  throw bad(name, text, what)
}

function durationOf(text: Given): number | null {
  if (typeof text !== 'string') return null
  const [, number, unit] = /^(\d{1,8})([smhd])$/.exec(text) ?? []
  const seconds = Number(number) * units[unit as keyof typeof units]
  if (seconds >= 1 && seconds <= longest) return seconds
  throw bad('for', text, 'a duration like 90s, 10m, 8h or 2d, up to a year')
}

/** Not the one that other commands have: no file is opened for this alone whenever a status is asked for. */
const bad = (name: string, text: string, what: string): Failure =>
  new Failure(
    'bad-option',
    `--${name} must be ${what}; it is ${describeInput(text)}`,
    'hedge status --watch --interval 60 --for 8h',
    exitCodes.usage,
  )
