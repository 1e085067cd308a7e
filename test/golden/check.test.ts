import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { artifactsOf, ethUsdc, gap, lpsOf, ok, subjectOf } from '../support/artifacts.ts'
import { callMain, type MainOptions } from '../support/callMain.ts'
import { newHome } from '../support/madeHome.ts'
import { pluginOutput } from '../support/pluginOutput.ts'
import { canary } from '../support/refusal.ts'
import { faultsIn } from '../support/schemas.ts'
import { snapshotOf } from '../support/snapshotOf.ts'
import { hedgedBy } from '../support/watchedOf.ts'

const home = newHome('http://127.0.0.1:1')
afterAll(() => home.remove())

const saved = (name: string, parts: Parameters<typeof artifactsOf>[0]): string => {
  const path = join(home.path, `${name}.json`)
  const named = { subjects: ok([subjectOf({ name: 'eth-usdc', tokenIds: ['1'], expectedAssets: ['ETH'] })]) }
  const artifacts = artifactsOf({ ...named, lps: ok([lpsOf(ok(ethUsdc()))]), accounts: hedgedBy(1), ...parts })
  writeFileSync(path, JSON.stringify(snapshotOf(artifacts)))
  return path
}
const near = { accounts: hedgedBy(0.8, { liquidationPx: '3200' }) }

async function told(line: string, options: MainOptions = {}) {
  const { code, stdout, stderr } = await callMain(line.split(' '), home, options)
  return [
    `$ hedge ${line}`,
    stdout.trimEnd(),
    ...(stderr === '' ? [] : ['[stderr]', stderr.trimEnd()]),
    `[exit ${code}]`,
    '',
  ]
    .join('\n')
    .replaceAll(home.path, '$HOME')
}

describe('hedge check, to the letter', () => {
  it('of a replay, whole and with holes, in every format', async () => {
    const files = [saved('fine', {}), saved('near', near), saved('blind', { lps: gap('rpc-down') })]
    const runs = [
      ...files.map(file => `check --from ${file}`),
      `check eth-usdc --from ${files[1]} --only liquidation-distance,drift --no-exit-codes`,
      `check --from ${files[1]} --format csv`,
      `check --from ${files[0]} --format markdown --only margin drift`,
      `check --from ${files[1]} --json --only liquidation-distance`,
      `check --from ${files[0]} --select state,hedges[].name`,
    ]
    const parts: string[] = []
    for (const line of runs) parts.push(await told(line))
    await expect(parts.join('\n')).toMatchFileSnapshot('check.txt')
  })
})

describe('whatever goes wrong with a run', () => {
  const wrong = async (line: string, home_ = home) => {
    const { code, stdout, stderr } = await callMain(line.split(' '), home_)
    expect({ code, stderr, lines: stdout.split('\n').length }, line).toEqual({ code: 3, stderr: '', lines: 2 })
    expect(stdout).not.toContain(canary)
    return pluginOutput(stdout)
  }

  it.each([
    [`check --${canary}`, 'check: an option is not known here (hedge check --help)'],
    [`check ${canary}`, 'there is no hedge of that name (hedge list)'],
    [
      `check ${canary.toUpperCase()}`,
      'that is not the name of a hedge; an address with nothing stored is not checked (hedge check --help)',
    ],
    [
      `check --only ${canary}`,
      /^--only names what is no condition; there are out-of-range, .* \(hedge check --help\)$/,
    ],
    [`check --timeout ${canary}`, '--timeout is not a number of seconds from 0.1 to 3600 (hedge status --timeout 20)'],
    [`check --format ${canary}`, '--format is none of the formats (use one of: table, json, csv, markdown)'],
    [`check --from ${canary}.json`, 'the snapshot cannot be used: there is no such file (hedge snapshot > FILE)'],
    ['check', 'no hedge is stored, and nothing is watched (hedge add)'],
    ['check --quiet --no-exit-codes', 'no hedge is stored, and nothing is watched (hedge add)'],
  ])('is one line that says UNKNOWN: %s', async (line, text) => {
    const { state, text: said, data, long } = await wrong(line)
    expect([state, data, long]).toEqual(['UNKNOWN', [], []])
    if (typeof text === 'string') expect(said).toBe(text)
    else expect(said).toMatch(text)
  })

  it('is one document with --json, and words on standard error in other formats, with the same code', async () => {
    const { code, stdout, stderr } = await callMain(['check', '--json'], home)
    const document = JSON.parse(stdout)
    expect({ code, error: document.error.code, faults: faultsIn(document) }).toEqual({
      code: 3,
      error: 'nothing-stored',
      faults: [],
    })
    expect(stderr).toContain('hedge: error: no hedge is stored')
    expect(await callMain(['check', '--format', 'csv'], home)).toMatchObject({ code: 3, stdout: '' })
  })

  it('is said of settings that cannot be read, too', async () => {
    const other = newHome('http://127.0.0.1:1')
    try {
      mkdirSync(join(other.path, 'hedge'), { mode: 0o700 })
      writeFileSync(join(other.path, 'hedge', 'settings.json'), '{', { mode: 0o600 })
      expect((await wrong('check', other)).text).toContain('is not usable: it is not JSON')
    } finally {
      rmSync(other.path, { recursive: true, force: true })
      other.remove()
    }
  })

  it('help and the version are asked for, and no failure', async () => {
    expect((await callMain(['check', '--help'], home)).code).toBe(0)
    expect((await callMain(['check', '--version'], home)).code).toBe(0)
  })
})
