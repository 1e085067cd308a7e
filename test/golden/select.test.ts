import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { accountOf, artifactsOf, ethUsdc, lpsOf, ok, perpOf } from '../support/artifacts.ts'
import { callMain } from '../support/callMain.ts'
import { canary, expectRefusal, type Mistake } from '../support/refusal.ts'
import { snapshotOf } from '../support/snapshotOf.ts'
import { useVault } from '../support/useStage.ts'

const stage = useVault()
const saved = () => join(stage.home.path, 'saved.json')
beforeAll(() => {
  writeFileSync(
    saved(),
    JSON.stringify(snapshotOf(artifactsOf({ lps: ok([lpsOf(ok(ethUsdc()))]), accounts: ok([accountOf([perpOf()])]) }))),
  )
})

const status = (...words: string[]) => callMain(['status', '--from', saved(), ...words], stage.home)

describe('--select', () => {
  it('prints the value of each path and nothing else, and ends as it would without', async () => {
    const { code, stdout: all } = await status('--json')
    const report = JSON.parse(all)
    const wanted = 'schema,hedges.0.name,hedges[].lps[].inRange,totals.valueUsd,hedges[nobody].name'
    const { stdout, stderr, code: same } = await status('--select', wanted)
    const { name, lps } = report.hedges[0]
    const values = [report.schema, name, ...lps.map((lp: { inRange: boolean }) => lp.inRange), report.totals.valueUsd]
    expect(stdout).toBe(`${[...values, 'null'].join('\n')}\n`)
    expect({ same, stderr }).toEqual({ same: code, stderr: '' })
    expect(lps.length).toBeGreaterThan(0)
  })

  it('is one object with --json', async () => {
    const { stdout } = await status('--json', '--select=hedges[].name,gaps')
    const { hedges, gaps } = JSON.parse((await status('--json')).stdout)
    const names = hedges.map(({ name }: { name: string }) => name)
    expect(JSON.parse(stdout)).toEqual({ 'hedges[].name': names, gaps })
  })

  it('may stand before the command, and goes with what changes something', async () => {
    const words = ['--select', 'schema', 'config', 'set', 'drift.warning', '0.2']
    expect(await callMain(words, stage.home)).toMatchObject({ code: 0, stdout: 'hedge.config-set/1\n' })
  })

  it('tells of a field that there is not, with the nearest, and prints nothing', async () => {
    const { code, stdout, stderr } = await status('--select', `hedges[].name,totals.valueUSD`)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('--select: path 2 of 2 names no field of hedge.status/1; the nearest is totals.valueUsd')
  })

  it('says that what was asked for was done all the same', async () => {
    const { code, stderr } = await callMain(['config', 'set', 'drift.warning', '0.3', '--select', 'nope'], stage.home)
    expect(code).toBe(2)
    expect(stderr).toContain('it was done, but nothing is printed: --select')
    const { stdout } = await callMain(['config', 'get', '--json'], stage.home)
    expect(stdout).toContain('0.3')
  })

  it('changes nothing where its paths cannot be understood', async () => {
    const { code } = await callMain(['config', 'set', 'drift.warning', '0.87654', '--select', 'a..b'], stage.home)
    expect(code).toBe(2)
    expect((await callMain(['config', 'get', '--json'], stage.home)).stdout).not.toContain('0.87654')
  })

  it.each<Mistake>([
    [['list', '--select', `${canary}..x`], 2, 'bad-option'],
    [['list', '--select', `hedges[${canary}`], 2, 'bad-option'],
    [['list', '--select', `hedges[${canary}].${canary}`], 2, 'bad-option'],
    [['list', '--select', ''], 2, 'bad-option'],
    ['list --select hedges --format csv', 2, 'bad-option'],
    ['list --select hedges --format markdown', 2, 'bad-option'],
  ])('%j', async (...mistake) => {
    await expectRefusal(stage.home, mistake)
  })
})
