import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { jobs } from '../../../src/commands/schedule/options.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { hostOf, keychainOf, vaultOf } from '../../support/hostOf.ts'
import { type Scheduling, scheduled } from './support/scheduled.ts'

const identity = { HEDGE_VAULT_IDENTITY_FILE: '/srv/lp/my identity.txt' }
const systemd = ({ options, ...rest }: Scheduling) => scheduled({ ...rest, options: { as: 'systemd', ...options } })

describe('the service of a vault', () => {
  it('is the system’s, runs as the user, and is handed the identity encrypted', async () => {
    const { files, install } = await systemd({ host: hostOf({ environment: identity }) })
    expect(files.map(({ path }) => path)).toEqual([
      '/etc/systemd/system/hedge-check.service',
      '/etc/systemd/system/hedge-check.timer',
    ])
    const service = files[0]!.text.split('\n')
    for (const line of [
      'User=lp',
      'ExecStart=/usr/bin/node /usr/local/bin/hedge check',
      'LoadCredentialEncrypted=hedge-vault:/etc/credstore.encrypted/hedge-vault',
      'LimitCORE=0',
      'ProtectSystem=strict',
      'ReadWritePaths=-/srv/lp/.config/hedge',
      'ReadWritePaths=-/srv/lp/.local/state/hedge',
    ])
      expect(service).toContain(line)
    expect(files[0]!.text).not.toContain('HEDGE_VAULT_IDENTITY_FILE')
    expect(install).toContain(
      "sudo systemd-creds encrypt --name=hedge-vault '/srv/lp/my identity.txt' /etc/credstore.encrypted/hedge-vault",
    )
  })

  it('takes the identity as it is where systemd encrypts nothing, and says so', async () => {
    const tools = { logger: true, systemdCreds: false }
    const { files, install, needs } = await systemd({ host: hostOf({ environment: identity, tools }) })
    expect(files[0]!.text).toContain('LoadCredential=hedge-vault:/srv/lp/my identity.txt\n')
    expect(install.join()).not.toContain('systemd-creds')
    expect(needs).toContainEqual(expect.objectContaining({ id: 'credentials', met: false }))
  })

  it('with paths that no such line can spell it leaves them writable', async () => {
    const settings = { here: '/srv/a"b', bare: '/srv' }
    const { files } = await systemd({ host: hostOf({ settings }) })
    expect(files[0]!.text).toContain('ProtectSystem=full\n')
    expect(files[0]!.text).not.toContain('ReadWritePaths')
  })

  it('keeps the /tmp it lies in', async () => {
    expect((await systemd({})).files[0]!.text).toContain('PrivateTmp=yes')
    const state = { here: '/tmp/state', bare: '/srv' }
    expect((await systemd({ host: hostOf({ state }) })).files[0]!.text).not.toContain('PrivateTmp')
  })
})

it('the service of the keychain is the user’s, who has a bus', async () => {
  const { files, install } = await systemd({ store: keychainOf() })
  expect(files[0]!.path).toBe('/srv/lp/.config/systemd/user/hedge-check.service')
  expect(files[0]!.text).not.toMatch(/^(?:User|LoadCredential|ProtectSystem|CapabilityBoundingSet)/m)
  expect(install.at(-1)).toBe('systemctl --user enable --now hedge-check.timer')
})

it('each job has units of its own, and a program that is told has the rights of its unit', async () => {
  const { files, notes, install } = await systemd({ options: { run: 'notify' } })
  expect(files.map(({ path }) => basename(path!))).toEqual(['hedge-notify.service', 'hedge-notify.timer'])
  expect(files[0]!.text).toContain('ExecStart=/usr/bin/node /usr/local/bin/hedge notify --quiet\n')
  expect(install.at(-1)).toBe('sudo systemctl enable --now hedge-notify.timer')
  expect(notes.join()).toContain('hedge notify set command')
  const audit = await systemd({ options: { run: 'audit' } })
  expect(audit.files[1]!.text).toContain('OnCalendar=*-*-* 04:17:00 UTC\n')
  expect(audit.notes.join()).not.toContain('notify set')
})

it('a service of one’s own manager wants to run while nobody is logged in', async () => {
  const store = vaultOf({ kind: 'exec', vaultKey: null })
  const lingers = async (linger: boolean | null) => (await systemd({ store, host: hostOf({ linger }) })).needs
  expect(await lingers(false)).toContainEqual(
    expect.objectContaining({ id: 'linger', met: false, mend: 'sudo loginctl enable-linger lp' }),
  )
  expect((await lingers(true)).map(({ id }) => id)).not.toContain('linger')
})

describe('the timer', () => {
  it.each([
    ['1m', ['OnCalendar=*-*-* *:*:00 UTC', 'Persistent=true', 'RandomizedDelaySec=6']],
    ['5m', ['OnCalendar=*-*-* *:00/5:00 UTC', 'Persistent=true', 'RandomizedDelaySec=30']],
    ['6h', ['OnCalendar=*-*-* 00/6:17:00 UTC', 'Persistent=true']],
    ['24h', ['OnCalendar=*-*-* 04:17:00 UTC', 'Persistent=true']],
    ['7m', ['OnActiveSec=1min', 'OnUnitActiveSec=7min']],
  ])('of every %s', async (every, lines) => {
    const { files } = await systemd({ options: { every } })
    for (const line of lines) expect(files[1]!.text.split('\n')).toContain(line)
  })
})

const analyze = (files: readonly string[]) => spawnSync('systemd-analyze', ['verify', ...files], { encoding: 'utf8' })
const hasSystemd = analyze([]).error === undefined
const title = 'systemd itself takes the units'
describe.skipIf(!hasSystemd)(hasSystemd ? title : `${title} (SKIPPED: no systemd-analyze)`, () => {
  /** All at once, each under a name of its own: a call takes a while. */
  const verified = async (schedulings: readonly Scheduling[]) => {
    const folder = temporaryHome()
    const reports = await Promise.all(schedulings.map(systemd))
    const paths = reports.flatMap(({ files }, index) =>
      files.map(({ path, text }) => {
        const copy = join(folder, basename(path!).replace('.', `-${index}.`))
        writeFileSync(copy, text)
        return copy
      }),
    )
    const { status, stdout, stderr } = analyze(paths)
    return { status, said: stdout + stderr }
  }
  const fine = { status: 0, said: '' }

  it('with whatever may stand in a path', async () => {
    const names = ['plain', 'a b', `it's`, '100%', '$HOME', '"q"', 'é 日本', 'a\\b', ';#']
    const schedulings = names.flatMap((name): Scheduling[] => {
      const folder = join(temporaryHome(), name)
      mkdirSync(folder)
      // It must be there and be a program: what is not is named in the answer.
      const path = join(folder, 'node')
      copyFileSync('/bin/true', path)
      chmodSync(path, 0o755)
      const host = hostOf({
        user: 'root',
        node: { path, version: '24', kept: false, engines: '' },
        program: { path: join(folder, 'hedge'), passing: false },
        settings: { here: folder, bare: '/srv' },
        environment: { HEDGE_HOME: folder, ...identity },
      })
      return [
        { host, store: vaultOf() },
        { host, store: keychainOf() },
      ]
    })
    expect(await verified(schedulings)).toEqual(fine)
  })

  it('of every interval', async () => {
    const host = hostOf({ user: 'root', node: { path: '/bin/true', version: '24', kept: false, engines: '' } })
    const intervals = ['1m', '7m', '30m', '1h', '12h', '24h']
    expect(await verified(intervals.map(every => ({ host, options: { every, run: 'status' } })))).toEqual(fine)
  })

  it('of every job', async () => {
    const host = hostOf({ user: 'root', node: { path: '/bin/true', version: '24', kept: false, engines: '' } })
    const schedulings = jobs.flatMap((run): Scheduling[] => [
      { host, options: { run } },
      { host, store: keychainOf(), options: { run } },
    ])
    expect(await verified(schedulings)).toEqual(fine)
  })

  it('and no others', async () => {
    const file = join(temporaryHome(), 'hedge-check.service')
    writeFileSync(file, '[Service]\nType=oneshot\nExecStart=/bin/true\nLimitCor=0\n')
    expect(analyze([file]).stderr).toContain('LimitCor')
  })
})
