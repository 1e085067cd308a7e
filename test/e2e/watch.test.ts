import { describe, expect, it } from 'vitest'
import type { StatusReport } from '../../src/commands/status/types.ts'
import { fakeTime } from '../support/fakeTime.ts'
import { expectValid } from '../support/schemas.ts'
import { useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: true })

const documents = (stdout: string): StatusReport[] =>
  stdout
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line))

/** Words of a watch under a time that passes as fast as it can. */
async function watch(line: string) {
  const { venue } = stage.scene
  const begun = venue.spent()
  /** What was spent by which moment (milliseconds). */
  const samples: [at: number, spent: number][] = [[0, 0]]
  const time = fakeTime(new Date(), at => samples.push([at, venue.spent() - begun]))
  const call = await stage.call(`status --watch ${line}`, time)
  /** The most that was spent within a minute. */
  const most = Math.max(
    ...samples.map(([from, before]) => (samples.findLast(([at]) => at <= from + 60_000)?.[1] ?? before) - before),
  )
  return { ...call, most, passed: time.passed(), spent: venue.spent() - begun }
}

const market = (oraclePx: string) => ({ oraclePx, szDecimals: 4, maxLeverage: 20 })
const dexes = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`dex${n}:GOLD`, market('4000')]))

describe('status --watch where no terminal is', () => {
  it('is a document a line, each of which keeps the schema, and nothing else', async () => {
    const { code, stdout, stderr, passed } = await watch('--json --count 8')
    const all = documents(stdout)
    for (const each of all) expectValid(each)
    expect({ code, stderr, count: all.length }).toEqual({ code: 0, stderr: '', count: 8 })
    expect(passed).toBeLessThan(8 * 15_000)
    const times = all.map(({ generatedAt }) => Date.parse(generatedAt))
    for (const [at, each] of times.slice(1).entries()) expect(each - times[at]!).toBeLessThan(17_000)
    // What there was no weight for at the beginning has come.
    expect(all.at(-1)!.gaps).toEqual([])
    expect(all.at(-1)!.hedges.map(({ pnl }) => pnl === null)).toEqual([false, false])
  })

  it('asks for less than 100 of the weight a minute, from the first on, and all is known in the second', async () => {
    stage.scene.venue.set({ markets: { ...stage.scene.venue.world().markets, ...dexes(8) } })
    const { stdout, most, spent } = await watch('eth-usdc --for 20m')
    const all = documents(stdout)
    expect(most).toBeLessThan(100)
    expect(spent / 20).toBeGreaterThan(30)
    expect(all.length).toBeGreaterThan(75)
    const whole = all.findIndex(({ gaps }) => gaps.length === 0)
    expect(Date.parse(all[whole]!.generatedAt) - Date.parse(all[0]!.generatedAt)).toBeLessThan(80_000)
    expect(all.slice(whole).every(({ gaps }) => gaps.length === 0)).toBe(true)
  })

  it('reads slower where there is more to ask for than that, and still comes to an end', async () => {
    stage.scene.venue.set({ markets: { ...stage.scene.venue.world().markets, ...dexes(40) } })
    const { stdout, most } = await watch('--for 30m')
    expect(most).toBeLessThan(100)
    const all = documents(stdout)
    expect(all.at(-1)!.gaps).toEqual([])
  })

  it('prints the fields that are asked for, frame by frame', async () => {
    expect((await watch('--select hedges[].name --count 2')).stdout).toBe('eth-usdc\nbtc-eth\neth-usdc\nbtc-eth\n')
    const { stdout } = await watch('--select hedges[].name --json --count 2')
    expect(stdout).toBe('{"hedges[].name":["eth-usdc","btc-eth"]}\n'.repeat(2))
  })

  it('prints tables one below another where they are asked for by name', async () => {
    const { stdout } = await watch('eth-usdc --format table --count 2')
    expect(stdout.match(/^eth-usdc {2}/gm)).toHaveLength(2)
  })
})
