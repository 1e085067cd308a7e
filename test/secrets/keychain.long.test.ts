import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { Secret } from '../../src/domain/secret.ts'
import { type KeychainOptions, keychainStore } from '../../src/secrets/keychain/keychainStore.ts'
import { storeContract } from './storeContract.ts'
import { describeWithSecretService, inOwnSession } from './support/secretService.ts'
import { temporaryHome } from './support/temporaryHome.ts'

const newId = () => randomBytes(6).toString('hex')
const open = (options: Partial<KeychainOptions> = {}) =>
  keychainStore({ installation: newId(), interactive: false, ...options })

describeWithSecretService('the keychain on a real Secret Service', () => {
  for (const interactive of [false, true]) {
    storeContract(interactive ? 'the keychain, attended,' : 'the keychain, unattended,', async () => {
      const installation = newId()
      const reopen = () => open({ installation, interactive })
      return { store: reopen(), reopen }
    })
  }

  it('keeps two installations of one user apart', async () => {
    const [one, other] = [open(), open()]
    await one.set('rpc/base', new Secret('of one'))
    expect(await other.get('rpc/base')).toBeNull()
    expect(await other.delete('rpc/base')).toBe(false)
  })

  it('takes writes of several processes at once and loses none', async () => {
    const installation = newId()
    const store = open({ installation })
    const writes = Array.from({ length: 6 }, (_, index) => ({ key: `rpc/c${index}`, text: `value ${index}` }))
    const writing = writes.map(({ key, text }) => open({ installation }).set(key, new Secret(text)))
    await Promise.all([
      ...writing,
      store.set('rpc/same', new Secret('same')),
      store.set('rpc/same', new Secret('same')),
    ])
    const found = await store.getMany([...writes.map(({ key }) => key), 'rpc/same'])
    expect([...found.values()].map(value => value?.reveal())).toEqual([...writes.map(({ text }) => text), 'same'])
  })

  it('is read by another process that has no more than cron gives', async () => {
    const installation = 'probe'
    const store = open({ installation })
    await store.set('rpc/probe', new Secret('canary'))
    const script = fileURLToPath(new URL('./support/probeKeychain.ts', import.meta.url))
    const { HOME, XDG_RUNTIME_DIR, DBUS_SESSION_BUS_ADDRESS } = process.env
    const env = { HOME, PATH: '/usr/bin:/bin', XDG_RUNTIME_DIR, DBUS_SESSION_BUS_ADDRESS }
    const { stdout } = await promisify(execFile)(process.execPath, [script, installation, '5000'], { env, cwd: '/' })
    expect(JSON.parse(stdout)).toMatchObject({ get: { outcome: 'value secret' }, delete: { outcome: 'value true' } })
  })

  it.each([false, true])(
    'is unavailable without a bus, and falls back to nothing (attended: %s)',
    async interactive => {
      const environment = { PATH: process.env.PATH, XDG_RUNTIME_DIR: temporaryHome() }
      const store = open({ environment, interactive })
      const unavailable = expect.objectContaining({ code: 'store-unavailable', exit: 4 })
      await expect(store.set('rpc/base', new Secret('canary'))).rejects.toEqual(unavailable)
      await expect(store.get('rpc/base')).rejects.toEqual(unavailable)
      await expect(store.delete('rpc/base')).rejects.toEqual(unavailable)
    },
  )

  it('is unavailable on a bus that has no Secret Service', async () => {
    const home = temporaryHome()
    const address = `<type>session</type><listen>unix:dir=${home}</listen>`
    const policy =
      '<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>'
    writeFileSync(join(home, 'bus.conf'), `<busconfig>${address}${policy}</busconfig>`)
    const said = await inOwnSession(`dbus-run-session --config-file=${home}/bus.conf -- "$NODE" "$PROBE" probe 5000`)
    const { get, getMany, set, delete: deleted } = JSON.parse(said)
    for (const { outcome } of [get, getMany, set, deleted]) expect(outcome).toBe('store-unavailable')
  })
})
