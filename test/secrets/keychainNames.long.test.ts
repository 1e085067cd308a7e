import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { Secret } from '../../src/domain/secret.ts'
import { keychainNames } from '../../src/secrets/keychain/keychainNames.ts'
import { keychainStore } from '../../src/secrets/keychain/keychainStore.ts'
import { describeWithSecretService } from './support/secretService.ts'

const environment = process.env

describeWithSecretService('the names in a real Secret Service', () => {
  it('are all that one installation has, and no other', async () => {
    const [installation, other] = [randomBytes(6).toString('hex'), randomBytes(6).toString('hex')]
    const keys = ['hedge/a1/wallet', 'rpc/base', 'rpc/base/2', `left/${'x'.repeat(80)}`]
    const store = keychainStore({ installation, interactive: false })
    expect(await keychainNames({ installation, environment })).toEqual([])
    for (const key of keys) await store.set(key, new Secret('canary-value'))
    await keychainStore({ installation: other, interactive: false }).set('rpc/other', new Secret('value'))
    expect((await keychainNames({ installation, environment }))?.toSorted()).toEqual(keys.toSorted())
    await store.delete('rpc/base/2')
    expect(await keychainNames({ installation, environment })).toHaveLength(3)
    expect(await keychainNames({ installation: other, environment })).toEqual(['rpc/other'])
  })

  it('without a bus nobody can tell them', async () => {
    const bare = { HOME: environment.HOME, PATH: environment.PATH, XDG_RUNTIME_DIR: '/nowhere' }
    expect(await keychainNames({ installation: 'a', environment: bare })).toBeNull()
  })
})

it('elsewhere nobody can tell them', async () => {
  expect(await keychainNames({ installation: 'a', environment, platform: 'darwin' })).toBeNull()
})
