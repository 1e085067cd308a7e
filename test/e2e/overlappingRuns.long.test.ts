import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { pluginOutput } from '../support/pluginOutput.ts'
import { useStage } from '../support/useStage.ts'

vi.setConfig({ testTimeout: 90_000 })

const stage = useStage({ furnished: true })
const home = (...names: string[]) => join(stage.home.path, 'hedge', ...names)

/** Takes connections, and never says a word. */
let silent: Server
const held: Socket[] = []
let hanging: { HEDGE_HYPERLIQUID_URL: string }
beforeAll(async () => {
  silent = createServer(socket => void held.push(socket))
  await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve))
  hanging = { HEDGE_HYPERLIQUID_URL: `http://127.0.0.1:${(silent.address() as { port: number }).port}` }
})
afterAll(async () => {
  for (const socket of held) socket.destroy()
  await new Promise(resolve => void silent.close(resolve))
})

const many = <T>(count: number, run: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, () => run()))

const locks = () => readdirSync(home(), { recursive: true }).filter(name => /\.lock\b/.test(String(name)))

/** Nothing is damaged, nothing of a run is left behind, and the next one is as every other. */
async function isWhole(): Promise<void> {
  expect(locks()).toEqual([])
  const verified = await stage.call('log --verify --json')
  expect({ code: verified.code, broken: JSON.parse(verified.stdout).chain?.broken ?? [] }).toEqual({
    code: 0,
    broken: [],
  })
  const names = readdirSync(home(), { recursive: true }).map(String)
  expect(names.filter(name => /\.unusable$|\.tmp$|-journal$/.test(name))).toEqual([])
  expect(await stage.run('status --json')).toMatchObject({ code: 0, stderr: '' })
}

it('twenty checks at once of a venue that hangs: each is over in its time, and none waits for another', async () => {
  const alone = await stage.run('check --timeout 4', { env: hanging })
  const began = performance.now()
  const all = await many(20, () => stage.run('check --timeout 4', { env: hanging }))
  const took = performance.now() - began
  for (const { code, stdout } of [alone, ...all]) {
    expect(code).toBe(3)
    expect(pluginOutput(stdout).text).toMatch(/did not answer in time|nothing was known after 4 seconds/)
  }
  // In a row they would take eighty seconds; what they take longer than one alone is the machine starting twenty programs.
  expect(took).toBeLessThan(40_000)
  await isWhole()
})

it('eight checks at once of one that answers all see it, and each is in the history or says why not', async () => {
  const before = (await stage.json('history eth-usdc --json')).document.hedges[0].records.length
  const all = await many(8, () => stage.run('check --timeout 20'))
  expect(new Set(all.map(({ code }) => code))).toEqual(new Set([all[0]!.code]))
  expect([0, 1, 2]).toContain(all[0]!.code)
  for (const { stderr } of all)
    expect(stderr).toMatch(/^(hedge: warning: [^\n]*another hedge (is|was) writing[^\n]*\n)*$/)
  const after = (await stage.json('history eth-usdc --json')).document.hedges[0].records.length
  expect(after).toBeGreaterThan(before)
  await isWhole()
})

it('locks of processes that died, whoever has their number by now, hold nobody up', async () => {
  const dead = { pid: 2 ** 22 + 1, started: null, host: hostname(), token: 'left1' }
  // On Linux it is told apart by when it started; the number is one of a process that lives.
  const reused = process.platform === 'linux' ? { ...dead, pid: process.pid, started: 'another boot:1' } : dead
  mkdirSync(home('state'), { recursive: true })
  const put = (path: string, holder: object) => writeFileSync(path, JSON.stringify(holder), { mode: 0o600 })
  for (const holder of [dead, reused]) {
    put(home('state', 'log.lock'), holder)
    put(home('state', 'notify.lock'), holder)
    put(home('settings.lock'), holder)
    put(home('secrets.lock'), holder)
    const run = await stage.run('check')
    expect(run.stderr).toBe('')
    expect(await stage.run('config set legs.apart 61')).toMatchObject({ code: 0, stderr: '' })
    expect(await stage.call('rotate eth-usdc')).toMatchObject({ code: expect.any(Number) })
    expect(run.milliseconds).toBeLessThan(15_000)
    for (const name of ['settings.lock', 'state/log.lock']) expect(locks()).not.toContain(name)
  }
})
