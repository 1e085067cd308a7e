import { expect, it } from 'vitest'
import { describeWithSecretService } from '../secrets/support/secretService.ts'
import { furnished, signingKey } from './support/storeFactsHome.ts'

const { DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR, XDG_DATA_HOME } = process.env
const session = Object.fromEntries(
  Object.entries({ DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR, XDG_DATA_HOME }).filter(
    ([, value]) => value !== undefined,
  ),
) as Record<string, string>

describeWithSecretService('what is known of a real keychain', () => {
  it('a key that signs is found under any name of this program, and never shown', async () => {
    const { store, facts } = await furnished({ kind: 'keychain' }, session)
    expect(await facts()).toMatchObject({ persistent: { ok: true }, encrypted: { ok: true }, unexpected: { ok: [] } })
    await store.set('left/over', signingKey)
    const found = await facts()
    expect(found.unexpected).toMatchObject({ ok: ['left/over'] })
    expect(found.holdings).toMatchObject({ ok: expect.arrayContaining([{ key: 'left/over', holds: 'private-key' }]) })
    expect(JSON.stringify(found)).not.toMatch(/c0ffee/i)
    for (const { key } of 'ok' in found.holdings ? found.holdings.ok : []) await store.delete(key)
  })
})
