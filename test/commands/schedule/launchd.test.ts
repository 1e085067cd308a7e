import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { keychainOf, macOf, shut } from '../../support/hostOf.ts'
import { readPlist } from './support/readPlist.ts'
import { scheduled } from './support/scheduled.ts'

const mac = keychainOf({ unattended: shut('not-tried') })

it('an agent of the graphical session is what reaches the keychain of macOS', async () => {
  const { as, files, needs, gaps } = await scheduled({ host: macOf(), store: mac, options: { every: '90m' } })
  expect(as).toBe('launchd')
  expect(files[0]!.path).toBe('/srv/lp/Library/LaunchAgents/local.hedge-monitor.check.plist')
  expect(readPlist(files[0]!.text)).toEqual({
    Label: 'local.hedge-monitor.check',
    ProgramArguments: [
      '/bin/sh',
      '-c',
      `out="$(/usr/local/bin/node /usr/local/bin/hedge check 2>&1)" || printf '%s\\n' "$out" | logger -t hedge`,
    ],
    StartInterval: 5400,
    RunAtLoad: true,
    LimitLoadToSessionType: 'Aqua',
    ProcessType: 'Background',
    SoftResourceLimits: { Core: 0 },
    Umask: 0o077,
  })
  expect(needs[0]).toMatchObject({ id: 'store', met: null })
  expect(gaps).toEqual([])
})

it('each job is an agent of its own', async () => {
  const { files } = await scheduled({ host: macOf(), store: mac, options: { run: 'notify' } })
  expect(files[0]!.path).toMatch(/local\.hedge-monitor\.notify\.plist$/)
  const { ProgramArguments } = readPlist(files[0]!.text) as { ProgramArguments: string[] }
  expect(ProgramArguments[2]).toContain('/usr/local/bin/hedge notify --quiet 2>&1')
})

it('from cron nobody reaches it there', async () => {
  const { needs, gaps } = await scheduled({ host: macOf(), store: mac, options: { as: 'cron' } })
  expect(needs[0]).toMatchObject({ id: 'store', met: false, mend: 'hedge schedule --as launchd' })
  expect(gaps).toMatchObject([{ code: 'store-locked' }])
})

it.each(['a b', `it's`, '100%', '$HOME', '"q"', 'é 日本', '<&>', 'a]]>b'])('runs with %s in every path', async name => {
  const folder = join(temporaryHome(), name)
  mkdirSync(folder)
  const path = join(folder, 'node')
  writeFileSync(path, '#!/bin/sh\nprintf "%s|" "$HEDGE_HOME" "$@" >"$HEDGE_HOME/said"\n')
  chmodSync(path, 0o700)
  const node = { path, version: '24', kept: false, engines: '' }
  const program = { path: join(folder, 'hedge'), passing: false }
  const host = macOf({ node, program, environment: { HEDGE_HOME: folder } })
  const { files } = await scheduled({ host, store: mac })
  const { ProgramArguments } = readPlist(files[0]!.text) as { ProgramArguments: string[] }
  const [command, ...rest] = ProgramArguments
  expect(spawnSync(command!, rest, { env: { PATH: '/usr/bin:/bin' } })).toMatchObject({ status: 0 })
  expect(spawnSync('cat', [join(folder, 'said')], { encoding: 'utf8' }).stdout).toBe(
    `${folder}|${join(folder, 'hedge')}|check|`,
  )
})
