import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

vi.setConfig({ testTimeout: 30_000 })

const script = fileURLToPath(new URL('./support/scanSlowly.ts', import.meta.url))

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'hedge-scan-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

type Run = { requests: number[]; done: boolean; signal: NodeJS.Signals | null }

/** One run, killed once it has asked so often. */
async function run(kill?: { after: number; by: NodeJS.Signals }): Promise<Run> {
  const child = spawn(process.execPath, [script, home], { stdio: ['ignore', 'pipe', 'inherit'], timeout: 20_000 })
  const closed = new Promise<NodeJS.Signals | null>(resolve => child.once('close', (_code, signal) => resolve(signal)))
  const lines: string[] = []
  for await (const line of createInterface(child.stdout)) {
    lines.push(line)
    if (lines.length === kill?.after) child.kill(kill.by)
  }
  const requests = lines.filter(line => line !== 'done').map(Number)
  return { requests, done: lines.includes('done'), signal: await closed }
}

describe('a first scan of a thousand blocks, ten a request', () => {
  it('is asked for once: the next run asks for nothing', async () => {
    expect(await run()).toMatchObject({ done: true, requests: { length: 101 } })
    expect(await run()).toEqual({ done: true, requests: [], signal: null })
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('ended by %s goes on where it was', async by => {
    const first = await run({ after: 50, by })
    expect(first).toMatchObject({ done: false, signal: by })
    const second = await run()
    expect(second.done).toBe(true)
    // The request that was in flight is asked again, and none before it.
    expect(second.requests[0]).toBe(first.requests.at(-1))
    expect(readdirSync(join(home, 'history'))).toEqual(['id-a.json'])
  })

  it('killed with SIGKILL again and again has lost half a second each time, and ends', async () => {
    const starts: number[] = []
    for (let round = 0; round < 2; round += 1) {
      const { requests, done, signal } = await run({ after: 45, by: 'SIGKILL' })
      expect({ done, signal }).toEqual({ done: false, signal: 'SIGKILL' })
      starts.push(requests[0]!)
    }
    const last = await run()
    expect(last.done).toBe(true)
    starts.push(last.requests[0]!)
    // Forty-five requests take two thirds of a second at least, of which half a second may not be on disk yet. On a busy machine
    // they take longer and all of them are: twice as many must not be the whole scan.
    expect(starts[0]).toBe(0)
    expect(starts[1]).toBeGreaterThan(50)
    expect(starts[2]).toBeGreaterThan(starts[1]! + 50)
  })
})
