import { describe, expect, it } from 'vitest'
import { newApproval } from '../../../src/checks/uniswap/new-approval.ts'
import type { PowerPart } from '../../../src/domain/powers.ts'
import { addressOf, gap, subjectOf, wallet } from '../../support/artifacts.ts'
import { beside, changed, fresh, judge, powersOf, since } from '../support/baselines.ts'

const who = `testchain 7 ${addressOf(1)}`

describe('who may take the positions, beside the baseline', () => {
  it.each<[PowerPart, string, string]>([
    ['holders', 'a contract', 'fail critical'],
    ['nft-approvals', 'may take this position', 'fail critical'],
    ['operators', 'may take every position', 'fail critical'],
    ['wallet-code', 'acts for the wallet', 'fail critical'],
    ['allowances', 'unlimited', 'fail medium'],
    ['allowances', 'bounded', 'fail low'],
  ])('tells of a new one: %s, %s', (part, facts, weight) => {
    const [verdict] = judge(newApproval, powersOf({ [part]: beside({ powers: [fresh(who, facts)] }) }))
    expect(`${verdict!.status} ${verdict!.severity}`).toBe(weight)
    expect(verdict!.actual).toContain(`${who} (${facts})`)
    expect(verdict!.actual).toMatch(/^new since 2026-10-01: /)
    expect(verdict!.remediation).toBe('revoke it at https://revoke.cash; if it is yours: hedge audit accept one')
  })

  it.each<[PowerPart, string, string, string]>([
    ['allowances', 'bounded', 'unlimited', 'warn medium'],
    ['allowances', 'unlimited', 'bounded', 'pass'],
    ['holders', 'a wallet', 'a contract', 'warn medium'],
  ])('weighs a change: %s, from %s to %s', (part, before, now, weight) => {
    const [verdict] = judge(newApproval, powersOf({ [part]: beside({ powers: [changed(who, before, now)] }) }))
    expect([verdict!.status, verdict!.severity].join(' ').trim()).toBe(weight)
  })

  it('passes where nothing but what was there is, or less', () => {
    const powers = powersOf({ operators: beside({ gone: [{ since, facts: 'may take every position' }] }) })
    expect(judge(newApproval, powers)).toMatchObject([{ status: 'pass', actual: 'the same as on 2026-10-01' }])
  })

  it('is unknown, not applicable, lost or of no hedge as its twin is', () => {
    const first = beside({ since: null })
    const of = (rest: Parameters<typeof powersOf>[1]) => judge(newApproval, powersOf({}, rest))
    expect(judge(newApproval, powersOf({ operators: gap('no-logs') }))).toMatchObject([
      { status: 'unknown', gap: { code: 'no-logs' } },
    ])
    expect(of({ rest: first })).toMatchObject([{ status: 'notApplicable' }])
    expect(of({ rest: beside({ since: null, lost: since }) })).toMatchObject([{ status: 'fail', severity: 'high' }])
    expect(judge(newApproval, powersOf(), [subjectOf({ name: wallet, stored: false })])).toEqual([])
  })

  it('does not mind what the other leg knows', () => {
    const powers = powersOf({ agents: beside({ powers: [fresh(who, 'x')] }), builders: gap('venue-down') })
    expect(judge(newApproval, powers)).toMatchObject([{ status: 'pass' }])
  })
})
