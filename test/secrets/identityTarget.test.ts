import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { main } from '../../src/main.ts'
import { testIo } from '../support/testIo.ts'
import { temporaryHome } from './support/temporaryHome.ts'

function ground() {
  const base = temporaryHome()
  const home = join(base, 'hedge')
  mkdirSync(join(home, 'state'), { recursive: true })
  const run = async (env: Record<string, string>, ...words: string[]) => {
    const io = testIo({ env: { HOME: base, HEDGE_HOME: home, ...env } })
    return { code: await main(words, '0.0.0', io), said: io.out() + io.err() }
  }
  return { base, home, run }
}

describe('a new identity file', () => {
  it('lies not among the files of the program, by whatever way', async () => {
    const { base, home, run } = ground()
    symlinkSync(join(home, 'state'), join(base, 'link'))
    symlinkSync(home, join(base, 'other'))
    const inside = ['state/log.lock', 'state/1.json', 'exec.lock', 'settings.json', 'vault.age', 'identity.age']
    const files = [
      ...inside.map(name => join(home, name)),
      home,
      join(home, 'state', 'new', 'folder', 'id'),
      join(base, 'link', 'id'),
      join(base, 'other', 'state', 'id'),
      join(home, '..', 'hedge', 'vault.age'),
      relative(process.cwd(), join(home, 'settings.json')),
    ]
    for (const file of files) {
      const { code, said } = await run({}, 'vault', 'init', '--identity', file)
      expect(said, file).toContain('which this program keeps for itself')
      expect(code, file).toBe(2)
    }
    expect(readdirSync(home)).toEqual(['state'])
    expect(readdirSync(join(home, 'state'))).toEqual([])
  })

  it('may lie beside the settings by a name of its own', async () => {
    const { home, run } = ground()
    const file = join(home, 'my.id')
    expect(await run({}, 'vault', 'init', '--identity', file)).toMatchObject({ code: 0 })
    expect(await run({ HEDGE_VAULT_IDENTITY_FILE: file }, 'store', 'use', 'vault')).toMatchObject({ code: 0 })
  })

  it('may lie elsewhere, and a later one is held to the same', async () => {
    const { base, home, run } = ground()
    const first = join(base, 'hedge-identity')
    const env = { HEDGE_VAULT_IDENTITY_FILE: first }
    expect(await run(env, 'vault', 'init', '--identity', first)).toMatchObject({ code: 0 })
    expect(await run(env, 'store', 'use', 'vault')).toMatchObject({ code: 0 })
    const next = join(home, 'state', 'log.lock')
    expect(await run(env, 'rotate', 'vault', '--identity', next)).toMatchObject({ code: 2 })
    expect(existsSync(next)).toBe(false)
    expect(await run(env, 'store')).toMatchObject({ code: 0 })
  })

  it.skipIf(process.platform === 'win32')('is told as a shell takes it, from wherever it runs', async () => {
    const { base, run } = ground()
    const file = join(base, `it's my id.txt`)
    const { code, said } = await run({}, 'vault', 'init', '--identity', relative(process.cwd(), file))
    expect(code).toBe(0)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const line = /export HEDGE_VAULT_IDENTITY_FILE=.*(?= && )/.exec(said)?.[0]
    const script = `${line} && printf %s "$HEDGE_VAULT_IDENTITY_FILE"`
    expect(execFileSync('sh', ['-c', script], { cwd: '/' }).toString()).toBe(file)
  })
})
