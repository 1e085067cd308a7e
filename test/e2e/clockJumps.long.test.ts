import { describe, expect, it, vi } from 'vitest'
import { pluginOutput } from '../support/pluginOutput.ts'
import { type Json, useStage } from '../support/useStage.ts'

vi.setConfig({ testTimeout: 60_000 })

const day = 86_400_000
const stage = useStage({ furnished: true })

/** Runs are two seconds apart, so that each is a record of its own. */
let runs = 0

/** By a clock that is so far off (milliseconds). */
const by = (off: number) => ({ now: () => new Date(Date.now() + off) })
const json = async (line: string, off: number) => (await stage.json(`${line} --json`, by(off + runs * 2_000))).document

const unknownIn = (audit: Json): string[] =>
  audit.findings
    .filter(({ status }: { status: string }) => status === 'unknown')
    .map(({ id, actual }: { id: string; actual: string }) => `${id}: ${actual}`)

const run = async (line: string, off: number) => {
  runs += 1
  const told = await stage.call(line, by(off + runs * 2_000))
  expect(told.stderr).toBe('')
  return told
}

describe.each([
  ['forward by a year, and back', 365 * day, '365 days old'],
  ['back by a day and a half, and forward', -1.5 * day, '36 hours ahead of this clock|35 hours ahead of this clock'],
])('a clock that jumps %s', (_what, off, age) => {
  it('is what a check and doctor say, while every number is there', async () => {
    await run('status', 0)
    const status = await json('status', off)
    expect(status.gaps).toEqual([])
    expect(status.hedges.map(({ pnl }: { pnl: unknown }) => pnl === null)).toEqual([false, false])
    const { code, stdout } = await run('check', off)
    expect([code, pluginOutput(stdout).state]).toEqual([2, 'CRITICAL'])
    expect(stdout).toMatch(new RegExp(`^CRITICAL eth-usdc: what hyperliquid says is (${age}) \\[data-age\\]$`, 'm'))
    const doctor = await json('doctor', off)
    const clock = doctor.steps.find(({ id }: { id: string }) => id === 'clock')
    expect(clock).toMatchObject({ status: 'fail', mend: expect.stringContaining('ntp') })
  })

  it('leaves nothing behind that is of another time', async () => {
    const before = (await json('history eth-usdc', 60_000)).hedges[0]
    await run('check', off)
    const after = (await json('history eth-usdc', 60_000)).hedges[0]
    expect(after.later).toBe(0)
    expect(after.records.length).toBeGreaterThanOrEqual(before.records.length)
    // It is kept under the time that the venue told.
    expect(Math.abs(Date.parse(after.records.at(-1).at) - Date.now())).toBeLessThan(60_000)
  })

  it('holds nothing up once it is right', async () => {
    await run('audit', off)
    await run('check', off)
    const { stdout } = await run('check', 0)
    expect(stdout).not.toMatch(/data-age\]$/m)
    expect(pluginOutput(stdout).state).toBe('WARNING')
    const status = await json('status', 0)
    expect(status.gaps).toEqual([])
    expect((await stage.call('log --verify', by(runs * 2_000))).code).toBe(0)
    expect((await stage.call('prune --dry-run', by(0))).stdout).toContain('Nothing to prune')
    expect(unknownIn(await json('audit', 0))).toEqual([])
  })
})
