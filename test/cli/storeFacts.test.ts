import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { StoreChoice } from '../../src/domain/secretStore.ts'
import { fakeManager } from '../secrets/support/fakeManager.ts'
import { account, wallet } from '../support/artifacts.ts'
import { at, fresh, furnished, otherAccount, signingKey } from './support/storeFactsHome.ts'

/** What a vault and an exec store tell alike. */
const kinds = ['vault', 'exec'] as const

const choiceOf = (kind: 'vault' | 'exec'): StoreChoice =>
  kind === 'vault' ? { kind } : { kind, command: fakeManager().command, arguments: [] }

describe.each(kinds)('what is known of a %s', kind => {
  it('tells what lies under each name without saying it', async () => {
    const { facts } = await furnished(choiceOf(kind))
    const found = await facts()
    expect(found.kind).toBe(kind)
    expect(found.holdings).toMatchObject({
      ok: [
        { key: 'hedge/0000000000000001/wallet', holds: 'address' },
        { key: 'hedge/0000000000000001/account', holds: 'address' },
        { key: 'hedge/0000000000000002/wallet', holds: 'address' },
        { key: 'hedge/0000000000000002/account', holds: 'address' },
        { key: 'rpc/base', holds: 'url' },
        { key: 'log/head', holds: 'other' },
      ],
    })
    expect(found).toMatchObject({ unexpected: { ok: [] }, strays: { ok: [] }, moving: false, unusedRpcs: ['base'] })
    expect(found.rpcs).toEqual([{ chain: 'base', place: 1, of: 1, setAt: '2026-11-01T00:00:00.000Z' }])
    const told = JSON.stringify(found).toLowerCase()
    for (const secret of [wallet, account, 'example/v2']) expect(told).not.toContain(secret)
  })

  it('names a key that signs by its place, and never shows it', async () => {
    const { store, facts, home, state } = await furnished(choiceOf(kind))
    await store.set('hedge/0000000000000001/account', signingKey)
    await store.set('rpc/base/3', signingKey)
    mkdirSync(join(state, 'history'), { recursive: true })
    writeFileSync(join(state, 'history', 'a.json'), `{"rows":[{"note":"${signingKey.reveal()}"}]}`)
    writeFileSync(join(home, 'notes.txt'), `key=${signingKey.reveal().slice(2)}\nwallet ${wallet.toUpperCase()}\n`)
    const found = await facts()
    expect(found.holdings).toMatchObject({
      ok: expect.arrayContaining([
        { key: 'hedge/0000000000000001/account', holds: 'private-key' },
        { key: 'rpc/base/3', holds: 'private-key' },
      ]),
    })
    expect(found.unexpected).toMatchObject({ ok: ['rpc/base/3'] })
    expect(found.strays).toMatchObject({
      ok: expect.arrayContaining([
        { file: '~/notes.txt', kind: 'private-key' },
        { file: '~/notes.txt', kind: 'address' },
        { file: '~/state/history/a.json', kind: 'private-key' },
      ]),
    })
    expect(JSON.stringify(found)).not.toMatch(/c0ffee/i)
  })

  it('says what is missing, and who shares an account', async () => {
    const { store, facts } = await furnished(choiceOf(kind))
    await store.delete('rpc/base')
    await store.delete('hedge/0000000000000001/wallet')
    const apart = await facts()
    expect(apart.holdings).toMatchObject({
      ok: expect.arrayContaining([
        { key: 'rpc/base', holds: 'missing' },
        { key: 'hedge/0000000000000001/wallet', holds: 'missing' },
      ]),
    })
    expect(apart.hedges.map(({ sharedWith }) => sharedWith)).toEqual([[], []])
    await store.set('hedge/0000000000000002/account', otherAccount)
    expect((await facts()).hedges.map(({ sharedWith }) => sharedWith)).toEqual([['two'], ['one']])
  })
})

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

describe('an exec store', () => {
  it('is asked again with no more than cron gives', async () => {
    const { facts } = await furnished(choiceOf('exec'))
    expect(await facts()).toMatchObject({
      persistent: { ok: null },
      encrypted: { ok: null },
      unattended: { ok: { how: expect.stringMatching(/cron/) } },
    })
  })

  it('that needs what only a terminal has is not reached by cron', async () => {
    const manager = fakeManager('[ "$OP_ACCOUNT" = mine ] || { echo error locked; exit 1; }')
    const { facts } = await furnished({ kind: 'exec', command: manager.command, arguments: [] }, { OP_ACCOUNT: 'mine' })
    expect(await facts()).toMatchObject({
      holdings: { ok: expect.any(Array) },
      unattended: { gap: { code: 'store-locked' } },
    })
  })

  it('that shows another account to cron does not pass for reached', async () => {
    const manager = fakeManager('[ "$OP_ACCOUNT" = mine ] || { echo ok; exit 0; }')
    const { facts } = await furnished({ kind: 'exec', command: manager.command, arguments: [] }, { OP_ACCOUNT: 'mine' })
    expect(await facts()).toMatchObject({ unattended: { gap: { message: expect.stringMatching(/6 of 6/) } } })
  })

  it('is not asked for a name that may be a secret, and the name is not shown', async () => {
    const { store, facts } = await furnished(choiceOf('exec'))
    const name = signingKey.reveal().slice(2).toLowerCase()
    await store.set(name, otherAccount)
    const found = await facts()
    expect(found.unexpected).toMatchObject({ ok: ['a name of 64 characters'] })
    expect(found.holdings).toMatchObject({
      ok: expect.arrayContaining([{ key: 'a name of 64 characters', holds: 'private-key' }]),
    })
    expect(JSON.stringify(found)).not.toContain(name)
  })
})

it('where nothing was ever stored no store is opened and nothing is written', async () => {
  const { facts, opened } = fresh()
  expect(await facts()).toMatchObject({ kind: 'keychain', holdings: { ok: [] }, hedges: [], rpcs: [] })
  expect(opened()).toBe(false)
})
