import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { describe, expect, it } from 'vitest'
import { ensureBuilt } from '../support/ensureBuilt.ts'
import { environmentOf, launcher } from '../support/runHedge.ts'
import { useStage } from '../support/useStage.ts'
import { documentsIn, watching } from '../support/watching.ts'

const stage = useStage({ furnished: true })

const watch = (line: string) => watching(stage, line)

const market = (oraclePx: string) => ({ oraclePx, szDecimals: 4, maxLeverage: 20 })
const dexes = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`dex${n}:GOLD`, market('4000')]))

describe('a watch of hours', () => {
  it('knows the past from an earlier run', async () => {
    expect((await stage.call('status')).code).toBe(0)
  })

  it('asks for less than 100 of the weight a minute, from the first on, and all is known in the second', async () => {
    stage.scene.venue.set({ markets: { ...stage.scene.venue.world().markets, ...dexes(8) } })
    const { stdout, most, spent } = await watch('eth-usdc --for 20m')
    const all = documentsIn(stdout)
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
    const all = documentsIn(stdout)
    expect(all.at(-1)!.gaps).toEqual([])
  })
})

/** In a process of its own, as a pipe has it. */
async function piped(words: readonly string[]) {
  await ensureBuilt()
  const child = spawn(process.execPath, [launcher, ...words], {
    env: environmentOf(stage.home),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  return {
    child,
    ended: once(child, 'close').then(([code]) => ({ code, said })),
    lines: createInterface({ input: child.stdout }),
  }
}

describe('a pipe', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends at %s with %i, and every line is whole', async (signal, code) => {
    const { child, ended, lines } = await piped(['status', 'eth-usdc', '--watch', '--json', '--interval', '1'])
    const come: string[] = []
    lines.on('line', line => {
      come.push(line)
      if (come.length === 1) child.kill(signal)
    })
    expect(await ended).toEqual({ code, said: '' })
    for (const line of come) expect(JSON.parse(line).schema).toBe('hedge.status/1')
    expect(come).toHaveLength(1)
  })

  it('that nobody reads any more ends it, with no word', async () => {
    const { child, ended, lines } = await piped(['status', 'eth-usdc', '--watch', '--interval', '1'])
    await once(lines, 'line')
    child.stdout.destroy()
    expect(await ended).toMatchObject({ said: '' })
  })
})
