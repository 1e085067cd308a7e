import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Encrypter } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import { Secret } from '../../src/domain/secret.ts'
import { initVault } from '../../src/secrets/vault/initVault.ts'
import { vaultStore } from '../../src/secrets/vault/vaultStore.ts'
import { storeContract } from './storeContract.ts'
import { temporaryHome } from './support/temporaryHome.ts'

const run = promisify(execFile)

async function vaultWithIdentityFile() {
  const home = temporaryHome()
  const identityFile = join(home, 'identity.txt')
  const { recipient } = await initVault({ home, identityFile })
  const environment = { HEDGE_VAULT_IDENTITY_FILE: identityFile }
  const reopen = () => vaultStore({ home, environment, askPassphrase: null })
  return { home, identityFile, recipient, store: reopen(), reopen, path: join(home, 'vault.age') }
}

storeContract('the vault', vaultWithIdentityFile)

/** Puts any text into the vault, as someone with the recipient could. */
async function seal(path: string, recipient: string, text: string) {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  writeFileSync(path, await encrypter.encrypt(text), { mode: 0o600 })
}

describe('the vault', () => {
  it('loses no write of several processes at once', async () => {
    const { home, identityFile, store } = await vaultWithIdentityFile()
    const script = fileURLToPath(new URL('./support/writeToVault.ts', import.meta.url))
    const env = { ...process.env, HEDGE_VAULT_IDENTITY_FILE: identityFile }
    const names = ['a', 'b', 'c', 'd', 'e', 'f']
    await Promise.all(names.map(name => run(process.execPath, [script, home, name, '5'], { env })))
    const pairs = names.flatMap(name => [0, 1, 2, 3, 4].map(i => [`rpc/${name}-${i}`, `${name}:${i}`] as const))
    const found = await store.getMany(pairs.map(([key]) => key))
    expect([...found].map(([key, value]) => [key, value?.reveal()])).toEqual(pairs)
  })

  it('gives what was set a moment ago, also to who asks while an older reading is under way', async () => {
    const { store } = await vaultWithIdentityFile()
    await store.set('rpc/base', new Secret('old'))
    const older = store.getMany(['rpc/base', 'rpc/none'])
    await store.set('rpc/base', new Secret('new'))
    expect((await store.get('rpc/base'))?.reveal()).toBe('new')
    expect([...(await older).keys()]).toEqual(['rpc/base', 'rpc/none'])
    const [one, other] = await Promise.all([store.get('rpc/base'), store.getMany(['rpc/base'])])
    expect([one?.reveal(), other.get('rpc/base')?.reveal()]).toEqual(['new', 'new'])
  })

  it('has no value in the open on the disk', async () => {
    const { store, path } = await vaultWithIdentityFile()
    await store.set('rpc/base', new Secret('canary-0123456789'))
    const bytes = readFileSync(path, 'latin1')
    expect(bytes).toMatch(/^age-encryption\.org\/v1\n-> X25519 /)
    // Three letters alone come up by chance in what is encrypted.
    expect(bytes).not.toMatch(/canary|rpc\/base/)
  })

  it.each([
    ['text', 'canary-0123456789 is not JSON'],
    ['half of it', '{"rpc/base":"canary-0123456789'],
    ['a list', '["canary-0123456789"]'],
    ['a number in it', '{"rpc/base":"canary-0123456789","rpc/arbitrum":1}'],
    ['nothing', ''],
  ])('is damaged when it holds %s, and quotes none of it', async (_what, text) => {
    const { store, path, recipient } = await vaultWithIdentityFile()
    await seal(path, recipient, text)
    const error = await store.get('rpc/base').catch(caught => caught)
    expect(error).toMatchObject({ name: 'StoreFailure', code: 'store-failed', exit: 4 })
    expect(`${error.stack} ${error.cause} ${error.hint}`).not.toContain('canary')
  })

  it('tells a damaged file from one that another identity opens', async () => {
    const [one, other] = [await vaultWithIdentityFile(), await vaultWithIdentityFile()]
    const bytes = readFileSync(one.path)
    writeFileSync(other.path, bytes)
    await expect(other.store.get('rpc/base')).rejects.toMatchObject({ code: 'store-locked' })
    for (const damaged of [bytes.subarray(0, -3), Buffer.alloc(0), Buffer.from('not age'), flipped(bytes, -1)]) {
      writeFileSync(one.path, damaged)
      await expect(one.store.get('rpc/base')).rejects.toMatchObject({ code: 'store-failed' })
      await expect(one.store.set('rpc/base', new Secret('value'))).rejects.toMatchObject({ code: 'store-failed' })
    }
  })

  it('names the step to take when there is none yet', async () => {
    const store = vaultStore({ home: temporaryHome(), environment: {}, askPassphrase: null })
    await expect(store.get('rpc/base')).rejects.toMatchObject({
      code: 'store-unavailable',
      hint: 'hedge vault init --identity FILE',
    })
  })
})

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  const index = (at + copy.length) % copy.length
  copy[index] = (copy[index] ?? 0) ^ 1
  return copy
}
