import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { jobs } from '../../../src/commands/schedule/options.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { hostOf, keychainOf, vaultOf } from '../../support/hostOf.ts'
import { lineOf, scheduled } from './support/scheduled.ts'

const identity = { HEDGE_VAULT_IDENTITY_FILE: '/srv/lp/identity.txt' }

describe('the crontab line', () => {
  it('names Node and the program whole, gives what the store needs, and is quiet while all is well', async () => {
    expect(await lineOf({ host: hostOf({ environment: identity }) })).toBe(
      '*/5 * * * * out="$(HEDGE_VAULT_IDENTITY_FILE=/srv/lp/identity.txt /usr/bin/node /usr/local/bin/hedge check 2>&1)"' +
        ` || printf '\\%s\\n' "$out"`,
    )
  })

  it('gives the keychain the bus of the login, or that of this shell where there is no other', async () => {
    const environment = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/tmp/dbus-1,guid=0af', HEDGE_VAULT_IDENTITY_FILE: '/x' }
    const of = (runtimeDir: string | null) => lineOf({ store: keychainOf(), host: hostOf({ runtimeDir, environment }) })
    expect(await of('/run/user/1000')).toContain('out="$(XDG_RUNTIME_DIR=/run/user/1000 /usr/bin/node')
    expect(await of(null)).toContain('out="$(DBUS_SESSION_BUS_ADDRESS=unix:path=/tmp/dbus-1,guid=0af /usr/bin/node')
  })

  it('says where settings and state are, where that is not where cron would look', async () => {
    const environment = { ...identity, XDG_CONFIG_HOME: '/c', XDG_STATE_HOME: '/s' }
    expect(await lineOf({ host: hostOf({ environment }) })).toContain(
      '"$(XDG_CONFIG_HOME=/c XDG_STATE_HOME=/s HEDGE_VAULT',
    )
    const moved = { ...environment, HEDGE_HOME: '/h', HEDGE_HYPERLIQUID_URL: 'http://127.0.0.1:3000' }
    const line = await lineOf({ host: hostOf({ environment: moved, home: { here: '/elsewhere', login: '/srv/lp' } }) })
    expect(line).toContain('"$(HOME=/elsewhere HEDGE_HOME=/h HEDGE_HYPERLIQUID_URL=http://127.0.0.1:3000 HEDGE_VAULT')
    expect(line).not.toContain('XDG_')
  })

  it.each([
    ['check', '*/5 * * * *', 'hedge check'],
    ['status', '*/5 * * * *', 'hedge status --exit-code --quiet'],
    ['notify', '*/5 * * * *', 'hedge notify --quiet'],
    ['audit', '17 4 * * *', 'hedge audit --fail-on medium --quiet'],
  ])('runs %s, as often as is usual', async (run, fields, words) => {
    const line = await lineOf({ options: { run } })
    expect(line).toContain(`${fields} out="$(/usr/bin/node /usr/local/bin/${words} 2>&1)"`)
    expect(await lineOf({ options: { run, every: '1h' } })).toMatch(/^17 \* \* \* \* /)
  })

  it('goes to the system’s log where nothing delivers mail', async () => {
    const cron = { installed: true, running: true, allowed: true, mail: false }
    expect(await lineOf({ host: hostOf({ cron }) })).toMatch(/ \|\| printf '\\%s\\n' "\$out" \| logger -t hedge$/)
    const { needs } = await scheduled({
      options: { as: 'cron' },
      host: hostOf({ cron, tools: { logger: false, systemdCreds: true } }),
    })
    expect(needs).toContainEqual(expect.objectContaining({ id: 'cron-mail', met: false }))
  })

  it.each([
    ['1m', '* * * * *'],
    ['5m', '*/5 * * * *'],
    ['60m', '17 * * * *'],
    ['1h', '17 * * * *'],
    ['6h', '17 */6 * * *'],
    ['24h', '17 4 * * *'],
  ])('every %s is %s', async (every, fields) => {
    expect((await lineOf({ options: { every } })).startsWith(`${fields} out=`)).toBe(true)
  })

  it.each([
    ['7m', '6m'],
    ['90m', '1h'],
    ['5h', '4h'],
    ['23h', '24h'],
  ])('every %s does not come round evenly: %s does', async (every, nearest) => {
    await expect(lineOf({ options: { every } })).rejects.toMatchObject({
      exit: 2,
      hint: expect.stringContaining(`--every ${nearest}`),
    })
  })

  it('can hold no line break, and names no path that has one', async () => {
    const environment = { HEDGE_HOME: '/srv/two\nlines' }
    const failure = await lineOf({ host: hostOf({ environment }) }).catch((error: Error) => error)
    expect(failure).toMatchObject({ code: 'bad-path', exit: 2 })
    expect((failure as Error).message).not.toContain('lines')
  })
})

/** What a file name may hold of what means something to cron or to a shell. */
const names = ['a b', `it's`, '100%', '$HOME', '`id`', '"q"', 'é 日本', 'a\\b', '(x);&|<>*?[y]~#!', '-n']

describe('run as cron hands it to a shell', () => {
  it.each(names)('with %s in every path', async name => {
    const folder = join(temporaryHome(), name)
    mkdirSync(folder)
    const stub = join(folder, 'node')
    writeFileSync(stub, '#!/bin/sh\nprintf "%s|" "$HEDGE_HOME" "$@"\nexit "$(cat "$HEDGE_HOME/code")"\n')
    chmodSync(stub, 0o700)
    const host = hostOf({
      node: { path: stub, version: '24', kept: false, engines: '' },
      program: { path: join(folder, 'hedge'), passing: false },
      environment: { HEDGE_HOME: folder },
    })
    const run = async (code: number) => {
      writeFileSync(join(folder, 'code'), String(code))
      // crontab(5): what stands after the fields goes to the shell, \\% as %.
      const command = (await lineOf({ host })).replace(/^(\S+ ){5}/, '').replaceAll('\\%', '%')
      return spawnSync('/bin/sh', ['-c', command], { env: { PATH: '/usr/bin:/bin' }, encoding: 'utf8' })
    }
    expect(await run(0)).toMatchObject({ stdout: '', stderr: '' })
    expect(await run(3)).toMatchObject({ stdout: `${folder}|${join(folder, 'hedge')}|check|\n`, stderr: '' })
  })
})

/** That of Debian checks a file without taking it. */
const hasCrontab = /dry run/.test(spawnSync('crontab', ['-h'], { encoding: 'utf8' }).stderr ?? '')
describe.skipIf(!hasCrontab)(
  hasCrontab ? 'crontab(1) itself' : 'crontab(1) itself (SKIPPED: no cron is installed)',
  () => {
    it('takes every line', async () => {
      const environments = names.map(name => ({ HEDGE_HOME: `/srv/${name}`, ...identity }))
      const lines = await Promise.all(environments.map(environment => lineOf({ host: hostOf({ environment }) })))
      const every = await Promise.all(
        ['1m', '30m', '1h', '12h', '24h'].map(interval => lineOf({ options: { every: interval } })),
      )
      const runs = await Promise.all(jobs.map(run => lineOf({ options: { run } })))
      const file = join(temporaryHome(), 'crontab')
      writeFileSync(file, `${[...lines, ...every, ...runs].join('\n')}\n`)
      expect(() => execFileSync('crontab', ['-n', file], { stdio: 'pipe' })).not.toThrow()
      writeFileSync(file, '*/5 * * * no\n')
      expect(() => execFileSync('crontab', ['-n', file], { stdio: 'pipe' })).toThrow()
    })
  },
)

it('a longer line than cron reads is said to be one', async () => {
  const of = async (length: number) => {
    const environment = { HEDGE_HOME: `/${'x'.repeat(length)}` }
    return (await scheduled({ store: vaultOf(), options: { as: 'cron' }, host: hostOf({ environment }) })).needs.map(
      ({ id }) => id,
    )
  }
  expect(await of(1000)).toContain('cron-length')
  expect(await of(100)).not.toContain('cron-length')
})
