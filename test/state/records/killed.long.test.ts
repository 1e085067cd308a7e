import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { all, noon, put, recordsIn, seenAt } from '../support/seen.ts'

const recordMany = fileURLToPath(new URL('../support/recordMany.ts', import.meta.url))

/** Rows that were acknowledged before the process was killed, from the `first` moment at which it is in the middle. */
async function killedAfter(state: string, hedge: string, milliseconds: number): Promise<number> {
  const child = spawn(process.execPath, [recordMany, state, hedge, '100000'], { stdio: ['ignore', 'pipe', 'inherit'] })
  let told = 0
  const first = new Promise(resolve => child.stdout.once('data', resolve))
  child.stdout.on('data', (dots: Buffer) => {
    told += dots.length
  })
  await first
  await pause(milliseconds)
  const closed = new Promise(resolve => child.once('close', resolve))
  child.kill('SIGKILL')
  await closed
  return told
}

it('a kill at any moment loses no row that was kept, and damages nothing', { timeout: 120_000 }, async () => {
  const home = temporaryHome()
  const state = join(home, 'state')
  const told = new Map<string, number>()
  for (let round = 0; round < 20; round += 1) {
    const pair = [`a${round}`, `b${round}`]
    const counts = await Promise.all(pair.map(hedge => killedAfter(state, hedge, Math.random() * 60)))
    for (const [index, hedge] of pair.entries()) told.set(hedge, counts[index]!)
  }
  const { records, warned } = await recordsIn(home)
  for (const [hedge, count] of told) {
    const kept = all(records, hedge).length
    // The last of them may have been kept and not told.
    expect([count, count + 1], hedge).toContain(kept)
  }
  put(records, seenAt(noon))
  expect([all(records), warned]).toEqual([[seenAt(noon)], []])
})

it('a run waits two seconds for a process that does not let go, says so, and goes on', async () => {
  const home = temporaryHome()
  const first = await recordsIn(home)
  put(first.records, seenAt(noon))
  const other = new DatabaseSync(first.path)
  other.exec('BEGIN EXCLUSIVE')
  const { records, warned } = await recordsIn(home)
  const began = performance.now()
  put(records, seenAt(noon + 5_000))
  put(records, seenAt(noon + 6_000))
  expect(all(records)).toEqual([])
  const waited = performance.now() - began
  expect(waited).toBeGreaterThan(1_500)
  expect(waited).toBeLessThan(2_700)
  expect(warned).toEqual(['the recorded history cannot be used: another hedge was writing to it all the time'])
  other.close()
  const later = await recordsIn(home)
  expect(all(later.records)).toEqual([seenAt(noon)])
})
