import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { StoreChoice } from '../../../src/domain/secretStore.ts'
import { account, wallet } from '../../support/artifacts.ts'
import { furnished, otherAccount, signingKey } from './storeFactsHome.ts'

/** What a store that tells its names owes to whoever looks through it. */
export function tellsOfItsKind(kind: 'vault' | 'exec', choose: () => StoreChoice): void {
  describe(`what is known of the ${kind} store`, () => {
    it('tells what lies under each name without saying it', async () => {
      const { facts } = await furnished(choose())
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
      const { store, facts, home, state } = await furnished(choose())
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
      const { store, facts } = await furnished(choose())
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
}
