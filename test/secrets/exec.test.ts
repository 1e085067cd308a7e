import { spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join, relative } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import { Secret } from '../../src/domain/secret.ts'
import { type ExecOptions, execStore } from '../../src/secrets/exec/execStore.ts'
import { storeContract } from './storeContract.ts'
import { fakeManager, program } from './support/fakeManager.ts'
import { temporaryHome } from './support/temporaryHome.ts'

const open = (command: string, options: Partial<ExecOptions> = {}) =>
  execStore({
    command,
    arguments: [],
    installation: 'test0123',
    home: temporaryHome(),
    interactive: false,
    ...options,
  })

/** A store whose program does this and nothing else. */
const saying = (text: string, options: Partial<ExecOptions> = {}) => open(program(temporaryHome(), text), options)

storeContract('the exec store', async () => {
  const { command, home } = fakeManager()
  return { store: open(command, { home }), reopen: () => open(command, { home }) }
})

describe('the exec store', () => {
  it('lists its own keys and nobody else’s', async () => {
    const { command, folder } = fakeManager()
    const store = open(command)
    await store.set('rpc/base', new Secret('one'))
    await store.set('hedge/a1/wallet', new Secret('two'))
    await open(command, { installation: 'other123' }).set('rpc/base', new Secret('three'))
    expect((await store.list?.())?.sort()).toEqual(['hedge/a1/wallet', 'rpc/base'])
    expect(readdirSync(folder)).toContain('hedge-monitor:other123:rpc:base')
  })

  it('says everything on standard input, and nothing in arguments or environment', async () => {
    const home = temporaryHome()
    const command = program(home, `{ printf '%s\\n' "$0" "$@"; env; } >'${home}/seen'; cat >'${home}/said'; echo ok`)
    const environment = {
      PATH: process.env.PATH,
      NODE_OPTIONS: '--title=canary',
      HEDGE_X: 'canary',
      VAULT_ADDR: 'here',
    }
    const store = open(command, { arguments: ['a b', '$HOME'], environment })
    await store.set('rpc/base', new Secret('canary-0123456789')).catch(() => {})
    const seen = readFileSync(join(home, 'seen'), 'utf8')
    expect(seen).not.toMatch(/canary|Y2FuYXJ5/)
    expect(seen.split('\n').slice(0, 3)).toEqual([command, 'a b', '$HOME'])
    expect(seen).toContain('VAULT_ADDR=here')
    await store.delete('rpc/base')
    expect(readFileSync(join(home, 'said'), 'utf8')).toBe(
      'hedge-store 1\nverb delete\nkey hedge-monitor/test0123/rpc/base\ninteractive no\n',
    )
  })

  it('tells the program whether somebody is there', async () => {
    const home = temporaryHome()
    const command = program(home, `cat >>'${home}/said'; echo missing`)
    await open(command).get('rpc/base')
    await open(command, { interactive: true }).get('rpc/base')
    expect(readFileSync(join(home, 'said'), 'utf8').match(/interactive \w+/g)).toEqual([
      'interactive no',
      'interactive yes',
    ])
  })

  it.each([
    ['locked', 'echo error locked; exit 1', 'store-locked'],
    ['unavailable', 'echo error unavailable', 'store-unavailable'],
    ['denied', 'echo error denied; exit 7', 'store-denied'],
    ['failed', 'echo error failed', 'store-failed'],
    ['no answer', 'echo canary >&2; exit 3', 'store-failed'],
    ['an answer and a failure', 'echo missing; exit 1', 'store-failed'],
    ['a value and a failure', 'echo value Y2FuYXJ5; exit 1', 'store-failed'],
    ['silence', 'exit 0', 'store-failed'],
    ['something else', 'echo canary', 'store-failed'],
    ['an error of its own', 'echo error canary', 'store-failed'],
    ['half a value', 'echo value Y2FuYXJ', 'store-failed'],
    ['what is not text', 'echo value /w==', 'store-failed'],
    ['an answer to another verb', 'echo ok', 'store-failed'],
    ['more than an answer', 'echo missing; echo value Y2FuYXJ5', 'store-failed'],
    ['a signal', 'kill -9 $$', 'store-failed'],
    ['no end', 'yes value canary', 'store-failed'],
    ['no interpreter', '', 'store-unavailable'],
  ])('%s is a failure of its own, and never reads as missing', async (what, text, code) => {
    const command = program(temporaryHome(), text)
    if (what === 'no interpreter') writeFileSync(command, '#!/nowhere/sh\n')
    const error: unknown = await open(command)
      .get('rpc/base')
      .catch(caught => caught)
    expect(error).toMatchObject({ name: 'StoreFailure', code, exit: 4 })
    expect(inspect(error)).not.toContain('canary')
    expect((error as { hint: string }).hint).not.toBe('')
  })

  it('keeps what its program is given out of the hint', async () => {
    const store = open(program(temporaryHome(), 'echo error failed'), { arguments: ['--token', 'canary-0123456789'] })
    const error = await store.get('rpc/base').catch(caught => caught)
    expect(error.hint).toMatch(/\| \S+\/manager … …$/)
    expect(inspect(error)).not.toContain('canary')
  })

  it('takes a value in broken lines, as base64 makes them', async () => {
    const text = 'x'.repeat(300)
    const store = saying(`printf 'value '; printf ${text} | base64`)
    expect((await store.get('rpc/base'))?.reveal()).toBe(text)
  })

  it('takes a list for whole only with its end', async () => {
    await expect(saying('echo key hedge-monitor/test0123/rpc/base').list?.()).rejects.toMatchObject({
      code: 'store-failed',
    })
    expect(await saying('echo ok').list?.()).toEqual([])
  })

  it('does not believe a manager that gives back something else, or nothing', async () => {
    const lies = (answer: string) => saying(`case $(cat) in *'verb set'*) echo ok ;; *) ${answer} ;; esac`)
    const set = (answer: string) => lies(answer).set('rpc/base', new Secret('value'))
    await expect(set('echo value b3RoZXI=')).rejects.toMatchObject({ message: expect.stringMatching(/something else/) })
    await expect(set('echo missing')).rejects.toMatchObject({ message: expect.stringMatching(/nothing/) })
  })

  it('ends a program that does not answer, with all it started, at the deadline', async () => {
    const home = temporaryHome()
    const text = `trap '' TERM; sh -c 'trap "" TERM; while :; do sleep 0.05; echo x >>"${home}/alive"; done' & sleep 30`
    const began = performance.now()
    const failing = open(program(home, text), { deadline: 400 }).getMany(['rpc/base', 'rpc/arbitrum'])
    await expect(failing).rejects.toMatchObject({ code: 'store-timeout', exit: 4 })
    expect(performance.now() - began).toBeLessThan(2_000)
    const beats = readFileSync(join(home, 'alive'), 'utf8').length
    expect(beats).toBeGreaterThan(0)
    await pause(300)
    expect(readFileSync(join(home, 'alive'), 'utf8')).toHaveLength(beats)
  })
})

describe('a program that outlives the one who asked', () => {
  it('is waited for before anything else is changed', async () => {
    const { command, home } = fakeManager(`case $0 in *slow) sleep 0.5 ;; esac`)
    const slow = join(home, 'slow')
    symlinkSync(command, slow)
    const script = fileURLToPath(new URL('./support/setByExec.ts', import.meta.url))
    const asking = spawn(process.execPath, [script, slow, home, 'rpc/base', 'late'], { stdio: 'ignore' })
    await vi.waitUntil(() => existsSync(join(home, 'exec.lock')), { timeout: 5_000, interval: 5 })
    asking.kill('SIGKILL')
    const store = open(command, { home })
    await store.set('rpc/base', new Secret('after it'))
    await pause(700)
    expect((await store.get('rpc/base'))?.reveal()).toBe('after it')
  })
})

describe('the program of an exec store', () => {
  const refusal = (command: string) =>
    open(command)
      .get('rpc/base')
      .catch(error => error)

  it('is named by an absolute path, exists and runs', async () => {
    const home = temporaryHome()
    expect(await refusal('manager')).toMatchObject({ code: 'store-denied', message: expect.stringMatching(/relative/) })
    expect(await refusal(join(home, 'canary'))).toMatchObject({ code: 'store-unavailable' })
    expect(inspect(await refusal(join(home, 'canary')))).not.toContain('canary')
    expect(await refusal(home)).toMatchObject({ message: expect.stringMatching(/not a regular file/) })
    expect(await refusal(program(home, 'echo missing', 0o600))).toMatchObject({ hint: `chmod u+x ${home}/manager` })
  })

  it.each([0o720, 0o702, 0o777])('is not one that others can change (%o)', async mode => {
    const command = program(temporaryHome(), 'echo missing')
    chmodSync(command, mode)
    const changed = {
      code: 'store-denied',
      message: expect.stringMatching(/changed by others/),
      hint: `chmod go-w ${command}`,
    }
    expect(await refusal(command)).toMatchObject(changed)
    const link = join(temporaryHome(), 'link')
    symlinkSync(command, link)
    expect(await refusal(link)).toMatchObject(changed)
  })

  it('is not one that others can put another in the place of', async () => {
    const open = join(temporaryHome(), 'open')
    mkdirSync(open)
    chmodSync(open, 0o777)
    const inside = { message: expect.stringMatching(/folder that everyone can write to/), hint: `chmod o-w ${open}` }
    expect(await refusal(program(open, 'echo missing'))).toMatchObject(inside)
    const link = join(open, 'link')
    symlinkSync(program(temporaryHome(), 'echo missing'), link)
    expect(await refusal(link)).toMatchObject(inside)
    // Neither is one that another link leads through.
    const further = join(temporaryHome(), 'further')
    symlinkSync(relative(join(further, '..'), link), further)
    expect(await refusal(further)).toMatchObject(inside)
    expect(await refusal(join(open, '..', 'open', 'link'))).toMatchObject(inside)
    chmodSync(open, 0o1777)
    for (const path of [link, further]) expect(await refusal(path)).toBeNull()
  })

  it('is not reached by links without end', async () => {
    const loop = join(temporaryHome(), 'loop')
    symlinkSync(loop, loop)
    expect(await refusal(loop)).toMatchObject({ message: expect.stringMatching(/links without end/) })
  })

  it.skipIf(process.getuid?.() !== 0)('is not one that a group can put another in the place of', async () => {
    const shared = join(temporaryHome(), 'shared')
    mkdirSync(shared)
    const command = program(shared, 'echo missing')
    chmodSync(shared, 0o775)
    // A group of one's own is nobody else.
    expect(await refusal(command)).toBeNull()
    chownSync(shared, 0, 65534)
    const refused = { message: expect.stringMatching(/group of users can write to/), hint: `chmod g-w ${shared}` }
    expect(await refusal(command)).toMatchObject(refused)
    chmodSync(shared, 0o1775)
    expect(await refusal(command)).toBeNull()
  })

  it.skipIf(process.getuid?.() !== 0)('is not reached by a link of another user', async () => {
    const open = join(temporaryHome(), 'open')
    mkdirSync(open)
    chmodSync(open, 0o1777)
    const link = join(open, 'link')
    symlinkSync(program(temporaryHome(), 'echo missing'), link)
    lchownSync(link, 65534, 65534)
    expect(await refusal(link)).toMatchObject({ message: expect.stringMatching(/link of another user/) })
  })
})
