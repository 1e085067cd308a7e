import { describe, expect, it } from 'vitest'
import { newApproval } from '../../../src/checks/uniswap/new-approval.ts'
import { type HeldAs, heldPower, type PowerPart } from '../../../src/domain/powers.ts'
import { addressOf, gap, subjectOf, wallet } from '../../support/artifacts.ts'
import { beside, changed, fresh, judge, powersOf, since } from '../support/baselines.ts'

const who = `testchain 7 ${addressOf(1)}`
const held = (is: HeldAs) => heldPower({ chain: 'testchain', tokenId: '7', is }).facts

describe('who may take the positions, beside the baseline', () => {
  it.each<[PowerPart, string, string, string?]>([
    ['holders', 'a contract', 'fail critical', 'hedge incident one, and look where the NFT is'],
    ['nft-approvals', 'may take this position', 'fail critical'],
    ['operators', 'may take every position', 'fail critical'],
    [
      'wallet-code',
      'acts for the wallet',
      'fail critical',
      'revoke it in the wallet app, or move everything to a new wallet',
    ],
    ['allowances', 'unlimited', 'fail medium'],
    ['allowances', 'bounded', 'fail low'],
  ])('tells of a new one: %s, %s', (part, facts, weight, mend = 'revoke it at https://revoke.cash') => {
    const [verdict] = judge(newApproval, powersOf({ [part]: beside({ powers: [fresh(who, facts)] }) }))
    expect(`${verdict!.status} ${verdict!.severity}`).toBe(weight)
    expect(verdict!.actual).toContain(`${who} (${facts})`)
    expect(verdict!.actual).toMatch(/^new since 2026-10-01: /)
    expect(verdict!.remediation).toBe(`${mend}; if it is yours: hedge audit accept one`)
  })

  it.each<[PowerPart, string, string, string]>([
    ['allowances', 'bounded', 'unlimited', 'warn medium'],
    ['allowances', 'unlimited', 'bounded', 'pass'],
    ['holders', 'a wallet', 'a contract', 'warn medium'],
    ['positions', held('with liquidity'), held('empty'), 'pass'],
    ['positions', held('empty'), held('with liquidity'), 'pass'],
    ['positions', held('with liquidity'), held('burned'), 'warn info'],
  ])('weighs a change: %s, from %s to %s', (part, before, now, weight) => {
    const [verdict] = judge(newApproval, powersOf({ [part]: beside({ powers: [changed(who, before, now)] }) }))
    expect([verdict!.status, verdict!.severity].join(' ').trim()).toBe(weight)
  })

  it('tells of a position that the wallet does not hold any more, by what was in it', () => {
    const left = (...each: HeldAs[]) =>
      judge(newApproval, powersOf({ positions: beside({ gone: each.map(is => ({ since, facts: held(is) })) }) }))
    expect(left('with liquidity')).toMatchObject([
      {
        ...{ status: 'fail', severity: 'critical' },
        actual: 'gone: position #7 on testchain, with liquidity (there since 2026-10-01)',
        remediation: 'hedge incident one, and look where the NFT is; if it is yours: hedge audit accept one',
      },
    ])
    expect(left('empty')).toMatchObject([{ status: 'warn', severity: 'info' }])
    expect(left('empty', 'with liquidity')).toMatchObject([{ status: 'fail', severity: 'critical' }])
  })

  it('has nothing against a position that came', () => {
    const powers = powersOf({ positions: beside({ powers: [fresh('testchain #7', held('with liquidity'))] }) })
    expect(judge(newApproval, powers)).toMatchObject([{ status: 'pass' }])
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
