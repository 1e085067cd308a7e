import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Secret } from '../../src/domain/secret.ts'
import { checkPassphrase, initVault } from '../../src/secrets/vault/initVault.ts'
import { vaultStore } from '../../src/secrets/vault/vaultStore.ts'
import { temporaryHome } from './support/temporaryHome.ts'

async function vault() {
  const home = temporaryHome()
  const identityFile = join(home, 'identity.txt')
  const { recipient } = await initVault({ home, identityFile })
  return { home, identityFile, recipient }
}

const open = (
  home: string,
  environment: Record<string, string>,
  askPassphrase: (() => Promise<Secret>) | null = null,
) => vaultStore({ home, environment, askPassphrase })

/** Neither the identity nor a path from the environment, which may be the identity itself. */
const failure = (code: string) => expect.objectContaining({ name: 'StoreFailure', code, exit: 4 })

describe('vault init', () => {
  it('writes an identity file as age-keygen does, and both files for their owner only', async () => {
    const { home, identityFile, recipient } = await vault()
    const text = readFileSync(identityFile, 'utf8')
    expect(text).toMatch(
      /^# created: \d{4}-\d\d-\d\dT\S+Z\n# public key: age1[0-9a-z]{58}\nAGE-SECRET-KEY-1[0-9A-Z]{58}\n$/,
    )
    expect(text).toContain(`# public key: ${recipient}\n`)
    for (const path of [identityFile, join(home, 'vault.age')]) expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('makes its directory closed to others', async () => {
    const home = join(temporaryHome(), 'new', 'home')
    await initVault({ home, identityFile: join(home, 'identity.txt') })
    expect(statSync(home).mode & 0o777).toBe(0o700)
  })

  it('overwrites neither a vault nor an identity nor anything else, and leaves nothing half made', async () => {
    const { home, identityFile } = await vault()
    const before = [readFileSync(join(home, 'vault.age')), readFileSync(identityFile)]
    const elsewhere = join(home, 'second.txt')
    await expect(initVault({ home, identityFile: elsewhere })).rejects.toMatchObject({ code: 'vault-exists', exit: 1 })
    expect(existsSync(elsewhere)).toBe(false)
    const other = temporaryHome()
    await expect(initVault({ home: other, identityFile })).rejects.toMatchObject({ code: 'vault-exists' })
    expect(existsSync(join(other, 'vault.age'))).toBe(false)
    const dangling = join(other, 'dangling')
    symlinkSync(join(other, 'target'), dangling)
    await expect(initVault({ home: other, identityFile: dangling })).rejects.toMatchObject({ code: 'vault-exists' })
    expect([readFileSync(join(home, 'vault.age')), readFileSync(identityFile)]).toEqual(before)
  })

  it.each(['', 'x', 'thirteen char', '🦄'.repeat(13)])('refuses the short passphrase %j', async text => {
    const home = temporaryHome()
    const short = expect.objectContaining({ code: 'passphrase-short', exit: 2 })
    await expect(initVault({ home, passphrase: new Secret(text) })).rejects.toEqual(short)
    expect(existsSync(join(home, 'identity.age'))).toBe(false)
    expect(() => checkPassphrase(new Secret(`${text}${'y'.repeat(14)}`))).not.toThrow()
  })
})

describe('the identity file of a vault', () => {
  it('is found by the variable, and else where systemd delivers it', async () => {
    const { home, identityFile } = await vault()
    const credentials = join(home, 'credentials')
    mkdirSync(credentials)
    writeFileSync(join(credentials, 'hedge-vault'), readFileSync(identityFile), { mode: 0o400 })
    expect(await open(home, { CREDENTIALS_DIRECTORY: credentials }).get('rpc/base')).toBeNull()
    expect(await open(home, { HEDGE_VAULT_IDENTITY_FILE: identityFile }).get('rpc/base')).toBeNull()
    const none = await open(home, {})
      .get('rpc/base')
      .catch(error => error)
    expect(none).toEqual(failure('store-locked'))
    expect(none.hint).toContain('HEDGE_VAULT_IDENTITY_FILE')
  })

  it.each([0o640, 0o604, 0o620, 0o644])('is refused with mode %o, with the command that closes it', async mode => {
    const { home, identityFile } = await vault()
    chmodSync(identityFile, mode)
    const error = await open(home, { HEDGE_VAULT_IDENTITY_FILE: identityFile })
      .get('rpc/base')
      .catch(caught => caught)
    expect(error).toEqual(failure('store-denied'))
    expect(error.hint).toBe('chmod 600 "$HEDGE_VAULT_IDENTITY_FILE"')
  })

  it('is refused when it is no file at all, without waiting', async () => {
    const { home } = await vault()
    const fifo = join(home, 'fifo')
    execFileSync('sh', ['-c', `mkfifo -m 600 '${fifo}'`])
    for (const path of [home, fifo]) {
      await expect(open(home, { HEDGE_VAULT_IDENTITY_FILE: path }).get('rpc/base')).rejects.toEqual(
        failure('store-denied'),
      )
    }
  })

  it.each([
    ['two identities', (text: string) => text + text.split('\n')[2]],
    ['none', () => '# created: never\n'],
    ['a damaged one', (text: string) => text.trim().replace(/.$/, last => (last === 'Q' ? 'P' : 'Q'))],
    ['something else', () => 'canary-0123456789'],
  ])('is refused when it holds %s, and is not quoted', async (_what, change) => {
    const { home, identityFile } = await vault()
    writeFileSync(identityFile, change(readFileSync(identityFile, 'utf8')))
    const error = await open(home, { HEDGE_VAULT_IDENTITY_FILE: identityFile })
      .get('rpc/base')
      .catch(caught => caught)
    expect(error).toEqual(failure('store-failed'))
    expect(`${error.stack}${error.hint}`).not.toMatch(/AGE-SECRET-KEY-1\w|canary/)
  })

  it('is not repeated when the identity itself was put into the variable', async () => {
    const { home } = await vault()
    const error = await open(home, { HEDGE_VAULT_IDENTITY_FILE: 'AGE-SECRET-KEY-1CANARY' })
      .get('rpc/base')
      .catch(caught => caught)
    expect(error).toEqual(failure('store-unavailable'))
    expect(`${error.stack}${error.hint}`).not.toContain('CANARY')
  })

  it.skipIf(process.getuid?.() !== 0)('is refused when it belongs to another user', async () => {
    const { home, identityFile } = await vault()
    execFileSync('chown', ['65534', identityFile])
    const store = open(home, { HEDGE_VAULT_IDENTITY_FILE: identityFile })
    await expect(store.get('rpc/base')).rejects.toEqual(failure('store-denied'))
  })
})
