import type { Section } from '../section.ts'
import { interleave } from '../tools/interleave.ts'
import { median } from '../tools/median.ts'
import { startSlowScene } from '../tools/slowScene.ts'
import { launcher, timed } from '../tools/timed.ts'
import { milliseconds } from '../tools/units.ts'

const rounds = 9
const delay = 50
/** Long enough that all of a turn is asked before the first answer of it, however busy the machine is. */
const longDelay = 1_500
/** What a status may take beyond its start, its secrets and one answer, in milliseconds. */
const allowance = 60

export const roundTrips: Section = {
  id: 'round-trips',
  title: 'Round trips',
  about: [
    'A live `hedge status` of two hedges, three positions and two accounts, its secrets in a vault, on real Uniswap contracts and a',
    'stand-in for Hyperliquid, both behind a proxy on loopback that holds back each answer for the time that is said. A turn is what is',
    'asked before an answer to the turn before has come, counted where each takes 1.5 s. `hedge list` starts the program and reads the same vault, and asks no network:',
    'it stands for start and secrets.',
  ].join(' '),
  run: async () => {
    const scene = await startSlowScene()
    const status = ['status', '--json']
    try {
      const run =
        (words: readonly string[], wait: number, isCold = false) =>
        async () => {
          if (isCold) scene.forget()
          scene.rest()
          scene.road.delay(wait)
          const { code, wall } = await timed([launcher, ...words], { env: scene.env })
          if (code !== 0) throw new Error(`hedge ${words.join(' ')} ended with ${code}`)
          return wall
        }
      const counted = async (isCold: boolean) => {
        await run(status, longDelay, isCold)()
        const passed = scene.road.passed
        return { turns: Math.max(...passed.map(({ turn }) => turn)), requests: passed.length }
      }
      const names = {
        start: 'hedge --version',
        secrets: 'hedge list',
        warm: 'status, warm, answers at once',
        warmSlow: `status, warm, answers in ${delay} ms`,
        cold: 'status, cold, answers at once',
        coldSlow: `status, cold, answers in ${delay} ms`,
      }
      await run(status, 0)()
      const samples = await interleave(
        {
          [names.start]: run(['--version'], 0),
          [names.secrets]: run(['list', '--json'], 0),
          [names.cold]: run(status, 0, true),
          [names.coldSlow]: run(status, delay, true),
          // After a cold one: it has to find what was learned.
          [names.warm]: run(status, 0),
          [names.warmSlow]: run(status, delay),
        },
        { rounds, warmUp: 2 },
      )
      const wall = (name: string) => median(samples[name]!)
      const cold = await counted(true)
      const warm = await counted(false)
      const countsOf: Record<string, { turns: number; requests: number }> = {
        [names.cold]: cold,
        [names.coldSlow]: cold,
        [names.warm]: warm,
        [names.warmSlow]: warm,
      }
      const rows = Object.values(names).map(name => {
        const { turns, requests } = countsOf[name] ?? { turns: 0, requests: 0 }
        return [name, milliseconds(wall(name)), String(turns), String(requests)]
      })
      const most = wall(names.secrets) + delay + allowance
      return {
        tables: [{ head: ['run', 'wall', 'turns', 'requests'], rows }],
        budgets: [
          {
            what: 'status, warm: wall time with answers in 50 ms',
            budget: `≤ start and secrets (${milliseconds(wall(names.secrets))}) + ${delay} ms + ${allowance} ms`,
            measured: milliseconds(wall(names.warmSlow)),
            met: wall(names.warmSlow) <= most,
            reason:
              'all is in flight in one turn; what is above is work of this processor (loading viem and the venue, opening connections, valuing) that does not wait for anything',
          },
          { what: 'status, warm: turns', budget: '1', measured: String(warm.turns), met: warm.turns === 1 },
          { what: 'status, cold: turns', budget: '≤ 3', measured: String(cold.turns), met: cold.turns <= 3 },
        ],
      }
    } finally {
      await scene.close()
    }
  },
}
