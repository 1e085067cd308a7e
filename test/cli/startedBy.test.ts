import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { startedBy } from '../../src/cli/startedBy.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { testIo } from '../support/testIo.ts'

const by = (ancestors: string[] | null, env: Record<string, string> = {}) => startedBy(testIo({ env }), () => ancestors)

describe('how a run was started', () => {
  it('a terminal on any stream is a person, whatever stands above', () => {
    expect(startedBy(testIo({ terminal: true }), () => ['cron'])).toBe('terminal')
    expect(startedBy(testIo({ stdin: null }), () => [])).toBe('terminal')
  })

  it.each(['cron', 'crond', 'CRON', 'fcron', 'anacron', 'atd'])('%s among the ancestors is cron', name => {
    expect(by(['sh', 'timeout', name, 'systemd'])).toBe('cron')
  })

  it('a name that only looks like it is none', () => expect(by(['sh', 'micron', 'cronometer'])).toBe('pipe'))

  it('without ancestors to look at, the environment that cron gives is cron', () => {
    const given = { SHELL: '/bin/sh', LOGNAME: 'x', HOME: '/', PATH: '/usr/bin:/bin' }
    expect(by(null, given)).toBe('cron')
    expect(by(null, { ...given, TERM: 'xterm' })).toBe('pipe')
    expect(by([], given)).toBe('pipe')
  })

  it('the process that systemd started is a service, its children are not', () => {
    expect(by([], { SYSTEMD_EXEC_PID: String(process.pid) })).toBe('service')
    expect(by([], { SYSTEMD_EXEC_PID: '1' })).toBe('pipe')
  })

  it.skipIf(process.platform !== 'linux')('is seen in real processes', () => {
    const folder = temporaryHome()
    const script = fileURLToPath(new URL('./support/tellStarter.ts', import.meta.url))
    const run = (name: string) => {
      const path = join(folder, name)
      // What comes after keeps the shell from giving its own process away.
      writeFileSync(path, `#!/bin/sh\n"${process.execPath}" "${script}"\n:\n`, { mode: 0o700 })
      return execFileSync(path, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    }
    expect(run('crond')).toBe('cron')
    expect(run('backup) (')).toBe('pipe')
  })
})
