import { type HedgeOptions, type HedgeRun, runHedge } from './runHedge.ts'

/** Runs hedge and tells the run as text: what was typed, both streams apart, the exit code; what changes from run to run named. */
export async function transcript(args: readonly string[], options: HedgeOptions): Promise<string> {
  return told(args, await runHedge(args, options), options)
}

type Told = Pick<HedgeOptions, 'home' | 'env'> & { stdin?: unknown }

export function told(
  args: readonly string[],
  run: Omit<HedgeRun, 'code' | 'milliseconds'> & { code: number | null },
  options: Told,
): string {
  const { code, stdout, stderr } = run
  const { env = {}, home, stdin } = options
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value} `)
  const typed = `${variables.join('')}${stdin === undefined ? '' : 'printf %s "$STDIN" | '}hedge ${args.map(quoted).join(' ')}`
  const parts = [`$ ${typed}`, ...block('stdout', stdout), ...block('stderr', stderr), `[exit ${code}]`]
  return steady(`${parts.join('\n')}\n`, home.path)
}

const quoted = (word: string): string => (/^[\w./:=-]+$/.test(word) ? word : `'${word}'`)

/** A line for each line as it was printed, so that a space at an end and a missing newline show. */
const block = (name: string, text: string): string[] =>
  text === '' ? [] : [`[${name}]`, text.endsWith('\n') ? text.slice(0, -1) : `${text}<no newline>`]

/** Names what cannot be the same twice: moments, random ids, durations, keys, folders. Everything else must be exact. */
export const steady = (text: string, home: string): string =>
  text
    .replaceAll(home, '$HOME')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, '<moment>')
    .replace(/\b\d{4}-\d\d-\d\d\b/g, '<the day>')
    .replace(/(freshness) +\d+(?= +the oldest leg)/g, '$1  <score>')
    .replace(/("id": "freshness",\s+"score": )[\d.]+/g, '$1<number>')
    .replace(/(the oldest leg is )\d+ seconds?/g, '$1<some> seconds')
    .replace(/"(days|capitalUsd|roi|apr|rebalancingPerDay|totalPerDay)": -?[\d.e-]+/g, '"$1": <number>')
    .replace(/("volatility": \{)[^}]*\}/g, '$1<numbers>}')
    .replace(/hedge log [0-9a-f]{16}/g, 'hedge log <random>')
    .replace(/"id": "[0-9a-f]{16}"/g, '"id": "<random>"')
    .replace(/\bage1[0-9a-z]{58}\b/g, '<recipient>')
    .replace(/"(milliseconds|lagSeconds)": \d+/g, '"$1": <number>')
