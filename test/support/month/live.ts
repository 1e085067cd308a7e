import { type Condition, conditionKey, worstState } from '../../../src/domain/condition.ts'
import type { MainCall } from '../callMain.ts'
import { pluginOutput } from '../pluginOutput.ts'
import { faultsIn } from '../schemas.ts'
import { anHour, type Holds, type Placed, type RunWay } from './episode.ts'
import { type Heard, listener } from './heard.ts'
import type { Town } from './town.ts'

export type Lived = { heard: readonly Heard[]; faults: readonly string[]; runs: { check: number; notify: number } }

/** Ticks before and after something happens in which `notify` runs each time; in the quiet between it runs every half hour. */
const around = 3
const quietly = 6

/** Seconds over its deadline that a run may take on a machine which does other things. */
const grace = 4

/** More faults than anybody reads. */
const mostFaults = 20

/** One `check` each tick, and `notify` beside it, while the plan happens. `each` is called after every tick. */
export async function live(
  town: Town,
  plan: readonly Placed[],
  { ticks, each }: { ticks: number; each(tick: number): void },
): Promise<Lived> {
  const { heard, faults, listen } = listener(town.receiver)
  const runs = { check: 0, notify: 0 }
  let now: Placed | null = null
  for (let tick = 1; tick <= ticks && faults.length < mostFaults; tick += 1) {
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
    const isBusy = plan.some(({ at, ticks: its }) => tick >= at - around && tick < at + its + anHour + around)
    const fault = (words: string) => faults.push(`tick ${tick}, ${now?.name ?? 'quiet'} ${k}: ${words}`)
    const runCheck = async () => {
      runs.check += 1
      const isText = tick % anHour === 0
      const { took, ...call } = await timed(town, ['check', ...(isText ? [] : ['--json'])], way, way.check)
      if (took > (way.seconds ?? 8) + grace) fault(`check took ${took.toFixed(1)} s`)
      for (const found of faultsOf(call, isText, now?.holds(k) ?? {}, tick % 48 === 1)) fault(`check ${found}`)
    }
    const runNotify = async () => {
      if (!isBusy && tick % quietly !== 0) return
      runs.notify += 1
      const { took, ...call } = await timed(town, ['notify'], way, way.notify)
      const wanted = way.notifyCode === undefined ? 0 : way.notifyCode
      if (took > 20 + grace) fault(`notify took ${took.toFixed(1)} s`)
      if (wanted !== null && call.code !== wanted) fault(`notify ended with ${call.code}: ${call.stdout}${call.stderr}`)
    }
    if (now?.slow) await Promise.all([runCheck(), runNotify()])
    else for (const run of tick % 2 === 0 ? [runCheck, runNotify] : [runNotify, runCheck]) await run()
    listen(tick, way.notifyCode !== 3)
    each(tick)
  }
  return { heard, faults, runs }
}

type Timed = MainCall & { took: number }

async function timed(town: Town, words: string[], { seconds }: RunWay, options: RunWay['check']): Promise<Timed> {
  const started = performance.now()
  const limit = seconds === undefined ? [] : ['--timeout', String(seconds)]
  const call = await town.call([...words, ...limit], options)
  return { ...call, took: (performance.now() - started) / 1000 }
}

const codes = { ok: 0, warning: 1, critical: 2, unknown: 3 }

/** Whether it says how it is: each condition, the worst of them as exit code, and nothing on stderr. */
function faultsOf({ code, stdout, stderr }: MainCall, isText: boolean, holds: Holds, validate: boolean): string[] {
  const worst = worstState(Object.values(holds))
  const said = stderr === '' ? [] : [`said ${stderr}`]
  if (code !== codes[worst]) said.push(`ended with ${code}, and it is ${worst}: ${stdout.slice(0, 300)}`)
  if (isText) return pluginOutput(stdout).state === worst.toUpperCase() ? said : [...said, `printed ${stdout}`]
  const document: { conditions: readonly Condition[] } = JSON.parse(stdout)
  if (validate) said.push(...faultsIn(document))
  const found = document.conditions.filter(({ state }) => state !== 'ok')
  const [is, wanted] = [
    found.map(each => `${conditionKey(each)} ${each.state}`),
    Object.entries(holds).map(each => each.join(' ')),
  ]
  const wrong = [...is.filter(each => !wanted.includes(each)), ...wanted.filter(each => !is.includes(each))]
  return wrong.length === 0 ? said : [...said, `${wrong.join('; ')}: not as it is`]
}
