import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Secret } from '../../src/domain/secret.ts'
import { initVault } from '../../src/secrets/vault/initVault.ts'
import { vaultStore } from '../../src/secrets/vault/vaultStore.ts'
import { temporaryHome } from './support/temporaryHome.ts'

// A passphrase is stretched for a second or more each time.
const passphrase = new Secret('canary horse battery')

const open = (
  home: string,
  environment: Record<string, string>,
  askPassphrase: (() => Promise<Secret>) | null = null,
) => vaultStore({ home, environment, askPassphrase })

const failure = (code: string) => expect.objectContaining({ name: 'StoreFailure', code, exit: 4 })

describe('a vault opened by a passphrase', () => {
  it('asks once, refuses a wrong one, and asks nobody when nobody is there', async () => {
    const home = temporaryHome()
    await initVault({ home, passphrase })
    expect(readFileSync(join(home, 'identity.age'), 'latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S+ 18\n/)
    let asked = 0
    const answering = (typed: Secret) => async () => {
      asked += 1
      return typed
    }
    const closed = open(home, {}, answering(new Secret('another canary phrase')))
    const wrong = await closed.get('rpc/base').catch(error => error)
    expect(wrong).toEqual(failure('store-locked'))
    expect(`${wrong.stack}${wrong.hint}`).not.toContain('canary')
    expect(await closed.get('rpc/arbitrum').catch(error => error)).toBe(wrong)
    const store = open(home, {}, answering(passphrase))
    await store.set('rpc/base', new Secret('value'))
    expect((await store.get('rpc/base'))?.reveal()).toBe('value')
    expect(asked).toBe(2)
    const unattended = await open(home, {})
      .get('rpc/base')
      .catch(error => error)
    expect(unattended).toEqual(failure('store-locked'))
    expect(unattended.hint).toContain('HEDGE_VAULT_IDENTITY_FILE')
    writeFileSync(join(home, 'identity.age'), 'not age')
    await expect(open(home, {}, async () => passphrase).get('rpc/base')).rejects.toEqual(failure('store-failed'))
  })
})
