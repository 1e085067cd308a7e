import type { Command, OptionSpec, Parsed } from '../domain/command.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import { type FormatName, formatNames, rareFormats } from '../domain/format.ts'
import type { Io } from '../domain/io.ts'

export type Globals = {
  format: FormatName
  /** Paths into the report, as typed; null: all of it. */
  select: string | null
  from: string | null
  input: boolean
  color: boolean
  /** Nothing but ASCII on stdout. */
  ascii: boolean
  timeoutSeconds: number
  debug: boolean
  exitCodes: boolean
  quiet: boolean
}

/** `views`: what it asks for only a view can do; every other one goes with every command. */
export type GlobalOption = OptionSpec & { views?: true }

export const globalOptions: readonly GlobalOption[] = [
  { flags: '--json', description: 'one JSON document on stdout (same as --format json)' },
  { flags: '--format <name>', description: `${formatNames.join(', ')} (default: table)` },
  { flags: '--select <paths>', description: 'only these fields: totals.valueUsd,hedges[].name (a line each)' },
  { flags: '--from <file>', description: 'replay a snapshot instead of asking the network', views: true },
  { flags: '--no-input', description: 'never prompt' },
  { flags: '--no-color', description: 'no colour (also: NO_COLOR)' },
  { flags: '--ascii', description: 'plain ASCII (also: a terminal whose locale is not UTF-8)' },
  { flags: '--timeout <seconds>', description: 'for the whole gathering (default: 20; of check: 8)' },
  { flags: '--debug', description: 'redacted detail on stderr' },
  { flags: '--no-exit-codes', description: 'exit 0 where a threshold or finding would say 10-14' },
  { flags: '-q, --quiet', description: 'nothing on stderr but errors' },
]

export const globalOptionsOf = (kind: Command['kind']): readonly GlobalOption[] =>
  globalOptions.filter(({ views }) => kind === 'view' || !views)

/** Names of global options that take a value, so that words can be told from values before anything is loaded. */
export const globalValueFlags = ['--format', '--from', '--timeout', '--select']

export function readGlobals({ options }: Parsed, io: Io, command: Pick<Command, 'formats' | 'timeout'>): Globals {
  const format = isPipedWatch(options, io) ? 'json' : formatOf(options, command.formats ?? [])
  return {
    format,
    select: selectOf(options.select, format),
    from: typeof options.from === 'string' ? options.from : null,
    input: options.input !== false,
    color: options.color !== false && colorWanted(io),
    ascii: options.ascii === true || (format === 'table' && isPlainTerminal(io)),
    timeoutSeconds: timeoutOf(options.timeout, command.timeout ?? 20),
    debug: options.debug === true,
    exitCodes: options.exitCodes !== false,
    quiet: options.quiet === true,
  }
}

function formatOf(options: Parsed['options'], more: readonly FormatName[]): FormatName {
  const known = [...formatNames, ...more]
  const named = known.find(name => name === options.format)
  if (options.format !== undefined && named === undefined) {
    const rare = rareFormats.find(name => name === options.format)
    const what =
      rare === undefined ? '--format is none of the formats' : `--format ${rare} is not a format of this command`
    throw new Failure('bad-option', what, `use one of: ${known.join(', ')}`, exitCodes.usage)
  }
  if (options.json === true && named !== undefined && named !== 'json') {
    throw new Failure(
      'bad-option',
      `--json and --format ${named} exclude each other`,
      'use one of the two: --json or --format',
      exitCodes.usage,
    )
  }
  return options.json === true ? 'json' : (named ?? 'table')
}

/** Tables over and over are for a person: what is not shown on a terminal is a document a line, unless it is told what it is to be. */
const isPipedWatch = ({ watch, format, select, json }: Parsed['options'], { stdout }: Io): boolean =>
  watch === true && [format, select, json].every(option => option === undefined) && !stdout.isTerminal

/** Fields have no layout: they are lines, or one JSON object. */
function selectOf(text: Parsed['options'][string] | undefined, format: FormatName): string | null {
  if (typeof text !== 'string') return null
  if (format === 'table' || format === 'json') return text
  throw new Failure(
    'bad-option',
    `--select and --format ${format} exclude each other`,
    'with --select: lines, or with --json one object',
    exitCodes.usage,
  )
}

/** NO_COLOR (not empty) wins over FORCE_COLOR; without either, a terminal that is not dumb has colour. */
function colorWanted({ env, stdout }: Io): boolean {
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0') return true
  return stdout.isTerminal && env.TERM !== 'dumb' && env.FORCE_COLOR !== '0'
}

/** A terminal that says which characters it has, and not that they are UTF-8. One that says nothing most likely has them all. */
function isPlainTerminal({ env, stdout }: Io): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG
  return stdout.isTerminal && locale !== undefined && locale !== '' && !/utf-?8/i.test(locale)
}

function timeoutOf(text: Parsed['options'][string] | undefined, preset: number): number {
  if (text === undefined) return preset
  const seconds = typeof text === 'string' && /^\d{1,4}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN
  if (!(seconds >= 0.1 && seconds <= 3600)) {
    throw new Failure(
      'bad-option',
      '--timeout is not a number of seconds from 0.1 to 3600',
      'hedge status --timeout 20',
      exitCodes.usage,
    )
  }
  return seconds
}
