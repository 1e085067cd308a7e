import { describe, expect, it } from 'vitest'
import { type Severity, severities } from '../../../src/domain/check.ts'
import type { PowerReading } from '../../../src/domain/powers.ts'
import { checkOf, ok } from './support/checks.ts'
import { shown, statusOf } from './support/shown.ts'

const before = '2026-11-01T09:00:00.000Z'
const address = '0x5a0b54d5dc17e0aadc383d2db43b0a0d3e029c4c'

describe('the head of an audit', () => {
  it('counts on one line, and on two where it is too long', () => {
    const many = (status: 'fail' | 'unknown' | 'manual', severity: Severity) =>
      checkOf(
        `${status}-${severity}`,
        Array.from({ length: 40 }, (_, n) => statusOf(status, { subject: `hedge-${n}` })),
        { severity },
      )
    const found = severities.map(severity => many('fail', severity))
    expect(shown({ checks: found }).split('\n')[0]).toBe('Audit: 40 critical, 40 high, 40 medium, 40 low')
    const text = shown({
      checks: [...found, many('unknown', 'low'), many('manual', 'low'), checkOf('c', [statusOf('pass')])],
    })
    expect(text.split('\n').slice(0, 3)).toEqual([
      'Audit: 40 critical, 40 high, 40 medium, 40 low',
      '',
      '  40 not known, 40 to answer, 1 check passes',
    ])
  })

  it('has what changed before everything else', () => {
    const powers: PowerReading[] = [
      {
        subject: 'one',
        part: 'agents',
        read: ok({
          since: before,
          powers: [{ who: `'bot' ${address}`, facts: 'until 2027-01-01', known: null }],
          gone: [{ since: before, facts: 'until 2026-11-10' }],
        }),
      },
      { subject: 'one', part: 'signers', read: ok({ since: null, lost: before, powers: [], gone: [] }) },
    ]
    const text = shown({ checks: [checkOf('c', [statusOf('fail')])], powers })
    const [, title, changes] = text.split('\n\n')
    expect(title).toBe('CHANGED: who may act is not who it was')
    const flat = changes!.replace(/\s+/g, ' ')
    expect(flat).toContain(`NEW since 2026-11-01: one, API wallet: 'bot' ${address} (until 2027-01-01)`)
    expect(flat).toContain(
      'GONE since 2026-11-01: one, API wallet: one that was known (until 2026-11-10) is not there any more',
    )
    expect(flat).toContain(
      'LOST since 2026-11-01: one: what was remembered of multi-sig signers is gone from this machine',
    )
    expect(flat).toContain('Was all of this you: hedge audit accept Was it not: hedge incident one')
  })

  it('tells once what changed for several hedges, and no kind twice', () => {
    const read = ok({ since: before, powers: [{ who: address, facts: 'a sub-account', known: null }], gone: [] })
    const text = shown({
      checks: [checkOf('c', [statusOf('fail')])],
      powers: ['one', 'two'].map(subject => ({ subject, part: 'sub-accounts', read })),
    })
    const [, , changes] = text.split('\n\n')
    expect(changes!.replace(/\s+/g, ' ')).toMatch(
      new RegExp(`^ ?NEW since 2026-11-01: one, two, sub-account: ${address} Was all of this you`),
    )
  })
})

describe('what is new of one kind', () => {
  it('is told in a list', () => {
    const powers = ['first', 'second'].map(who => ({ who, facts: 'until 2027-01-01', known: null }))
    const read = ok({ since: before, powers, gone: [] })
    const text = shown({
      checks: [checkOf('c', [statusOf('fail')])],
      powers: [{ subject: 'one', part: 'agents', read }],
    })
    expect(text).toContain(
      '  NEW since 2026-11-01: one, API wallets:\n    first (until 2027-01-01)\n    second (until 2027-01-01)\n  Was all',
    )
  })
})

describe('what is gone of one kind', () => {
  const its = (count: number) =>
    ok({ since: before, powers: [], gone: Array(count).fill({ since: before, facts: 'x' }) })
  const headOf = (...counts: [string, number][]) =>
    shown({
      checks: [checkOf('c', [statusOf('fail')])],
      powers: counts.map(([subject, count]) => ({ subject, part: 'agents', read: its(count) })),
    }).replace(/\s+/g, ' ')

  it('is counted, and its hedge is named once', () => {
    expect(headOf(['one', 2])).toContain('one, API wallet: 2 that were known (x) are not there any more')
    expect(headOf(['one', 2])).not.toContain('one, one')
    expect(headOf(['one', 2], ['two', 2])).toContain('one, two, API wallet: 2 that were known')
    const apart = headOf(['one', 2], ['two', 1])
    expect(apart).toContain('one, API wallet: 2 that were known (x) are not there any more')
    expect(apart).toContain('two, API wallet: one that was known (x) is not there any more')
  })
})

describe('what there is nothing of', () => {
  it('says why where the check does', () => {
    const asked = checkOf('deep-one', [statusOf('notApplicable', { actual: 'not asked for' })], {
      title: 'None lies there',
    })
    const text = shown({ checks: [asked, checkOf('empty-one', [], { title: 'None is wrong' })], all: true })
    expect(text).toContain('  · NONE      None lies there [deep-one]\n      is          not asked for\n')
    expect(text.trimEnd()).toMatch(/· NONE {6}None is wrong \[empty-one\]$/)
  })
})
