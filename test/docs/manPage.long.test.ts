import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { manPage } from '../../build/manPage.ts'

let folder: string
let page: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hedge-man-'))
  page = join(folder, 'hedge.1')
  writeFileSync(page, await manPage('1.2.3'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (program: string, words: readonly string[]) => {
  const env = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', MANWIDTH: '80', MANPAGER: 'cat', HOME: folder }
  return spawnSync(program, words, { env, encoding: 'utf8', timeout: 30_000 })
}

const hasMandoc = run('mandoc', ['-T', 'lint', '/dev/null']).error === undefined
const hasMan = /^man \d/.test(run('man', ['--version']).stdout ?? '')

describe.skipIf(!hasMandoc)(hasMandoc ? 'mandoc' : 'mandoc (SKIPPED: apt-get install mandoc)', () => {
  it('finds nothing wrong with the page', () => {
    const told = run('mandoc', ['-T', 'lint', '-W', 'warning', page]).stdout.trim().split('\n')
    // Made by each build, it has no day of its own.
    expect(told.filter(line => !line.endsWith('WARNING: missing date, using "": TH'))).toEqual([])
    const broken = join(folder, 'broken.1')
    writeFileSync(broken, '.TH A 1\n.SH\n.XX\n')
    expect(run('mandoc', ['-T', 'lint', '-W', 'warning', broken]).stdout).toMatch(/ERROR|WARNING: (?!missing date)/)
  })
})

describe.skipIf(!hasMan)(hasMan ? 'man' : 'man (SKIPPED: apt-get install man-db)', () => {
  it('shows it, and warns of nothing', () => {
    const { stdout, stderr, status } = run('man', ['--warnings', '-l', page])
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    expect(stdout).toContain('hedge status [name...]')
    expect(stdout).toContain('--exit-code')
    expect(stdout).toContain("hedge status --select 'hedges[].name,hedges[].state' --json")
  })
})
