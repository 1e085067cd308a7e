import { afterAll, beforeAll, expect, it } from 'vitest'
import { rotateAccount } from '../../../src/commands/rotate/rotateAccount.ts'
import type { ActionContext } from '../../../src/domain/actionContext.ts'
import { accountKey, walletKey } from '../../../src/domain/hedgeKeys.ts'
import { Secret } from '../../../src/domain/secret.ts'
import { createHyperliquid } from '../../../src/venues/hyperliquid/index.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { fakeContext } from '../../support/fakeContext.ts'
import { type FakeHyperliquid, startFakeHyperliquid } from '../../support/fakeHyperliquid.ts'
import { hedgeOf } from '../../support/fakeSources.ts'

const account = '0x5a0b54d5dc17e0aadc383d2db43b0a0d3e029c4c'
const hedge = { ...hedgeOf('eth-usdc'), id: 'aaaaaaaaaaaaaaaa' }

let fake: FakeHyperliquid
beforeAll(async () => {
  fake = await startFakeHyperliquid({ accounts: { [account]: {} }, markets: {} })
})
afterAll(() => fake.close())

async function contextOf(alone: (base: ActionContext) => Promise<void>): Promise<ActionContext> {
  const base = fakeContext(temporaryHome())
  const store = await base.secrets()
  for (const key of [walletKey(hedge.id), accountKey(hedge.id)]) await store.set(key, new Secret(account))
  await base.settings.saveHedge(hedge)
  return {
    ...base,
    perpVenue: async network => createHyperliquid({ baseUrl: fake.url, network, pause: 1 }),
    alone: async work => {
      await alone(base)
      return work()
    },
  }
}

it('stores the evidence of a hedge that is there', async () => {
  const context = await contextOf(async () => {})
  const outcome = await rotateAccount(context, hedge)
  expect(JSON.stringify(outcome.sections)).toContain('The new evidence is stored.')
  expect(context.settings.hedges()[0]?.proof?.length).toBeGreaterThan(3)
})

it('does not say so of one that was removed meanwhile', async () => {
  const context = await contextOf(({ settings }) => settings.removeHedge(hedge.id))
  await expect(rotateAccount(context, hedge)).rejects.toMatchObject({
    code: 'no-such-hedge',
    exit: 6,
    message: expect.stringMatching(/^eth-usdc was removed .*nothing was stored$/),
  })
  expect(context.settings.hedges()).toEqual([])
})
