import { execFile } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { all, put, recordsIn, seenAt } from '../support/seen.ts'

const recordMany = fileURLToPath(new URL('../support/recordMany.ts', import.meta.url))
const run = promisify(execFile)

const recorded = async (state: string, hedge: string, times: number, env: Record<string, string> = {}) =>
  (await run(process.execPath, [recordMany, state, hedge, `${times}`], { env: { ...process.env, ...env } })).stdout

it('several processes record at once from the first moment on, and each row is there once', async () => {
  const home = temporaryHome()
  const state = join(home, 'state')
  const hedges = ['a', 'b', 'b']
  const told = await Promise.all(hedges.map(hedge => recorded(state, hedge, 40)))
  expect(told).toEqual(hedges.map(() => `${'.'.repeat(40)}read 40`))
  const { records } = await recordsIn(home)
  for (const hedge of ['a', 'b'])
    expect(all(records, hedge).map(({ valueUsd }) => valueUsd)).toEqual([...Array(40).keys()])
  expect(readdirSync(state)).toEqual(['history.db'])
})

it('a disk that fills up is said once, loses nothing, and the run goes on', async () => {
  const home = temporaryHome()
  const { records, folder, path } = await recordsIn(home)
  put(records, ...Array.from({ length: 40 }, (_, index) => seenAt(index * 1000)))
  records.close()
  // No file may grow beyond 16 KiB, as on a disk that is full; without the signal that would end the process.
  const script = `trap '' XFSZ; ulimit -f 32; exec "$0" "$@"`
  const { stdout } = await run('sh', ['-c', script, process.execPath, recordMany, folder, 'other', '200'])
  expect(stdout).toMatch(/^\.{1,199}the recorded history cannot be used: [^\n]*history\.db[^\n]*\nread 0$/)
  const after = await recordsIn(home)
  expect(all(after.records)).toHaveLength(40)
  const kept = all(after.records, 'other').length
  expect(kept).toBe(/^\.*/.exec(stdout)![0].length)
  put(after.records, seenAt(50_000))
  expect([all(after.records).length, after.warned]).toEqual([41, []])
  expect(path).toContain('history.db')
})

/** A state folder that is ours, or nobody's where root runs the tests. */
function owned(home: string, mode: number): string {
  const state = join(home, 'state')
  for (const folder of [home, state]) {
    mkdirSync(folder, { recursive: true })
    if (process.getuid?.() === 0) chownSync(folder, 65_534, 65_534)
  }
  chmodSync(state, mode)
  return state
}

it('in a folder that is read-only what was kept is read, and that nothing is kept is said once', async () => {
  const home = temporaryHome()
  const state = owned(home, 0o700)
  const nobody = { AS_NOBODY: '1' }
  expect(await recorded(state, 'a', 3, nobody)).toBe('...read 3')
  chmodSync(state, 0o500)
  const told = await recorded(state, 'a', 2, nobody)
  chmodSync(join(state, 'history.db'), 0o400)
  const readOnly = await recorded(state, 'a', 0, nobody)
  chmodSync(state, 0o700)
  expect(told).toMatch(/^the recorded history cannot be used: cannot [^\n]*\nread 0$/)
  expect(readOnly).toBe('read 3')
  // One that is damaged can then not be set aside.
  chmodSync(join(state, 'history.db'), 0o600)
  writeFileSync(join(state, 'history.db'), 'x'.repeat(5_000))
  chmodSync(state, 0o500)
  const damaged = await recorded(state, 'a', 1, nobody)
  chmodSync(state, 0o700)
  expect(damaged).toMatch(
    /^the recorded history cannot be used: it is damaged, and cannot be set aside: [^\n]*\nread 0$/,
  )
})

it('where no folder can be made the run goes on', async () => {
  const home = temporaryHome()
  writeFileSync(join(home, 'state'), '')
  const { records, warned } = await recordsIn(home)
  put(records, seenAt(0))
  put(records, seenAt(1_000))
  expect(all(records)).toEqual([])
  expect(warned).toEqual([expect.stringMatching(/^the recorded history cannot be used: .*state is not a folder/)])
  expect(dirname(join(home, 'state'))).toBe(home)
})
