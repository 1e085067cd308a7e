import { describe, expect, it } from 'vitest'
import { newPower } from '../../../src/checks/hyperliquid/new-power.ts'
import type { JudgedPowers, PowerPart } from '../../../src/domain/powers.ts'
import { addressOf, gap, subjectOf, wallet } from '../../support/artifacts.ts'
import { beside, changed, fresh, judge, powersOf, since } from '../support/baselines.ts'

const who = addressOf(1)
const run = (part: PowerPart, judged: Partial<JudgedPowers>) => judge(newPower, powersOf({ [part]: beside(judged) }))

describe('who may act on the account, beside the baseline', () => {
  it('passes where everybody was there, and says since when', () => {
    const same = { ...fresh(who, 'named, without an end'), known: { since, facts: 'named, without an end' } }
    expect(run('agents', { powers: [same] })).toEqual([
      {
        status: 'pass',
        subject: 'one',
        expected: 'as on 2026-10-01, or accepted since',
        actual: 'the same as on 2026-10-01',
        remediation: 'revoke it at https://app.hyperliquid.xyz/API; if it is yours: hedge audit accept one',
      },
    ])
  })

  it.each<[PowerPart, string, string, string]>([
    [
      'agents',
      'named, without an end',
      'fail critical',
      `new since 2026-10-01: API wallet ${who} (named, without an end)`,
    ],
    [
      'controller',
      'its master',
      'fail critical',
      `new since 2026-10-01: who controls the account: ${who} (its master)`,
    ],
    ['controller-agents', 'named, without an end', 'fail critical', 'API wallet of who controls the account'],
    ['signers', 'a signer', 'fail critical', 'multi-sig:'],
    ['staking-link', 'controls all that this account holds', 'fail critical', 'staking link:'],
    ['staking-link', 'what it holds is controlled by this account', 'warn info', 'staking link:'],
    ['builders', 'up to 0.1 %', 'fail medium', `builder ${who} (up to 0.1 %)`],
    ['sub-accounts', 'a sub-account', 'warn info', `sub-account ${who}`],
    ['led-vaults', 'a vault it leads', 'warn info', `vault it leads: ${who}`],
  ])('tells of a new one: %s, %s', (part, facts, weight, text) => {
    const [verdict, ...others] = run(part, { powers: [fresh(who, facts)] })
    expect(others).toEqual([])
    expect(`${verdict!.status} ${verdict!.severity}`).toBe(weight)
    expect(verdict!.actual).toContain(text)
    expect(verdict!.subject).toBe('one')
  })

  it.each<[PowerPart, string, string, string]>([
    ['agents', 'named, until 2026-12-01', 'named, until 2027-12-01', 'warn high'],
    ['agents', 'named, until 2026-12-01', 'named, without an end', 'warn high'],
    ['agents', 'named, until 2027-12-01', 'named, until 2026-12-01', 'pass'],
    ['agents', 'named, without an end', 'named, until 2026-12-01', 'pass'],
    ['builders', 'up to 0.1 %', 'up to 0.2 %', 'warn medium'],
    ['builders', 'up to 0.1 %', 'up to 0.05 %', 'pass'],
    ['signers', '2 of 3 signers', '1 of 3 signers', 'warn high'],
    ['signers', '2 of 3 signers', '2 of 4 signers', 'warn high'],
    ['signers', '2 of 3 signers', '3 of 3 signers', 'pass'],
    [
      'staking-link',
      'may link itself to this account, and control all that it holds',
      'controls all that this account holds',
      'fail critical',
    ],
  ])('weighs a change by what it gives: %s, from %s to %s', (part, before, now, weight) => {
    const [verdict] = run(part, { powers: [changed(who, before, now)] })
    expect([verdict!.status, verdict!.severity].join(' ').trim()).toBe(weight)
    if (weight !== 'pass') expect(verdict!.actual).toMatch(new RegExp(`${who} is .*, and was `))
  })

  it('warns of a signer who is gone, and of nobody else who is', () => {
    const gone = [{ since, facts: 'a signer' }]
    expect(run('signers', { gone })).toMatchObject([
      { status: 'warn', severity: 'medium', actual: 'gone: a signer (there since 2026-10-01)' },
    ])
    expect(run('agents', { gone })).toMatchObject([{ status: 'pass' }])
  })

  it('tells all that it found, the worst first, and counts what is too much', () => {
    const many = Array.from({ length: 7 }, (_, index) => fresh(addressOf(index + 1), 'a sub-account'))
    const powers = powersOf({
      'sub-accounts': beside({ powers: many }),
      agents: beside({ powers: [fresh(who, 'without a name, without an end')] }),
    })
    const [verdict] = judge(newPower, powers)
    expect(verdict).toMatchObject({ status: 'fail', severity: 'critical' })
    expect(verdict!.actual).toMatch(/^new since 2026-10-01: API wallet .*; new since .* and 3 more$/)
  })
})

describe('what nobody can compare', () => {
  it('is unknown, with the gap; what was found beside it is told', () => {
    const unread = gap('venue-down')
    expect(judge(newPower, powersOf({ builders: unread }))).toMatchObject([
      { status: 'unknown', subject: 'one', gap: { code: 'venue-down' } },
    ])
    const powers = powersOf({ builders: unread, agents: beside({ powers: [fresh(who, 'named, without an end')] }) })
    const [verdict] = judge(newPower, powers)
    expect(verdict).toMatchObject({ status: 'fail', severity: 'critical' })
    expect(verdict!.actual).toContain('not all could be read: no answer about venue-down')
    // A part that is not there at all is not known either.
    expect(judge(newPower, powersOf().slice(1))).toMatchObject([
      { status: 'unknown', gap: { code: 'powers-not-read' } },
    ])
  })

  it('is not applicable before there is a baseline, and begins where one part had none', () => {
    const first = beside({ since: null, powers: [fresh(who, 'named, without an end')] })
    expect(judge(newPower, powersOf({}, { rest: first }))).toMatchObject([
      { status: 'notApplicable', actual: 'first audit: what is there now is remembered' },
    ])
    expect(judge(newPower, powersOf({ agents: first }))).toMatchObject([
      { status: 'pass', actual: 'the same as on 2026-10-01; remembered from now on: API wallets' },
    ])
  })

  it('fails where the baseline is gone', () => {
    const lost = beside({ since: null, lost: since })
    const [verdict] = judge(newPower, powersOf({ agents: lost, signers: lost }))
    expect(verdict).toMatchObject({ status: 'fail', severity: 'high' })
    expect(verdict!.actual).toBe(
      'the baseline of 2026-10-01 is gone, and nobody can say what is new (API wallets, multi-sig signers): look at who may act now',
    )
    expect(judge(newPower, powersOf({}, { rest: lost }))).toMatchObject([{ status: 'fail', severity: 'high' }])
  })

  it('is of no address that is asked about ad hoc, and of each hedge by itself', () => {
    const adHoc = subjectOf({ id: 'address', name: wallet, stored: false })
    const first = beside({ since: null })
    expect(judge(newPower, powersOf({}, { name: wallet, rest: first }), [adHoc])).toEqual([])
    const powers = [...powersOf({ agents: beside({ powers: [fresh(who, 'x')] }) }), ...powersOf({}, { name: 'two' })]
    const two = subjectOf({ id: 'two', name: 'two', network: 'testnet' })
    const verdicts = judge(newPower, powers, [subjectOf(), two])
    expect(verdicts.map(({ subject, status }) => `${subject} ${status}`)).toEqual(['one fail', 'two pass'])
    expect(verdicts[1]!.remediation).toContain('https://app.hyperliquid-testnet.xyz/API')
  })
})
