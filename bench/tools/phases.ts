import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { timed } from './timed.ts'

type Marks = {
  /** When the process began, in milliseconds of the epoch. */
  origin: number
  /** The recorder was loaded, at the end of what Node does before any program, from the first to the second. */
  begun: number
  ready: number
  loads: readonly (readonly [file: string, at: number])[]
  exit: number
}

/** A stretch of a run: it ends when a file of this name is asked for. */
export type Stretch = { what: string; until: string }

const recorder = fileURLToPath(new URL('./recordLoads.cjs', import.meta.url))

/**
 * Where each millisecond of a run goes: what is measured from outside, in the words of the stretches, in the order it happened; the
 * sum is the whole run. What a recorder takes itself is left out.
 */
export async function phasesOf(
  words: readonly string[],
  stretches: readonly Stretch[],
  last: string,
  { folder, env }: { folder: string; env: Readonly<Record<string, string>> },
): Promise<Record<string, number>> {
  const file = join(folder, 'loads.json')
  const started = performance.timeOrigin + performance.now()
  const { wall } = await timed(['--require', recorder, ...words], { env: { ...env, HEDGE_BENCH_LOADS: file } })
  const { origin, begun, ready, loads, exit } = JSON.parse(readFileSync(file, 'utf8')) as Marks
  const phases: Record<string, number> = {
    'the system starts a process': origin - started,
    'Node boots': begun,
  }
  let from = ready
  for (const { what, until } of stretches) {
    const at = loads.find(([name]) => name.startsWith(`${until}-`) || name === `${until}.js`)?.[1]
    if (at === undefined) throw new Error(`no file ${until} was loaded by ${words.join(' ')}`)
    phases[what] = at - from
    from = at
  }
  phases[last] = exit - from
  phases['Node ends'] = started + wall - (origin + exit)
  return phases
}
