import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { Secret } from '../../src/domain/secret.ts'
import { initVault } from '../../src/secrets/vault/initVault.ts'
import { vaultStore } from '../../src/secrets/vault/vaultStore.ts'
import { temporaryHome } from './support/temporaryHome.ts'

let home: string
let [first, second]: string[] = []
const open = (identityFile: string) =>
  vaultStore({ home, askPassphrase: null, environment: { HEDGE_VAULT_IDENTITY_FILE: identityFile } })

beforeEach(async () => {
  home = temporaryHome()
  first = join(home, 'first.txt')
  second = join(home, 'second.txt')
  await initVault({ home, identityFile: first })
  await open(first).set('rpc/base', new Secret('https://node.example/key'))
})

describe('a new identity for the vault', () => {
  it('opens everything, the old one nothing; the old file is named and stays', async () => {
    const store = open(first!)
    const before = readFileSync(first!)
    const { identity, recipient, old } = await store.rotateKey!({ identityFile: second! })
    expect([identity, old]).toEqual([second, first])
    expect(statSync(second!).mode & 0o777).toBe(0o600)
    expect(readFileSync(second!, 'utf8')).toContain(recipient)
    expect(readFileSync(first!)).toEqual(before)
    expect((await open(second!).get('rpc/base'))?.reveal()).toBe('https://node.example/key')
    await expect(open(first!).get('rpc/base')).rejects.toMatchObject({ code: 'store-locked' })
  })

  it('is what the store that was open goes on with', async () => {
    const store = open(first!)
    await store.rotateKey!({ identityFile: second! })
    await store.set('rpc/base/2', new Secret('https://node.example/2'))
    expect((await open(second!).get('rpc/base/2'))?.reveal()).toBe('https://node.example/2')
  })

  it.each([
    ['a file that is there', 'first.txt', 'vault-exists'],
    ['the vault itself', 'vault.age', 'vault-exists'],
    ['a folder that is not there', 'nowhere/second.txt', 'cannot-write'],
  ])('is not written to %s, and nothing changes', async (_what, name, code) => {
    const before = readFileSync(join(home, 'vault.age'))
    await expect(open(first!).rotateKey!({ identityFile: join(home, name) })).rejects.toMatchObject({ code })
    expect(readFileSync(join(home, 'vault.age'))).toEqual(before)
  })

  it('is not made for a vault that does not open', async () => {
    writeFileSync(second!, readFileSync(first!, 'utf8').replace(/AGE-SECRET-KEY-1.*/, 'AGE-SECRET-KEY-1NO'), {
      mode: 0o600,
    })
    const third = join(home, 'third.txt')
    await expect(open(second!).rotateKey!({ identityFile: third })).rejects.toMatchObject({ code: 'store-failed' })
    expect(existsSync(third)).toBe(false)
  })

  it('takes no passphrase that is too short', async () => {
    const short = new Secret('too short')
    await expect(open(first!).rotateKey!({ passphrase: short })).rejects.toMatchObject({ code: 'passphrase-short' })
    expect((await open(first!).get('rpc/base'))?.reveal()).toBe('https://node.example/key')
  })
})
