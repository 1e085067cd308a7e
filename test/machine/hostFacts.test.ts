import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type HostGround, hostFacts } from '../../src/machine/hostFacts.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'

const module = join(import.meta.dirname, '../../src/machine/hostFacts.ts')
const launcher = join(import.meta.dirname, '../../bin/hedge.js')

/** A machine of files: what is told of each is its content, and `program` for one that can be run. */
function machineOf(files: Record<string, string>): string {
  const root = temporaryHome()
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, path)
    mkdirSync(dirname(file), { recursive: true })
    if (content === 'folder') mkdirSync(file, { recursive: true })
    else writeFileSync(file, content, { mode: content === 'program' ? 0o755 : 0o644 })
  }
  return root
}

const factsOf = (rest: Partial<HostGround> = {}) =>
  hostFacts({
    env: {},
    platform: 'linux',
    uid: process.getuid?.() ?? 0,
    user: { username: 'lp', homedir: '/srv/lp' },
    home: '/srv/lp',
    cwd: '/srv/lp',
    module,
    started: launcher,
    runtime: '/usr/bin/node',
    nodeVersion: '24.21.0',
    paths: { settings: '/srv/lp/.config/hedge', state: '/srv/lp/.local/state/hedge' },
    barePaths: { settings: '/srv/lp/.config/hedge', state: '/srv/lp/.local/state/hedge' },
    root: machineOf({}),
    ...rest,
  })

describe('cron', () => {
  const cronOf = (files: Record<string, string>, rest: Partial<HostGround> = {}) =>
    factsOf({ root: machineOf(files), ...rest }).cron

  it('is installed and runs, or not, or nobody can say', () => {
    expect(cronOf({})).toEqual({ installed: false, running: null, allowed: true, mail: false })
    const there = { 'usr/bin/crontab': 'program', 'proc/1/comm': 'systemd\n', 'usr/sbin/sendmail': 'program' }
    expect(cronOf(there)).toEqual({ installed: true, running: false, allowed: true, mail: true })
    expect(cronOf({ ...there, 'proc/77/comm': 'crond\n' })).toMatchObject({ running: true })
    expect(cronOf({ 'usr/bin/crontab': 'text' })).toMatchObject({ installed: false })
  })

  it.each([
    [{ 'etc/cron.allow': 'root\nlp\n' }, true],
    [{ 'etc/cron.allow': 'root\nlpx\n' }, false],
    [{ 'etc/cron.allow': 'lp\n', 'etc/cron.deny': 'lp\n' }, true],
    [{ 'etc/cron.deny': 'lp\n' }, false],
    [{ 'etc/cron.deny': 'other\n' }, true],
    [{ 'var/cron/deny': 'lp\n' }, true],
  ])('%s: allowed %s', (files, allowed) => expect(cronOf(files).allowed).toBe(allowed))

  it('is for root always', () => {
    const user = { username: 'root', homedir: '/root' }
    expect(cronOf({ 'etc/cron.allow': 'lp\n' }, { user }).allowed).toBe(true)
  })
})

describe('who starts jobs', () => {
  it('is systemd where it runs, and launchd on macOS', () => {
    const root = machineOf({ 'run/systemd/system': 'folder', 'var/lib/systemd/linger/lp': '' })
    expect(factsOf({ root })).toMatchObject({ init: 'systemd', linger: true })
    expect(factsOf({ root: machineOf({ 'run/systemd/system': 'folder' }) })).toMatchObject({ linger: false })
    expect(factsOf()).toMatchObject({ init: 'other', linger: null })
    expect(factsOf({ root, platform: 'darwin' })).toMatchObject({ init: 'launchd', linger: null })
  })

  it('finds the bus of the login only in a folder that is ours and closed', async () => {
    const uid = process.getuid?.() ?? 0
    const root = machineOf({ [`run/user/${uid}`]: 'folder' })
    const folder = join(root, 'run/user', String(uid))
    chmodSync(folder, 0o700)
    expect(factsOf({ root }).runtimeDir).toBeNull()
    const server = createServer()
    await new Promise<void>(resolve => server.listen(join(folder, 'bus'), resolve))
    onTestFinished(() => void server.close())
    expect(factsOf({ root }).runtimeDir).toBe(`/run/user/${uid}`)
    chmodSync(folder, 0o755)
    expect(factsOf({ root }).runtimeDir).toBeNull()
  })
})

describe('the program', () => {
  it('is the name that it was started by, where that leads to it', () => {
    const name = join(temporaryHome(), 'hedge')
    symlinkSync(launcher, name)
    expect(factsOf({ started: name }).program.path).toBe(name)
    expect(factsOf({ started: 'hedge', cwd: dirname(name) }).program.path).toBe(name)
    expect(factsOf({ started: '/usr/bin/other' }).program.path).toBe(launcher)
    expect(factsOf({ started: null }).program.path).toBe(launcher)
  })

  it('knows its version, and the Node it needs', () => {
    expect(factsOf()).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      node: { engines: expect.stringContaining('24') },
    })
    expect(factsOf({ module: '/nowhere/at/all.js' }).version).toBe('unknown')
  })

  it.each([
    ['/srv/lp/.nvm/versions/node/v24.1.0/bin/node', true],
    ['/srv/lp/.local/share/fnm/node-versions/v24/installation/bin/node', true],
    ['/srv/lp/.volta/tools/image/node/24.1.0/bin/node', true],
    ['/usr/bin/node', false],
    ['/srv/lp/nvm-notes/node', false],
  ])('%s: kept by a version manager: %s', (runtime, kept) => expect(factsOf({ runtime }).node.kept).toBe(kept))
})

it('of Homebrew it names what stays when another version comes', () => {
  const prefix = temporaryHome()
  const runtime = join(prefix, 'Cellar/node/24.1.0/bin/node')
  mkdirSync(dirname(runtime), { recursive: true })
  writeFileSync(runtime, '')
  expect(factsOf({ runtime }).node.path).toBe(runtime)
  mkdirSync(join(prefix, 'bin'))
  symlinkSync(runtime, join(prefix, 'bin/node'))
  expect(factsOf({ runtime }).node.path).toBe(join(prefix, 'bin/node'))
})

describe('what a job must be told', () => {
  it('is each variable that says where things are; files by their whole path', () => {
    const env = { HEDGE_HOME: '/h', HEDGE_VAULT_IDENTITY_FILE: 'id.txt', XDG_CONFIG_HOME: '', OTHER: 'x' }
    expect(factsOf({ env }).environment).toEqual({ HEDGE_HOME: '/h', HEDGE_VAULT_IDENTITY_FILE: '/srv/lp/id.txt' })
  })

  it('is never what may be a secret: that is named', () => {
    const env = {
      HEDGE_HYPERLIQUID_URL: 'https://node.example/0123456789abcdef0123456789abcdef',
      NODE_USE_ENV_PROXY: '1',
      HTTPS_PROXY: 'http://me:canary@proxy.example',
    }
    const facts = factsOf({ env })
    expect(facts.unsaid).toEqual(['HEDGE_HYPERLIQUID_URL', 'HTTPS_PROXY'])
    expect(JSON.stringify(facts)).not.toMatch(/canary|0123456789abcdef/)
    const plain = factsOf({ env: { HEDGE_HYPERLIQUID_URL: 'https://api.hyperliquid.xyz', HTTPS_PROXY: 'x' } })
    expect(plain).toMatchObject({ unsaid: [], environment: { HEDGE_HYPERLIQUID_URL: 'https://api.hyperliquid.xyz' } })
  })

  it('is found on cron’s PATH, or is not', () => {
    const root = machineOf({ 'usr/bin/node': 'program', 'usr/local/bin/hedge': 'program', 'usr/bin/logger': 'program' })
    expect(factsOf({ root })).toMatchObject({
      barePath: { hedge: false, node: true },
      tools: { logger: true, systemdCreds: false },
    })
  })
})
