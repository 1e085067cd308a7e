import { spawn } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { logPath } from '../../../src/state/accessLog/logFile.ts'
import { readLog } from '../../../src/state/accessLog/readLog.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { fill, linesIn } from '../support/logs.ts'

const appendMany = fileURLToPath(new URL('../support/appendMany.ts', import.meta.url))

/** Entries that were acknowledged before the process was killed. */
async function killedAfter(folder: string, name: string, milliseconds: number): Promise<number> {
  const child = spawn(process.execPath, [appendMany, folder, name, '100000'], { stdio: ['ignore', 'pipe', 'inherit'] })
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

it('a kill at any moment loses no entry that was acknowledged, and the chain goes on', {
  timeout: 120_000,
}, async () => {
  const folder = temporaryHome()
  const acknowledged: Record<string, number> = {}
  for (let round = 0; round < 25; round += 1) {
    const pair = [`a${round}`, `b${round}`]
    const told = await Promise.all(pair.map(name => killedAfter(folder, name, Math.random() * 40)))
    for (const [index, name] of pair.entries()) acknowledged[name] = told[index]!
  }
  await fill(folder, 1)
  const { entries, faults, torn } = await readLog(folder, null)
  expect([faults, torn]).toEqual([[], false])
  for (const [name, count] of Object.entries(acknowledged)) {
    const own = entries.filter(({ keys }) => keys[0]?.startsWith(`rpc/${name}-`)).length
    // The last of them may have been written and not told.
    expect([count, count + 1, count + 2], name).toContain(own)
  }
})

it('any beginning of a last line is put aside', { timeout: 120_000 }, async () => {
  const folder = temporaryHome()
  await fill(folder, 2)
  const line = linesIn(folder)[1]!
  let expected = 2
  for (let length = 1; length <= line.length; length += 7) {
    appendFileSync(logPath(folder), line.slice(0, length))
    await fill(folder, 1)
    expected += 2
  }
  const { entries, faults } = await readLog(folder, null)
  expect(faults).toEqual([])
  expect(entries.map(({ n }) => n)).toEqual(Array.from({ length: expected }, (_, index) => index + 1))
})
