import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { examples } from '../../src/commands/storeExample.ts'
import { Secret } from '../../src/domain/secret.ts'
import { execStore } from '../../src/secrets/exec/execStore.ts'
import { storeContract } from './storeContract.ts'
import { temporaryHome } from './support/temporaryHome.ts'

const present = ['pass', 'gpg'].every(name => spawnSync(name, ['--version']).status === 0)
const name = present ? 'the example for pass, on the real one,' : 'the example for pass (SKIPPED: apt-get install pass)'

/** A password store of its own, with a GnuPG key that this passphrase protects. */
function passStore(passphrase = '') {
  const home = temporaryHome()
  const env = { PATH: process.env.PATH, HOME: home, GNUPGHOME: join(home, 'gnupg') }
  mkdirSync(env.GNUPGHOME, { mode: 0o700 })
  const say = (command: string, ...words: string[]) => execFileSync(command, words, { env, stdio: 'pipe' })
  const endAgent = () => say('gpgconf', '--kill', 'gpg-agent')
  onTestFinished(() => void endAgent())
  say(
    'gpg',
    '--batch',
    '--passphrase',
    passphrase,
    '--pinentry-mode',
    'loopback',
    '--quick-gen-key',
    'test@example.org',
  )
  say('pass', 'init', 'test@example.org')
  const command = join(home, 'hedge-pass')
  writeFileSync(command, examples.pass, { mode: 0o700 })
  const open = () =>
    execStore({
      command,
      arguments: [],
      installation: 'test0123',
      home,
      interactive: false,
      environment: env,
      deadline: 20_000,
    })
  return { home, store: open(), reopen: open, endAgent }
}

describe.skipIf(!present)(name, () => {
  storeContract('which', async () => passStore())

  it('is locked, and asks nobody, while its key wants a passphrase', async () => {
    const { store, endAgent } = passStore('a passphrase')
    // What is encrypted needs no passphrase; to read it back does.
    endAgent()
    await expect(store.set('rpc/base', new Secret('value'))).rejects.toMatchObject({ code: 'store-locked' })
    await expect(store.get('rpc/base')).rejects.toMatchObject({ code: 'store-locked' })
    expect(await store.get('rpc/other')).toBeNull()
    expect(await store.list?.()).toEqual(['rpc/base'])
    expect(await store.delete('rpc/base')).toBe(true)
  })

  it('is unavailable where pass was never set up', async () => {
    const home = temporaryHome()
    const command = join(home, 'hedge-pass')
    writeFileSync(command, examples.pass, { mode: 0o700 })
    const environment = { PATH: process.env.PATH, HOME: home }
    const store = execStore({ command, arguments: [], installation: 'test0123', home, interactive: false, environment })
    await expect(store.get('rpc/base')).rejects.toMatchObject({ code: 'store-unavailable' })
    await expect(store.set('rpc/base', new Secret('value'))).rejects.toMatchObject({ code: 'store-unavailable' })
  })
})

if (!present && process.env.CI) it('CI has pass', () => expect.fail('no pass in CI'))
