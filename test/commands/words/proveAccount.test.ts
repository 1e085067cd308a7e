import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorityLines } from '../../../src/commands/words/authorityLines.ts'
import { proveAccount } from '../../../src/commands/words/proveAccount.ts'
import type { Address } from '../../../src/domain/address.ts'
import { isProof } from '../../../src/domain/proof.ts'
import { createHyperliquid } from '../../../src/venues/hyperliquid/index.ts'
import type { FakeAccount } from '../../support/fakeHyperliquid/world.ts'
import { type FakeHyperliquid, startFakeHyperliquid } from '../../support/fakeHyperliquid.ts'

const account: Address = '0x5a0b54d5dc17e0aadc383d2db43b0a0d3e029c4c'
const other: Address = `0x${'b2'.repeat(20)}`
const now = new Date('2026-06-01T00:00:00.000Z')
const day = (text: string) => Date.parse(`${text}T00:00:00Z`)

let fake: FakeHyperliquid
beforeAll(async () => {
  fake = await startFakeHyperliquid({ accounts: {}, markets: {} })
})
afterAll(() => fake.close())

async function prove(accounts: Record<string, FakeAccount>, checksum: 'holds' | null = 'holds') {
  fake.set({ accounts })
  const venue = createHyperliquid({ baseUrl: fake.url, network: 'mainnet', pause: 1, now: () => now.getTime() })
  const proof = await proveAccount({ venue, account, checksum, now: () => now, signal: AbortSignal.timeout(5_000) })
  expect(proof.evidence.every(isProof), JSON.stringify(proof.evidence)).toBe(true)
  expect(JSON.stringify(proof.evidence)).not.toMatch(/0x[0-9a-f]{40}/i)
  const results = Object.fromEntries(proof.evidence.map(({ what, result }) => [what, result]))
  return { proof, results, lines: authorityLines(proof, now, address => address) }
}

const agents = [
  { address: `0x${'a1'.repeat(20)}`, name: 'bot', validUntil: day('2027-01-05') },
  { address: `0x${'a2'.repeat(20)}`, validUntil: day('2026-08-01') },
]

describe('proveAccount', () => {
  it('proves a main account on which nobody else can act', async () => {
    const { proof, results, lines } = await prove({ [account]: {} })
    expect(results).toEqual({
      checksum: 'holds',
      'account-role': 'user',
      'account-mode': 'default',
      agents: 'none',
      'multi-sig': 'none',
      'staking-link': 'none',
      'sub-accounts': 'none',
      builders: 'none',
      referrer: 'none',
      'vaults-led': 'none',
    })
    expect(proof).toMatchObject({ role: { role: 'user' }, controller: null, vault: null })
    expect(proof.evidence.every(({ at }) => at === now.toISOString())).toBe(true)
    expect(lines).toEqual([])
  })

  it('says nothing of a spelling that was not given', async () => {
    expect(Object.keys((await prove({ [account]: {} }, null)).results)).not.toContain('checksum')
  })

  it('counts API wallets, those first that end first, and tells until when', async () => {
    const { results, lines } = await prove({ [account]: { agents } })
    expect(results.agents).toBe('2, one without a name, first to end: 2026-08-01')
    expect(lines).toEqual([
      "Note: 2 API wallets can trade on this account: one without a name until 2026-08-01, 'bot' until 2027-01-05.",
    ])
  })

  it('calls no expired API wallet safe', async () => {
    const expired = [{ address: other, name: 'old', validUntil: day('2026-05-01') }]
    const { lines } = await prove({ [account]: { agents: expired } })
    expect(lines).toEqual([
      "Note: an API wallet can trade on this account: 'old', which expired on 2026-05-01 and may still trade.",
    ])
  })

  it('tells every standing authority', async () => {
    const { results, lines } = await prove({
      [account]: {
        mode: 'newMode',
        multiSig: { authorizedUsers: [account, other], threshold: 2 },
        stakingLink: { type: 'tradingUser', stakingUser: other },
        builders: { [other]: 100, [account]: 10 },
        referredBy: { referrer: other, code: 'FRIEND' },
      },
    })
    expect(results).toMatchObject({
      'account-mode': 'newMode (not known)',
      'multi-sig': '2 of 2',
      'staking-link': 'tradingUser',
      builders: '2, up to 0.1 %',
      referrer: 'one',
    })
    expect(lines).toEqual([
      'Note: every action needs 2 of 2 signers.',
      `Note: ${other} controls all that it holds by a staking link, for good.`,
      'Note: 2 builders may charge up to 0.1 % of an order.',
      'Note: its mode, newMode, is not known here: no margin will be shown.',
    ])
  })

  it('of a sub-account proves who acts through its master', async () => {
    const { proof, results, lines } = await prove({ [account]: { role: { subAccountOf: other } }, [other]: { agents } })
    expect(proof.controller?.address).toBe(other)
    expect(results).toMatchObject({
      'account-role': 'subAccount',
      agents: 'none',
      'agents-of-controller': '2, one without a name, first to end: 2026-08-01',
    })
    expect(lines).toEqual([
      "Note: 2 API wallets can trade here through its master: one without a name until 2026-08-01, 'bot' until 2027-01-05.",
    ])
  })

  it('of a vault proves its leader', async () => {
    const { proof, lines } = await prove({
      [account]: { vault: { name: 'Harbour', leader: other } },
      [other]: { agents },
    })
    expect(proof).toMatchObject({ role: { role: 'vault' }, vault: { name: 'Harbour', leader: other } })
    expect(lines[0]).toContain('through its leader')
  })

  it('asks nothing more of an agent, or of an address that is not known', async () => {
    for (const [accounts, role] of [
      [{ [account]: { role: { agentOf: other } } }, { role: 'agent', master: other }],
      [{}, { role: 'missing' }],
    ] as const) {
      fake.requests.length = 0
      const { proof, results } = await prove(accounts)
      expect(proof).toMatchObject({ role, mode: null, authorities: null, controller: null })
      expect(Object.keys(results)).toEqual(['checksum', 'account-role'])
      expect(fake.requests.map(({ type }) => type)).toEqual(['userRole'])
    }
  })

  it.each([
    ['extraAgents', 'agents', 'API wallets with a name'],
    ['webData2', 'agents', 'the API wallet without a name'],
    ['userFees', 'staking-link', 'the staking link'],
  ])('says that it does not know where %s fails, and never that there is none', async (type, what, words) => {
    fake.failWith(type, { status: 403 })
    const { results, lines } = await prove({ [account]: { agents } })
    fake.failWith(type, null)
    expect(results[what]).toBe('not read: venue-refused')
    expect(lines).toContain(`Note: not read: ${words}.`)
  })

  it('proves nothing without a role', async () => {
    fake.failWith('userRole', { status: 403 })
    await expect(prove({ [account]: {} })).rejects.toMatchObject({ gap: { code: 'venue-refused' } })
    fake.failWith('userRole', null)
  })

  it('without a mode proves all the rest', async () => {
    fake.failWith('userAbstraction', { status: 403 })
    const { results, lines } = await prove({ [account]: {} })
    fake.failWith('userAbstraction', null)
    expect(results['account-mode']).toBe('not read: venue-refused')
    expect(lines).toEqual(['Note: its mode could not be read.'])
  })
})
