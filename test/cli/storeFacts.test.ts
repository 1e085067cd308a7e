import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Secret } from '../../src/domain/secret.ts'
import { openIdentity } from '../../src/secrets/vault/openIdentity.ts'
import { readVault, writeVault } from '../../src/secrets/vault/vaultFile.ts'
import { at, fresh, furnished, signingKey } from './support/storeFactsHome.ts'
import { tellsOfItsKind } from './support/tellsOfItsKind.ts'

tellsOfItsKind('vault', () => ({ kind: 'vault' }))

describe('a vault', () => {
  it('lies encrypted on the disk and is opened by its identity file', async () => {
    const { facts } = await furnished({ kind: 'vault' })
    expect(await facts()).toMatchObject({
      where: '~/vault.age',
      persistent: { ok: true },
      encrypted: { ok: true },
      unattended: { ok: { how: expect.stringMatching(/HEDGE_VAULT_IDENTITY_FILE/) } },
    })
  })

  it('that nobody opens is a gap in every part of its own, and the rest is known', async () => {
    const { home } = await furnished({ kind: 'vault' })
    expect(await at(home, {}).facts()).toMatchObject({
      holdings: { gap: { code: 'store-locked' } },
      unexpected: { gap: { code: 'store-locked' } },
      unattended: { gap: { code: 'store-locked' } },
      encrypted: { ok: true },
      strays: { ok: [] },
    })
  })
})

it('a name in a vault may itself be a key: it is described, and no line of the access log takes it', async () => {
  const { home, environment, facts } = await furnished({ kind: 'vault' })
  const identity = await openIdentity({ home, environment, askPassphrase: null })
  const name = signingKey.reveal().slice(2).toLowerCase()
  const odd = ['x\u001b[31m', 'my wallet'].map(
    key => [key, 'legal winner thank year wave sausage worth useful legal winner thank yellow'] as const,
  )
  await writeVault(home, identity, new Map([...(await readVault(home, identity)), [name, 'nothing'], ...odd]))
  const found = await facts()
  expect(found.unexpected).toMatchObject({
    ok: ['a name of 64 characters', 'a name of 6 characters', 'a name of 9 characters'],
  })
  expect(found.holdings).toMatchObject({
    ok: expect.arrayContaining([
      { key: 'a name of 64 characters', holds: 'private-key' },
      { key: 'a name of 6 characters', holds: 'seed-phrase' },
    ]),
  })
  const log = readFileSync(join(home, 'state', 'log.jsonl'), 'utf8')
  expect(log).toContain('hedge/0000000000000001/wallet')
  expect(log + JSON.stringify(found)).not.toMatch(/c0ffee|legal/)
})

it('what Node compiled of the program is no file of the person, and what lies beside it is', async () => {
  const { home, facts } = await furnished({ kind: 'vault' })
  const key = signingKey.reveal()
  for (const folder of ['compile-cache/v24', 'compile-cached']) {
    mkdirSync(join(home, 'state', folder), { recursive: true })
    writeFileSync(join(home, 'state', folder, 'a'), key)
  }
  expect((await facts()).strays).toMatchObject({
    ok: [{ file: expect.stringMatching(/compile-cached\/a$/), kind: 'private-key' }],
  })
})

it('webhooks are told by name and day, and what lies in the store by its kind; programs have nothing there', async () => {
  const { settings, store, facts } = await furnished({ kind: 'vault' })
  const setAt = '2026-11-01T00:00:00.000Z'
  await settings.noteTarget('ops', { kind: 'webhook', setAt, place: 2 })
  await settings.noteTarget('page', { kind: 'command', setAt, program: '/bin/x', arguments: [] })
  await store.set('notify/ops/url/2', new Secret('https://hooks.example/kN4ryWebh00k'))
  await store.set('notify/ops/hmac/2', new Secret('whsec_kN4ryWebh00kSecret'))
  const found = await facts()
  expect(found.webhooks).toEqual([{ name: 'ops', setAt }])
  expect(found.unexpected).toMatchObject({ ok: [] })
  expect(found.holdings).toMatchObject({
    ok: expect.arrayContaining([
      { key: 'notify/ops/url/2', holds: 'url' },
      { key: 'notify/ops/hmac/2', holds: 'other' },
    ]),
  })
  expect(JSON.stringify(found)).not.toContain('kN4ry')
})

it('where nothing was ever stored no store is opened and nothing is written', async () => {
  const { facts, opened } = fresh()
  expect(await facts()).toMatchObject({ kind: 'keychain', holdings: { ok: [] }, hedges: [], rpcs: [] })
  expect(opened()).toBe(false)
})
