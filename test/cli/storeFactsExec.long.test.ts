import { describe, expect, it } from 'vitest'
import type { StoreChoice } from '../../src/domain/secretStore.ts'
import { fakeManager } from '../secrets/support/fakeManager.ts'
import { furnished, otherAccount, signingKey } from './support/storeFactsHome.ts'
import { tellsOfItsKind } from './support/tellsOfItsKind.ts'

const choice = (first?: string): StoreChoice => ({ kind: 'exec', command: fakeManager(first).command, arguments: [] })

tellsOfItsKind('exec', choice)

describe('an exec store', () => {
  it('is asked again with no more than cron gives', async () => {
    const { facts } = await furnished(choice())
    expect(await facts()).toMatchObject({
      persistent: { ok: null },
      encrypted: { ok: null },
      unattended: { ok: { how: expect.stringMatching(/cron/) } },
    })
  })

  it('that needs what only a terminal has is not reached by cron', async () => {
    const account = '[ "$OP_ACCOUNT" = mine ] || { echo error locked; exit 1; }'
    const { facts } = await furnished(choice(account), { OP_ACCOUNT: 'mine' })
    expect(await facts()).toMatchObject({
      holdings: { ok: expect.any(Array) },
      unattended: { gap: { code: 'store-locked' } },
    })
  })

  it('that shows another account to cron does not pass for reached', async () => {
    const account = '[ "$OP_ACCOUNT" = mine ] || { echo ok; exit 0; }'
    const { facts } = await furnished(choice(account), { OP_ACCOUNT: 'mine' })
    expect(await facts()).toMatchObject({ unattended: { gap: { message: expect.stringMatching(/6 of 6/) } } })
  })

  it('is not asked for a name that may be a secret, and the name is not shown', async () => {
    const { store, facts } = await furnished(choice())
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
