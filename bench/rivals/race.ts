import type { SlowRoad } from '../../test/support/slowRoad.ts'
import type { Table } from '../section.ts'
import { interleave } from '../tools/interleave.ts'
import { median } from '../tools/median.ts'
import { costed, timed } from '../tools/timed.ts'
import { kilobytes, megabytes, milliseconds } from '../tools/units.ts'
import type { Contender } from './contenders.ts'
import { saidBy, type Worth, wholeTokens } from './truth.ts'

const delay = 50
/** Who takes longer than this, in milliseconds, runs once at that delay. */
const longest = 5_000

type Course = { road: SlowRoad; truth: ReadonlyMap<string, Worth>; folder: string; say: (line: string) => void }

/** Each of them over the same road, without delay and with it. */
export async function race(
  contenders: Readonly<Record<string, Contender>>,
  { road, truth, folder, say }: Course,
): Promise<Omit<Table, 'caption'>> {
  const names = Object.keys(contenders)
  const run = async (name: string) => {
    const { words, env, prepare } = contenders[name]!
    prepare?.()
    const ran = await timed(words, { env, cwd: folder })
    if (ran.code !== 0)
      throw new Error(
        `${name} ended with ${ran.code}: ${ran.stderr}${ran.stdout.slice(0, 300)} GAPS ${ran.stdout.match(/"gaps":\s*\[[^\]]+\]/g)}`,
      )
    return ran
  }
  const walls = async (of: readonly string[], rounds: number) => {
    const runs = Object.fromEntries(of.map(name => [name, async () => (await run(name)).wall]))
    const samples = await interleave(runs, { rounds, warmUp: rounds > 1 ? 1 : 0 })
    return of.map(name => [name, median(samples[name]!)] as const)
  }
  road.delay(0)
  const near = new Map(await walls(names, 5))
  say('without delay: done')

  const passed = new Map<string, SlowRoad['passed']>()
  const stdouts = new Map<string, string>()
  const once = new Map<string, number>()
  const peaks = new Map<string, number>()
  for (const name of names) {
    road.delay(delay)
    const { wall, stdout } = await run(name)
    once.set(name, wall)
    stdouts.set(name, stdout)
    passed.set(name, [...road.passed])
    road.delay(0)
    const { words, env, prepare } = contenders[name]!
    prepare?.()
    peaks.set(name, (await costed(words, folder, { env, cwd: folder })).peak)
  }
  road.delay(delay)
  const quick = names.filter(name => once.get(name)! < longest)
  const far = new Map([...once, ...(await walls(quick, 3))])
  say(`with ${delay} ms: done`)

  const rows = names.map(name => {
    const exact = exactness(stdouts.get(name)!, truth)
    const all = passed.get(name)!
    return [
      name,
      milliseconds(near.get(name)!),
      milliseconds(far.get(name)!),
      String(all.length),
      String(Math.max(...all.map(({ turn }) => turn))),
      kilobytes(all.reduce((sum, { bytes }) => sum + bytes, 0)),
      megabytes(peaks.get(name)!),
      exact,
    ]
  })
  const head = ['read by', '0 ms', `${delay} ms`, 'requests', 'round trips', 'bytes', 'memory', 'exact to the wei']
  return { head, rows }
}

/** How many positions are told to the wei, amounts and fees. */
function exactness(stdout: string, truth: ReadonlyMap<string, Worth>): string {
  const { worths, perps } = saidBy(stdout)
  if (perps !== 'ETH -4') throw new Error(`the account's perps were read as ${perps}`)
  const same = (said: readonly string[] | undefined, true_: readonly string[]) =>
    String(said) === String(true_) || String(said) === String(wholeTokens(true_))
  const all = [...truth]
  const amounts = all.filter(([id, worth]) => same(worths.get(id)?.amounts, worth.amounts)).length
  const fees = all.filter(([id, worth]) => same(worths.get(id)?.fees, worth.fees)).length
  return amounts === all.length && fees === all.length ? 'all' : `amounts ${amounts}, fees ${fees} of ${all.length}`
}
