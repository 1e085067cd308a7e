import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { stored, unnamed } from '../support/killing.ts'
import { survive } from '../support/month/blows.ts'
import * as calamities from '../support/month/calamities.ts'
import { chanceOf } from '../support/month/chance.ts'
import type { Episode, Placed } from '../support/month/episode.ts'
import { untold } from '../support/month/heard.ts'
import * as market from '../support/month/market.ts'
import { runAt } from '../support/month/processes.ts'
import { startTown, type Town } from '../support/month/town.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
  // Between a step and the look of a process lie seconds of its clock.
  for (const line of ['age.warning 450', 'age.critical 1950']) await town.call(`config set ${line}`)
}, 180_000)
afterAll(() => town?.close())

const seed = 8_640
const ticks = 96

const episodes: readonly (readonly [at: number, episode: Episode])[] = [
  [4, market.unhedged(3)],
  [9, market.dancesOnBound(8)],
  [32, calamities.nodeStale(9)],
  [43, market.unhedged(4)],
  [50, calamities.nodeDown(2)],
  [54, calamities.locked(3)],
  [59, market.drained(4)],
  [67, market.unhedged(1)],
  [70, calamities.venueDown(2)],
  [75, market.leaves(6)],
]

/** Whoever is killed while he tells leaves it to the next run, which is ended by nobody. */
const plan: Placed[] = episodes.map(([at, episode]) => ({
  ...episode,
  at,
  told: episode.told.map(each => ({ ...each, by: each.by + 1 })),
}))

const state = (): string => join(town.home.path, 'hedge', 'state')

it(`some 200 processes, killed, told to end and side by side (seed ${seed})`, { timeout: 1_800_000 }, async ({
  annotate,
}) => {
  const { heard, faults, runs, struck } = await survive(town, plan, { ticks, chance: chanceOf(seed) })
  await annotate(`${runs} processes, ${struck} of them ended by a signal, ${heard.length} events`)
  expect.soft(faults).toEqual([])
  expect.soft(untold(plan, heard)).toEqual([])
  expect(runs).toBeGreaterThanOrEqual(200)
  expect(struck).toBeGreaterThan(30)
})

it('leave every file whole, and nothing that stops another', async () => {
  const files = readdirSync(state(), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !entry.parentPath.includes('compile-cache'))
    .map(entry => join(entry.parentPath, entry.name))
  expect(files.filter(file => /unusable|torn/.test(file))).toEqual([])
  for (const file of files.filter(each => each.endsWith('.json'))) JSON.parse(readFileSync(file, 'utf8'))
  const database = new DatabaseSync(join(state(), 'history.db'))
  expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
  database.close()
  const secrets = unnamed(await stored(town.home))
  expect(secrets.filter(name => !name.startsWith('notify/ops/'))).toEqual([])
  for (const line of ['check', 'notify', 'log', 'config set drift.warning 0.2', 'config unset drift.warning']) {
    const { code, stderr, milliseconds } = await runAt(town, line.split(' '))
    expect({ line, code, stderr }).toEqual({ line, code: 0, stderr: '' })
    expect(milliseconds).toBeLessThan(10_000)
  }
})
