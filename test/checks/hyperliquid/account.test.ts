import { describe, expect, it } from 'vitest'
import type { AccountRole } from '../../../src/domain/perp.ts'
import { accountOf, dexStateOf, spotOf } from '../../support/artifacts.ts'
import { account, at, gap, judged, ok, readingOf, subAccountReading, subjectOf } from './audited.ts'

const roled = (role: AccountRole) => readingOf({ role: ok(role) })

describe('account-role', () => {
  it.each<[AccountRole, 'user' | 'subAccount' | 'vault', object]>([
    [{ role: 'user' }, 'user', { status: 'pass', actual: 'a main account' }],
    [
      { role: 'subAccount', master: at('ab') },
      'subAccount',
      { status: 'pass', actual: `a sub-account of ${at('ab')}` },
    ],
    [{ role: 'vault' }, 'vault', { status: 'pass', actual: 'a vault' }],
    [{ role: 'vault' }, 'user', { status: 'fail', severity: 'high', actual: 'a vault, added as a main account' }],
    [{ role: 'missing' }, 'user', { status: 'fail', actual: 'an address that Hyperliquid does not know' }],
    [
      { role: 'agent', master: at('ab') },
      'user',
      {
        status: 'fail',
        actual: `an API wallet of ${at('ab')}: it holds nothing itself`,
        remediation: `hedge incident one; then hedge remove one && hedge add one --account ${at('ab')}`,
      },
    ],
  ])('of %j, added as %s', (role, added, verdict) => {
    const verdicts = judged('account-role', roled(role), { subjects: [subjectOf({ role: added })] })
    expect(verdicts).toEqual([expect.objectContaining({ subject: 'one', ...verdict })])
  })

  it('takes any role of an address given ad hoc, and names no address as the subject', () => {
    const subjects = [subjectOf({ stored: false, name: account, role: null })]
    const [verdict] = judged('account-role', roled({ role: 'vault' }), { subjects })
    expect(verdict).toMatchObject({ status: 'pass', subject: 'the address asked about' })
    const [agent] = judged('account-role', roled({ role: 'agent', master: at('ab') }), { subjects })
    expect(agent).toMatchObject({ status: 'fail' })
    expect(agent).not.toHaveProperty('remediation')
    const [none] = judged('account-role', roled({ role: 'missing' }), { subjects })
    expect(none).toMatchObject({
      status: 'warn',
      severity: 'info',
      actual: 'an address that Hyperliquid does not know',
    })
  })

  it('is unknown where the role is', () => {
    expect(judged('account-role', readingOf({ role: gap('role') }))).toEqual([
      expect.objectContaining({ status: 'unknown', gap: gap('role').gap, actual: 'not known' }),
    ])
  })
})

describe('account-mode', () => {
  const moded = (mode: string, rest = {}) =>
    judged('account-mode', [], { accounts: [accountOf([], { mode: ok(mode), ...rest })] })

  it.each(['default', 'disabled', 'unifiedAccount', 'portfolioMargin'])('knows %s', mode =>
    expect(moded(mode)).toEqual([expect.objectContaining({ status: 'pass', actual: mode })]),
  )

  it.each(['dexAbstraction', 'quantumMargin', 'Default'])('does not know %s', mode =>
    expect(moded(mode)).toEqual([expect.objectContaining({ status: 'fail', severity: 'medium', actual: mode })]),
  )

  const sub = (mode: string) => ({ name: 'hedges', address: at('5b'), mode, dexes: [dexStateOf([])], spot: spotOf([]) })

  it('asks it of the sub-accounts that count', () => {
    expect(moded('default', { subAccounts: ok([sub('unifiedAccount')]) })[0]).toMatchObject({
      status: 'pass',
      actual: "default, unifiedAccount (sub-account 'hedges')",
    })
    expect(moded('default', { subAccounts: ok([sub('newMode')]) })[0]).toMatchObject({
      status: 'fail',
      actual: "newMode (sub-account 'hedges')",
    })
    expect(moded('default', { subAccounts: gap('subs') })[0]).toMatchObject({ status: 'unknown' })
  })

  it('is unknown where it could not be read, or nothing of the account was', () => {
    expect(moded('', { mode: gap('mode') })[0]).toMatchObject({ status: 'unknown', gap: { code: 'mode' } })
    expect(judged('account-mode', [], { accounts: [] })[0]).toMatchObject({ gap: { code: 'account-not-read' } })
  })

  it('tells a mode that is not known although the sub-accounts could not be read', () => {
    expect(moded('newMode', { subAccounts: gap('subs') })[0]).toMatchObject({
      status: 'fail',
      actual: 'newMode; not all could be read: no answer about subs',
    })
  })
})

describe('controller', () => {
  it('names the master of a sub-account and the leader of a vault, as something to know', () => {
    expect(judged('controller', subAccountReading({}))[0]).toMatchObject({
      status: 'warn',
      actual: `a sub-account: its master ${at('ab')} acts on it`,
    })
    const vault = subAccountReading({}, { role: ok({ role: 'vault' }), controller: subAccountReading({}).controller })
    expect(judged('controller', vault)[0]).toMatchObject({ actual: `a vault: its leader ${at('ab')} acts on it` })
  })

  it('has nothing to say of a main account, and does not know where it could not be read', () => {
    expect(judged('controller', readingOf())).toEqual([])
    expect(judged('controller', readingOf({ controller: gap('role') }))[0]).toMatchObject({ status: 'unknown' })
  })
})

describe('hedges that share an account', () => {
  const two = [subjectOf(), subjectOf({ id: 'two', name: 'two' })]

  it('get one verdict together', () => {
    expect(judged('account-role', readingOf(), { subjects: two }).map(({ subject }) => subject)).toEqual(['one, two'])
  })

  it('do not where the network or the address is another, and each has its own', () => {
    const testnet = subjectOf({ id: 'three', name: 'three', network: 'testnet' })
    const readings = [readingOf(), readingOf({ network: 'testnet', role: ok({ role: 'missing' }) })]
    const verdicts = judged('account-role', readings, { subjects: [...two, testnet] })
    expect(verdicts.map(({ subject, status }) => `${subject}: ${status}`)).toEqual(['one, two: pass', 'three: fail'])
  })

  it('are told apart where neither address could be had, each with the reason', () => {
    const lost = (name: string) => subjectOf({ id: name, name, account: gap(`secret-missing of ${name}`) })
    const verdicts = judged('account-role', [], { subjects: [lost('one'), lost('two')] })
    expect(verdicts).toMatchObject([
      { subject: 'one', status: 'unknown', gap: { code: 'secret-missing of one' } },
      { subject: 'two', status: 'unknown', gap: { code: 'secret-missing of two' } },
    ])
  })
})
