import { worstState } from '../../../src/domain/condition.ts'
import { pluginOutput } from '../pluginOutput.ts'
import type { Chance } from './chance.ts'
import type { Placed } from './episode.ts'
import { type Heard, listener } from './heard.ts'
import { type Blow, type Process, runAt } from './processes.ts'
import type { Town } from './town.ts'

export type Survived = { heard: readonly Heard[]; faults: readonly string[]; runs: number; struck: number }

/** The `--timeout` of a run, in seconds: what is late on a machine with much else to do is no fault of the program. */
const longest = 20

/** Milliseconds over its deadline that a process may take on a machine which does other things. */
const grace = 12_000

/**
 * Each tick a `check` and a `notify` in processes of their own, one after the other or side by side. In every second tick some of them are
 * ended at a moment of it, or there are two of each.
 */
export async function survive(
  town: Town,
  plan: readonly Placed[],
  { ticks, chance }: { ticks: number; chance: Chance },
): Promise<Survived> {
  const { heard, faults, listen } = listener(town.receiver)
  const counts = { runs: 0, struck: 0 }
  let now: Placed | null = null
  /** What a whole run takes here. */
  let usual = 0

  const blowOrNone = (): Blow | null =>
    chance.below(3) === 0
      ? null
      : { signal: chance.below(3) === 0 ? 'SIGTERM' : 'SIGKILL', after: Math.round((usual * chance.below(100)) / 100) }

  for (let tick = 1; tick <= ticks; tick += 1) {
    if (now !== null && tick >= now.at + now.ticks) {
      await now.end?.(town)
      now = null
    }
    const next = plan.find(({ at }) => at === tick)
    if (next !== undefined) await next.begin?.(town)
    now = next ?? now
    const k = tick - (now?.at ?? 0)
    await now?.each?.(town, k)
    await town.step(tick)

    const way = now?.run?.(k) ?? {}
    const worst = worstState(Object.values(now?.holds(k) ?? {}))
    const fault = (words: string) => faults.push(`tick ${tick}, ${now?.name ?? 'quiet'} ${k}: ${words}`)
    const run = async (word: 'check' | 'notify', blow: Blow | null) => {
      counts.runs += 1
      const { seconds = longest } = way
      const its = await runAt(town, [word, '--timeout', String(seconds)], {
        blow,
        ...(way[word]?.env && { env: way[word].env }),
      })
      if (its.milliseconds > seconds * 1_000 + grace) fault(`${word} took ${Math.round(its.milliseconds)} ms`)
      if (its.struck) counts.struck += 1
      else for (const words of faultsOf(word, its, worst, way.notifyCode ?? 0)) fault(words)
      return its
    }
    const isCalm = tick % 2 === 1
    if (isCalm && tick % 4 === 1) {
      const { milliseconds } = await run('check', null)
      usual = now === null ? milliseconds : usual
      await run('notify', null)
    } else if (isCalm) {
      await Promise.all([run('notify', null), run('check', null)])
    } else {
      const words =
        chance.below(3) === 0 ? (['check', 'check', 'notify', 'notify'] as const) : (['check', 'notify'] as const)
      await Promise.all(words.map(word => run(word, blowOrNone())))
    }
    listen(tick, way.notifyCode !== 3)
  }
  return { heard, faults, ...counts }
}

const codes = { ok: 0, warning: 1, critical: 2, unknown: 3 }

function faultsOf(
  word: 'check' | 'notify',
  { code, stdout, stderr }: Process,
  worst: keyof typeof codes,
  notifyCode: number,
): string[] {
  const said = stderr === '' ? [] : [`${word} said ${stderr}`]
  if (code !== (word === 'check' ? codes[worst] : notifyCode)) return [...said, `${word} ended with ${code}: ${stdout}`]
  if (word === 'check' && pluginOutput(stdout).state !== worst.toUpperCase()) return [...said, `it printed ${stdout}`]
  return said
}
