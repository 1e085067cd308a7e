import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pluginOutput } from '../support/pluginOutput.ts'
import { launcher } from '../support/runHedge.ts'

const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
const maintained: readonly string[] = engines.node.split('||').map((line: string) => /\d+/.exec(line)![0])

/** A Node of this machine that is too old, or null: whatever stands on the PATH beside the project's own. */
function oldNode(): { path: string; version: string } | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin']
  const paths = folders.filter(folder => !folder.includes('node_modules')).map(folder => join(folder, 'node'))
  for (const path of new Set(paths.filter(path => existsSync(path)).map(path => realpathSync(path)))) {
    const version = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 10_000 }).stdout?.trim().slice(1)
    const major = version?.split('.')[0]
    if (version && Number(major) < 26 && !maintained.includes(major!)) return { path, version }
  }
  return null
}

const old = oldNode()

describe(`a Node that is too old${old === null ? ' (skipped: there is none on this machine)' : ''}`, () => {
  it.skipIf(old === null).each([[[]], [['status', '--json']], [['--version']], [['add', '--account', '0x1']]])(
    'is told what to do instead, in two lines: hedge %j',
    words => {
      const { status, stdout, stderr } = spawnSync(old!.path, [launcher, ...words], {
        encoding: 'utf8',
        timeout: 10_000,
      })
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
      expect(stderr).toBe(
        `hedge: error: this is Node ${old!.version}, and hedge needs ${engines.node}\n` +
          'hedge: hint: install a maintained Node from https://nodejs.org, or: npx -p node@24 -p hedge-monitor hedge\n',
      )
    },
  )

  it
    .skipIf(old === null)
    .each([
      [['check']],
      [['check', '--json']],
      [['--timeout', '5', 'check', 'eth-usdc']],
      [['--format', 'check', '--quiet', 'check']],
    ])('of a monitoring system is told that nothing is known, in one line that it reads: hedge %j', words => {
    const { status, stdout, stderr } = spawnSync(old!.path, [launcher, ...words], { encoding: 'utf8', timeout: 10_000 })
    expect({ status, stderr }).toEqual({ status: 3, stderr: '' })
    const { state, text, data, long } = pluginOutput(stdout)
    expect({ state, data, long }).toEqual({ state: 'UNKNOWN', data: [], long: [] })
    expect(text).toContain(`this is Node ${old!.version}, and hedge needs `)
  })

  it.skipIf(old === null)('takes the value of an option for no command', () => {
    const { status, stdout } = spawnSync(old!.path, [launcher, '--format', 'check', 'status'], { encoding: 'utf8' })
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  })
})
