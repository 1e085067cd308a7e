import { describe, expect, it } from 'vitest'
import type { AuthorityReading } from '../../../src/domain/authorityReading.ts'
import { at, gap, judged, ok, readingOf, subAccountReading } from './audited.ts'

type Part = Partial<AuthorityReading['authorities']>
type Case = [what: string, part: Part, verdicts: object[]]

const signers = (count: number, threshold: number): Part => ({
  multiSig: ok({ threshold, authorizedUsers: Array.from({ length: count }, (_, n) => at(`b${n}`)) }),
})
const builders = (...fees: number[]): Part => ({
  builders: ok(fees.map((maxFee, n) => ({ address: at(`c${n}`), maxFee }))),
})

const table: Record<string, Case[]> = {
  'multi-sig': [
    ['none', {}, []],
    ['two of three', signers(3, 2), [{ status: 'pass', actual: '2 of 3 signers' }]],
    ['one of three', signers(3, 1), [{ status: 'warn', severity: 'high', actual: '1 of 3 signers' }]],
    ['one of one', signers(1, 1), [{ status: 'warn', severity: 'low', actual: '1 of 1 signer' }]],
    ['more than there are', signers(2, 3), [{ status: 'fail', severity: 'critical', actual: '3 of 2 signers' }]],
    ['nobody needed', signers(2, 0), [{ status: 'fail', severity: 'critical' }]],
    ['not read', { multiSig: gap('m') }, [{ status: 'unknown', gap: { code: 'm' } }]],
  ],
  'staking-link': [
    ['none', {}, [{ status: 'pass', actual: 'no link' }]],
    [
      'in the hands of a staking user',
      { stakingLink: ok({ type: 'tradingUser', stakingUser: at('b2') }) },
      [{ status: 'fail', severity: 'critical', actual: `${at('b2')} controls all funds of the account` }],
    ],
    [
      'asked for, which the other side can make so',
      { stakingLink: ok({ type: 'requested', stakingUser: at('b2') }) },
      [
        {
          status: 'fail',
          severity: 'critical',
          actual: `a link to ${at('b2')} is asked for: that one can make it at any time`,
        },
      ],
    ],
    [
      'the other way round',
      { stakingLink: ok({ type: 'stakingUser', tradingUser: at('b2') }) },
      [{ status: 'warn', severity: 'info', actual: `the other way round: all funds of ${at('b2')} are under it` }],
    ],
    ['not read', { stakingLink: gap('s') }, [{ status: 'unknown', gap: { code: 's' } }]],
  ],
  'builder-caps': [
    ['none', {}, []],
    ['at the bound', builders(100), [{ status: 'pass', actual: `${at('c0')} up to 0.1 %` }]],
    [
      'over it, those alone, the greediest first',
      builders(101, 5, 1000),
      [{ status: 'fail', actual: `${at('c2')} up to 1 %; ${at('c0')} up to 0.101 %` }],
    ],
    ['not read', { builders: gap('b') }, [{ status: 'unknown', gap: { code: 'b' } }]],
  ],
  'builders-listed': [
    ['none', {}, [{ status: 'pass', actual: 'none' }]],
    ['revoked', builders(0), [{ status: 'pass', actual: 'none' }]],
    ['some', builders(1, 0), [{ status: 'warn', actual: `${at('c0')} up to 0.001 %` }]],
    ['not read', { builders: gap('b') }, [{ status: 'unknown', gap: { code: 'b' } }]],
  ],
  'sub-accounts': [
    ['none', {}, [{ status: 'pass', actual: 'none' }]],
    [
      'some, with a name that would draw',
      { subAccounts: ok([{ address: at('e1'), name: '\u001b[2Jaside' }]) },
      [{ status: 'warn', actual: `'?[2Jaside' ${at('e1')}` }],
    ],
    ['not read', { subAccounts: gap('u') }, [{ status: 'unknown', gap: { code: 'u' } }]],
  ],
  'vault-leadership': [
    ['none', {}, [{ status: 'pass', actual: 'none' }]],
    [
      'one',
      { leadingVaults: ok([{ address: at('e2'), name: 'Harbour' }]) },
      [{ status: 'warn', actual: `'Harbour' ${at('e2')}` }],
    ],
    ['not read', { leadingVaults: gap('v') }, [{ status: 'unknown', gap: { code: 'v' } }]],
  ],
  referrer: [
    ['none', {}, [{ status: 'pass', actual: 'none' }]],
    [
      'one',
      { referrer: ok({ address: at('d1'), code: 'FRIEND' }) },
      [{ status: 'warn', actual: `code 'FRIEND' of ${at('d1')}` }],
    ],
    ['not read', { referrer: gap('r') }, [{ status: 'unknown', gap: { code: 'r' } }]],
  ],
}

describe.each(Object.entries(table))('%s', (id, cases) => {
  it.each(cases)('%s', (_what, part, verdicts) => {
    const found = judged(id, readingOf({ authorities: part }))
    expect(found).toHaveLength(verdicts.length)
    expect(found).toMatchObject(verdicts)
  })
})

describe('what is in the hands of the one above', () => {
  it('is judged with the account, for it acts on it', () => {
    expect(judged('multi-sig', subAccountReading(signers(3, 1)))[0]).toMatchObject({
      status: 'warn',
      severity: 'high',
      actual: `1 of 3 signers of its master ${at('ab')}`,
    })
    const linked: Part = { stakingLink: ok({ type: 'tradingUser', stakingUser: at('b2') }) }
    expect(judged('staking-link', subAccountReading(linked))[0]).toMatchObject({
      status: 'fail',
      severity: 'critical',
      actual: `${at('b2')} controls all funds of its master ${at('ab')}`,
    })
  })

  it('weighs less where it leads and does not own', () => {
    const linked: Part = { stakingLink: ok({ type: 'requested', stakingUser: at('b2') }) }
    const vault = subAccountReading(linked, { role: ok({ role: 'vault' }) })
    expect(judged('staking-link', { ...vault, controller: subAccountReading(linked).controller })[0]).toMatchObject({
      severity: 'high',
      actual: `a link to ${at('b2')} is asked for, of its leader ${at('ab')}: that one can make it at any time`,
    })
  })

  it('that is grave is told first, and what could not be read last', () => {
    const reading = subAccountReading(
      { stakingLink: ok({ type: 'tradingUser', stakingUser: at('b2') }) },
      { authorities: { stakingLink: ok({ type: 'stakingUser', tradingUser: at('b3') }) } },
    )
    expect(judged('staking-link', reading)[0]).toMatchObject({
      status: 'fail',
      severity: 'critical',
      actual: [
        `${at('b2')} controls all funds of its master ${at('ab')}`,
        `the other way round: all funds of ${at('b3')} are under it`,
      ].join('; '),
    })
    expect(judged('staking-link', readingOf({ controller: gap('vault') }))[0]).toMatchObject({ status: 'unknown' })
  })
})
