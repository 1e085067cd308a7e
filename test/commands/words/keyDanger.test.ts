import { afterAll, beforeAll, expect, it } from 'vitest'
import { keyDanger } from '../../../src/commands/words/keyDanger.ts'
import type { Address } from '../../../src/domain/address.ts'
import { checksummed } from '../../../src/venues/address.ts'
import { createHyperliquid } from '../../../src/venues/hyperliquid/index.ts'
import type { FakeAccount } from '../../support/fakeHyperliquid/world.ts'
import { type FakeHyperliquid, startFakeHyperliquid } from '../../support/fakeHyperliquid.ts'

const owner: Address = '0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266'
const master: Address = '0x5a0b54d5dc17e0aadc383d2db43b0a0d3e029c4c'
const now = new Date('2026-06-01T00:00:00Z')
const soon = Date.parse('2026-09-01T12:00:00Z')
const past = Date.parse('2026-05-01T12:00:00Z')

let fake: FakeHyperliquid
beforeAll(async () => {
  fake = await startFakeHyperliquid({ accounts: {}, markets: {} })
})
afterAll(() => fake.close())

const lookUp = (network: 'mainnet' | 'testnet' = 'mainnet', signal = AbortSignal.timeout(5_000)) =>
  keyDanger({
    owner,
    network,
    now,
    venue: async () => createHyperliquid({ baseUrl: fake.url, network, pause: 1 }),
    checksummed: async address => checksummed(address),
    signal,
  })

const agentOf = (agents: FakeAccount['agents']) => ({
  [owner]: { role: { agentOf: master } },
  [master]: agents === undefined ? {} : { agents },
})
const shown = checksummed(owner)
const account = checksummed(master)

it.each<[string, Record<string, FakeAccount>, string]>([
  [
    'the main key of an account',
    { [owner]: {} },
    `It is the main key of ${shown}: it can trade, and withdraw everything.`,
  ],
  ['one the venue has not seen', {}, `It is the key of ${shown}, which Hyperliquid does not know.`],
])('%s', async (_what, accounts, what) => {
  fake.set({ accounts })
  expect(await lookUp()).toEqual({ what, revoke: `move everything from ${shown} to a new wallet`, instead: owner })
})

it.each<[string, FakeAccount['agents'], string]>([
  ['with a name', [{ address: owner, name: 'bot', validUntil: soon }], 'valid until 2026-09-01'],
  ['without a name', [{ address: owner, validUntil: soon }], 'valid until 2026-09-01'],
  ['without an end', [{ address: owner, name: 'bot', validUntil: null }], 'valid without an end'],
  [
    'that has expired',
    [{ address: owner, validUntil: past }],
    'expired on 2026-05-01, which does not stop it for certain',
  ],
  ['that is not listed', [], 'revoked or replaced by what the account lists'],
])('the key of an agent %s', async (_what, agents, valid) => {
  fake.set({ accounts: agentOf(agents) })
  expect(await lookUp()).toEqual({
    what: `It is the key of an agent (API wallet) of ${account}, ${valid}: it can trade with everything in that account.`,
    revoke: 'revoke the agent at https://app.hyperliquid.xyz/API',
    instead: master,
  })
  expect((await lookUp('testnet')).revoke).toBe('revoke the agent at https://app.hyperliquid-testnet.xyz/API')
})

it('an agent whose account does not say until when', async () => {
  fake.set({ accounts: agentOf([{ address: owner, validUntil: soon }]) })
  fake.failWith('webData2', { status: 403 })
  expect((await lookUp()).what).toContain('valid until a day that is not known')
  fake.failWith('webData2', null)
})

it.each([{ status: 500 }, { drop: true as const }, { body: { role: 'new' } }, { html: 'no' }])(
  'stands without its role where the venue fails: %j',
  async fault => {
    fake.failWith('userRole', fault)
    const what = `It is the key of ${shown}, and can sign for it; its role could not be looked up.`
    expect(await lookUp()).toMatchObject({ what, instead: owner })
    fake.failWith('userRole', null)
  },
)

it('does not wait for a venue that hangs', async () => {
  fake.failWith('userRole', { delay: 30_000 })
  const started = performance.now()
  expect((await lookUp('mainnet', AbortSignal.timeout(200))).what).toContain('could not be looked up')
  expect(performance.now() - started).toBeLessThan(3_000)
  fake.failWith('userRole', null)
})
