import { mkdirSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { type KeychainTraitsQuery, keychainTraits } from '../../src/secrets/keychain/keychainTraits.ts'
import { pathsOf } from '../../src/secrets/keychain/sessionBus.ts'
import { gatheredAt } from '../support/moments.ts'
import { describeWithSecretService } from './support/secretService.ts'
import { temporaryHome } from './support/temporaryHome.ts'

const queryOf = (rest: Partial<KeychainTraitsQuery> = {}): KeychainTraitsQuery => ({
  home: temporaryHome(),
  installation: 'probe',
  environment: process.env,
  expected: [],
  now: () => new Date(gatheredAt),
  runtimeDirs: temporaryHome(),
  ...rest,
})

/** The bus of this session where a system keeps it: cron knows no other way to it. */
async function runtimeDirs(): Promise<string> {
  const folder = temporaryHome()
  const own = join(folder, String(process.getuid?.()))
  mkdirSync(own, { mode: 0o700 })
  const [bus] = pathsOf(process.env)
  const server = createServer(client => {
    const there = createConnection(bus!)
    client.on('error', () => there.destroy()).pipe(there)
    there.on('error', () => client.destroy()).pipe(client)
  })
  await new Promise<void>(resolve => server.listen(join(own, 'bus'), resolve))
  onTestFinished(() => void server.close())
  return folder
}

describeWithSecretService('what is seen of the keychain on a real Secret Service', () => {
  it('its file lies on the disk, encrypted, and a run of cron reaches it over the bus of its user', async () => {
    const dirs = await runtimeDirs()
    expect(await keychainTraits(queryOf({ runtimeDirs: dirs }))).toMatchObject({
      persistent: { ok: true },
      encrypted: { ok: true },
      unattended: { ok: { how: expect.stringContaining(dirs) } },
    })
  })

  it('without that bus cron does not reach it, whatever this session has', async () => {
    const { unattended, persistent } = await keychainTraits(queryOf())
    expect(unattended).toMatchObject({ gap: { code: 'store-unavailable', hint: expect.stringContaining('linger') } })
    expect(persistent).toMatchObject({ ok: true })
  })

  it('without a bus of its own either nothing is known', async () => {
    const { HOME, PATH } = process.env
    const traits = await keychainTraits(queryOf({ environment: { HOME, PATH, XDG_RUNTIME_DIR: '/nowhere' } }))
    for (const part of ['persistent', 'encrypted', 'unattended'] as const)
      expect(traits[part]).toMatchObject({ gap: { code: 'store-unavailable' } })
  })
})

it('elsewhere it cannot be tried from here, and is said to be', async () => {
  for (const platform of ['darwin', 'win32'] as const) {
    expect(await keychainTraits(queryOf({ platform }))).toMatchObject({
      persistent: { ok: true },
      unattended: { gap: { code: 'not-tried' } },
    })
  }
})
