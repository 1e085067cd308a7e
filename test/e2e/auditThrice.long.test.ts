import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CleanWorld, startCleanWorld } from '../support/audit/cleanWorld.ts'
import { runHedge } from '../support/runHedge.ts'

let world: CleanWorld
beforeAll(async () => {
  world = await startCleanWorld()
}, 120_000)
afterAll(() => world?.close())

type Finding = { id: string; subject: string; status: string; actual: string }

/** What the program itself leaves (a compile cache, notes, logs) is found by none of its later runs. */
it('the program as it is built, three times in a row: no finding appears with a later run, and none goes', async () => {
  const runs: { code: number | null; told: string[] }[] = []
  for (let run = 0; run < 3; run += 1) {
    await world.mine()
    const { code, stdout } = await runHedge(['audit', '--deep', '--quiet', '--json'], { home: world.home })
    const { findings } = JSON.parse(stdout) as { findings: Finding[] }
    runs.push({ code, told: findings.map(({ id, subject, status }) => `${status} ${id}: ${subject}`).sort() })
  }
  const [first, ...later] = runs
  expect(first!.told.length).toBeGreaterThan(50)
  for (const run of later) expect(run).toEqual(first)
}, 120_000)
