import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fakeTime } from '../support/fakeTime.ts'
import { expectValid } from '../support/schemas.ts'
import { useStage } from '../support/useStage.ts'
import { documentsIn, watching } from '../support/watching.ts'

const stage = useStage({ furnished: true })

const watch = (line: string) => watching(stage, line)

describe('status --watch where no terminal is', () => {
  it('is a document a line, each of which keeps the schema, and nothing else', async () => {
    const { code, stdout, stderr, most } = await watch('--json --for 6m')
    const all = documentsIn(stdout)
    for (const each of all) expectValid(each)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const times = all.map(({ generatedAt }) => Date.parse(generatedAt))
    for (const [at, each] of times.slice(1).entries()) expect(each - times[at]!).toBeLessThan(17_000)
    // Nothing of the past was known: what there was no weight for at the beginning has come.
    expect(all[0]!.gaps).not.toEqual([])
    expect(all.at(-1)!.gaps).toEqual([])
    expect(all.at(-1)!.hedges.map(({ pnl }) => pnl === null)).toEqual([false, false])
    expect(most).toBeLessThan(100)
  })

  it('counts its frames', async () => {
    const { stdout, passed } = await watch('--count 3')
    expect(documentsIn(stdout)).toHaveLength(3)
    expect(passed).toBeLessThan(2 * 17_000)
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

  it('ends as its last report would', async () => {
    expect((await watch('eth-usdc --count 1 --exit-code')).code).toBe(10)
    stage.scene.venue.failWith('clearinghouseState', { status: 500 })
    try {
      const { code, stdout } = await watch('eth-usdc --count 2 --exit-code')
      expect(code).toBe(3)
      expect(documentsIn(stdout).at(-1)!.hedges[0]!.exposure[0]!.netDelta).toBeNull()
    } finally {
      stage.scene.venue.failWith('clearinghouseState', null)
    }
  })

  it('ends with the signal that ended it', async () => {
    const stop = new AbortController()
    const time = fakeTime()
    const interrupted = await stage.call('status eth-usdc --watch', {
      ...time,
      interruption: stop.signal,
      heard: (_text, all) => {
        if (documentsIn(all).length === 2) stop.abort('SIGTERM')
      },
    })
    expect(interrupted.code).toBe(143)
    expect(documentsIn(interrupted.stdout)).toHaveLength(2)
  })

  it('ends when a hedge that it is about is removed, with one more document that says so', async () => {
    await stage.call('rename btc-eth gone-soon')
    let seen = 0
    const { code, stdout } = await stage.call('status gone-soon --watch --json', {
      ...fakeTime(),
      heard: () => {
        seen += 1
        if (seen === 2) rename()
      },
    })
    const lines = stdout.trimEnd().split('\n')
    expect(code).toBe(6)
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ schema: 'hedge.error/1', error: { code: 'no-such-hedge' } })
    expect(lines.slice(0, -1).map(line => JSON.parse(line).schema)).toEqual(['hedge.status/1', 'hedge.status/1'])
  })
})

/** As another process would: the settings are another file from one moment to the next. */
function rename(): void {
  const path = join(stage.home.path, 'hedge', 'settings.json')
  const text = readFileSync(path, 'utf8').replace('"gone-soon"', '"btc-eth"')
  writeFileSync(`${path}.new`, text, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}
