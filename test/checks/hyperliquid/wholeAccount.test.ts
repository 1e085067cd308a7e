import { describe, expect, it } from 'vitest'
import { hyperliquid } from '../../../src/checks/hyperliquid/index.ts'
import { account } from '../../support/artifacts.ts'
import { cleanAccount } from '../../support/fakeHyperliquid/cleanAccount.ts'
import { hostileAccount, hostileAgents, intruders } from '../../support/fakeHyperliquid/hostileAccount.ts'
import { at, audits, now } from './audited.ts'

const audit = audits()
type Verdicts = Awaited<ReturnType<typeof audit>>['verdicts']

const statuses = (verdicts: Verdicts) => Object.fromEntries(verdicts.map(({ id, status }) => [id, status]))
const without = (ids: readonly string[], from: Record<string, string>) =>
  Object.fromEntries(Object.entries(from).filter(([id]) => !ids.includes(id)))

const master = at('ab')
const short = { cash: '5000', positions: [{ coin: 'ETH', szi: '-1', entryPx: '3000' }] }

const hostile = {
  'account-role': 'pass',
  'account-mode': 'fail',
  'staking-link': 'fail',
  'multi-sig': 'warn',
  'agents-listed': 'warn',
  'agent-unnamed': 'warn',
  'agent-expiry': 'warn',
  'agent-ending': 'warn',
  'agent-expired': 'fail',
  controller: 'notApplicable',
  'controller-agents': 'notApplicable',
  'builders-listed': 'warn',
  'builder-caps': 'fail',
  'sub-accounts': 'warn',
  'vault-leadership': 'warn',
  referrer: 'warn',
}

/** Checks of which a source is a part. */
const ends = ['agent-expiry', 'agent-ending', 'agent-expired']
const sources: [type: string, ids: string[]][] = [
  ['userAbstraction', ['account-mode']],
  ['extraAgents', ['agents-listed', ...ends]],
  ['webData2', ['agents-listed', 'agent-unnamed', ...ends]],
  ['userToMultiSigSigners', ['multi-sig']],
  ['userFees', ['staking-link']],
  ['subAccounts2', ['sub-accounts']],
  ['approvedBuilders', ['builders-listed', 'builder-caps']],
  ['referral', ['referrer']],
  ['leadingVaults', ['vault-leadership']],
]

describe('a hostile account', () => {
  it('gives every finding, each with who it is', async () => {
    const { verdicts, weight } = await audit(hostileAccount(account, now, short))
    expect(without(['new-power'], statuses(verdicts))).toEqual(hostile)
    const said = JSON.stringify(verdicts)
    for (const [who, address] of Object.entries(intruders).filter(([who]) => who !== 'signer'))
      expect(said, who).toContain(address)
    expect(verdicts.filter(({ id }) => id === 'agent-expired')).toMatchObject([
      { actual: `'expired' ${intruders.expired} ended 2026-11-18, 2 days ago` },
    ])
    // 60 and 160 of who may act, 40 of two builders, and what reading the balances takes.
    expect(weight).toBeLessThanOrEqual(60 + 160 + 40 + 60 + 45)
  })

  it('that is a sub-account is reached through its master', async () => {
    const accounts = {
      [account]: { role: { subAccountOf: master }, ...short },
      ...hostileAccount(master, now),
    }
    const { verdicts } = await audit(accounts, { role: 'subAccount' })
    expect(without(['new-power'], statuses(verdicts))).toMatchObject({
      'account-role': 'pass',
      controller: 'warn',
      'controller-agents': 'warn',
      'agents-listed': 'pass',
      'agent-unnamed': 'warn',
      'agent-expired': 'fail',
      'staking-link': 'fail',
      'multi-sig': 'warn',
    })
  })

  it('that is a vault is reached through its leader', async () => {
    const accounts = {
      [account]: { vault: { name: 'Harbour', leader: master }, ...short },
      [master]: { agents: hostileAgents(now) },
    }
    const { verdicts, reading } = await audit(accounts, { role: 'vault' })
    expect(reading.controller).toMatchObject({ ok: { address: master } })
    expect(statuses(verdicts)).toMatchObject({
      controller: 'warn',
      'controller-agents': 'warn',
      'agent-expired': 'fail',
    })
  })
})

describe('a clean account', () => {
  it('gives no finding and is known in every part', async () => {
    const { verdicts } = await audit(cleanAccount(account, short))
    for (const { id, status } of verdicts) expect(['pass', 'notApplicable'], id).toContain(status)
    expect(verdicts.length).toBeGreaterThanOrEqual(Object.keys(hostile).length)
  })
})

it('an API wallet cannot hide behind a name that draws', async () => {
  const agents = [{ address: at('a1'), name: '\u001b[2J\u202e', validUntil: now - 1 }]
  const { verdicts } = await audit({ [account]: { agents, ...short } })
  expect(verdicts.find(({ id }) => id === 'agent-expired')).toMatchObject({
    status: 'fail',
    actual: `'?' ${at('a1')} ended 2026-11-20, less than a day ago`,
  })
})

describe('with one source down', () => {
  const scenes = [cleanAccount(account, short), hostileAccount(account, now, short)]
  const whole = scenes.map(() => null as Record<string, string> | null)

  it.each(sources)(
    '%s, its checks are unknown or tell the rest, and all others are as they were',
    async (type, ids) => {
      for (const [index, accounts] of scenes.entries()) {
        const before = whole[index] ?? statuses((await audit(accounts)).verdicts)
        whole[index] = before
        const during = statuses((await audit(accounts, { down: [type] })).verdicts)
        expect(without(ids, during)).toEqual(without(ids, before))
        const touched = ids.map(id => during[id])
        expect(touched).not.toContain('pass')
        expect(touched).not.toContain('notApplicable')
        expect(touched).toContain('unknown')
      }
    },
  )
})

describe('with the role down', () => {
  it('the role and who stands above are unknown, and with it whatever one above could do', async () => {
    const clean = statuses((await audit(cleanAccount(account, short), { down: ['userRole'] })).verdicts)
    const reached = ['account-role', 'controller', 'controller-agents', 'agent-unnamed', 'multi-sig', 'staking-link']
    for (const id of [...reached, ...ends]) expect(clean[id], id).toBe('unknown')
    for (const id of [
      'agents-listed',
      'builders-listed',
      'sub-accounts',
      'vault-leadership',
      'referrer',
      'account-mode',
    ])
      expect(clean[id], id).toBe('pass')
    const bad = statuses((await audit(hostileAccount(account, now, short), { down: ['userRole'] })).verdicts)
    expect(bad).toMatchObject({ 'staking-link': 'fail', 'agent-expired': 'fail', 'multi-sig': 'warn' })
  })
})

describe('what is no account', () => {
  it.each([
    ['an API wallet', { [account]: { role: { agentOf: master } } }, 'agent-address'],
    ['an address that nobody knows', {}, 'account-missing'],
  ])('%s fails, and passes nothing for being empty', async (_what, accounts, code) => {
    const { verdicts } = await audit(accounts)
    for (const verdict of verdicts.filter(({ id }) => id !== 'account-mode' && id !== 'new-power')) {
      if (verdict.id === 'account-role') expect(verdict).toMatchObject({ status: 'fail', severity: 'critical' })
      else expect(verdict).toMatchObject({ status: 'unknown', gap: { code } })
    }
  })
})

describe('the words of every check', () => {
  it.each(hyperliquid.map(check => [check.id, check] as const))('%s are short, and fit a line', (_id, check) => {
    for (const title of [check.title, check.failureTitle]) {
      expect(title.length).toBeLessThan(60)
      expect(title).not.toMatch(/\.$/)
    }
    expect(check.rationale.length).toBeLessThanOrEqual(160)
    expect(new URL(check.reference).protocol).toBe('https:')
  })
})
