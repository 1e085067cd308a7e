import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Severity, severities, type Topic, topics, type Verdict } from '../../../src/domain/check.ts'
import { checkOf, gatheredAt, memoryOf, ok } from './support/checks.ts'
import { shown, statusOf } from './support/shown.ts'

const before = '2026-11-01T09:00:00.000Z'
const address = '0x5a0b54d5dc17e0aadc383d2db43b0a0d3e029c4c'
const long =
  'It goes on for long enough that it does not fit into one line of eighty columns, whichever way it is looked at.'

describe('the table of an audit', () => {
  it('says of what is wrong what it is, why it matters, how it is and should be, and what to do', () => {
    const check = checkOf('one-check', [statusOf('fail', { actual: long })], {
      severity: 'critical',
      failureTitle: 'It is wrong',
    })
    expect(shown({ checks: [check] })).toBe(`Audit: 1 critical

Hedge: whether it protects

  ✗ CRITICAL  It is wrong — one [one-check]
      why         What one-check looks at matters.
      is          It goes on for long enough that it does not fit into one line
                  of eighty columns, whichever way it is looked at.
      should be   nothing
      do          mend one-check
`)
  })

  it('tells one check of several subjects once, and of each what differs', () => {
    const verdicts = [
      statusOf('fail', { subject: 'a', actual: 'this' }),
      statusOf('fail', { subject: 'b', actual: 'that' }),
      statusOf('fail', { subject: 'c', actual: 'worse', severity: 'high' }),
    ]
    const text = shown({ checks: [checkOf('one-check', verdicts)] })
    expect(text).toContain('✗ MEDIUM    Something is wrong with one-check — a, b [one-check]')
    expect(text).toMatch(/ is {10}a: this\n {18}b: that\n/)
    expect(text).toContain('✗ HIGH      Something is wrong with one-check — c [one-check]')
    expect(text.match(/should be/g)).toHaveLength(2)
  })

  it('has the topic with the worst first, and last those in which all is well', () => {
    const of = (topic: Topic, status: Verdict['status'], severity: Severity) =>
      checkOf(`of-${topic}`, [statusOf(status, { severity })], { topic })
    const checks = [
      of('hyperliquid', 'pass', 'critical'),
      of('uniswap', 'warn', 'low'),
      of('hedge', 'fail', 'high'),
      of('keys', 'unknown', 'critical'),
      of('rpc', 'fail', 'critical'),
    ]
    const heads = shown({ checks }).match(/^(?:RPC|Hedge|Uniswap|Keys|Hyperliquid)(?=: )/gm)
    expect(heads).toEqual(['RPC', 'Hedge', 'Uniswap', 'Keys', 'Hyperliquid'])
  })

  it('names a few of many subjects in its head, and all of what is wrong under it', () => {
    const many = (status: Verdict['status']) =>
      shown({
        all: true,
        checks: [
          checkOf(
            'c',
            [1, 2, 3, 4, 5, 6].map(id => statusOf(status, { subject: `#${id}` })),
          ),
        ],
      })
    expect(many('fail')).toContain('Something is wrong with c — #1, #2, #3 and 3 more [c]\n')
    expect(many('fail')).toContain('      of          #1, #2, #3, #4, #5, #6\n      is          something\n')
    expect(many('unknown')).toContain('      of          #1, #2, #3, #4, #5, #6\n')
    expect(many('pass')).toContain('All is well with c — #1, #2, #3 and 3 more [c]\n      is          something\n')
  })

  it('tells several checks that lack the same once', () => {
    const text = shown({ checks: ['a', 'b', 'c'].map(id => checkOf(id, [], { needs: ['machine'] })) })
    expect(text).toContain('? UNKNOWN   3 checks — one: a, b, c')
    expect(text.match(/no answer about/g)).toHaveLength(1)
  })

  it('tells since when, of what was found on an earlier day', () => {
    const seen = (firstSeen: string) =>
      shown({
        checks: [checkOf('c', [statusOf('warn')])],
        artifacts: { auditMemory: ok(memoryOf({ firstSeen: { one: { 'c one': firstSeen } } })) },
      })
    expect(seen(before)).toContain('is          something (since 2026-11-01)')
    expect(seen(gatheredAt)).not.toContain('since')
  })

  it('tells what is let be with its reason and end, and of what is only worth knowing how it is', () => {
    const waivers = [
      {
        ...{
          check: 'let-be',
          subject: null,
          reason: 'it is meant so',
          until: '2026-12-31T00:00:00.000Z',
          setAt: before,
        },
        found: [{ subject: 'one', status: 'fail' as const, severity: 'medium' as const, who: [] }],
      },
    ]
    const text = shown({
      checks: [checkOf('let-be', [statusOf('fail')]), checkOf('known', [statusOf('warn')], { severity: 'info' })],
      artifacts: { auditMemory: ok(memoryOf({ waivers })) },
    })
    expect(text).toContain('Audit: nothing is found wrong, 1 waived\n')
    expect(text.replace(/\s+/g, ' ')).toContain(
      '~ WAIVED Something is wrong with let-be — one; until 2026-12-31: it is meant so [let-be] is something',
    )
    expect(text).toContain('! INFO      Something is wrong with known — one [known]\n      is          something\n')
    expect(text).not.toContain('why')
  })

  it('asks at the end what only a person can say, in a line each', () => {
    const asked = checkOf('mail-2fa', [statusOf('manual')], {
      topic: 'practice',
      attestedFor: 90,
      severity: 'high',
      title: 'It asks for two',
    })
    const text = shown({ checks: [asked, checkOf('other', [statusOf('manual')])] })
    expect(text).toContain('For you to answer: hedge audit attest CHECK\n\n  ☐ HIGH      mail-2fa  It asks for two\n')
    // What nobody can attest is told where it belongs.
    expect(text).toContain('☐ MEDIUM    All is well with other — one [other]')
  })

  it('counts what passes, and shows it where it is asked for', () => {
    const checks = [
      checkOf('a', [statusOf('pass'), statusOf('pass')]),
      checkOf('b', [statusOf('pass')]),
      checkOf('c', []),
    ]
    expect(shown({ checks })).toContain(
      'Audit: nothing is found wrong, 2 checks pass\n\nHedge: whether it protects\n\n  ✓ 2 checks pass; 1 has nothing to judge\n',
    )
    const all = shown({ checks, all: true })
    expect(all).toContain('✓ PASS      All is well with a — one [a]\n      is          something\n')
    expect(all).toContain('· NONE      All is well with c [c]')
    expect(all).not.toContain('checks pass;')
  })
})

const words = fc
  .array(fc.constantFrom('a', 'wallet', 'something', 'liquidation', address, '—', 'https://example.org/a/b'), {
    minLength: 1,
    maxLength: 30,
  })
  .map(each => each.join(' '))

const anyCheck = fc
  .record({
    topic: fc.constantFrom(...topics),
    severity: fc.constantFrom(...severities),
    statuses: fc.array(fc.constantFrom('pass', 'fail', 'warn', 'manual', 'unknown', 'notApplicable' as const), {
      maxLength: 3,
    }),
    words: fc.tuple(words, words, words, words),
    attested: fc.boolean(),
  })
  .map(({ statuses, words: [title, actual, subject, remediation], attested, ...rest }) =>
    checkOf(
      `check-${title.length}`,
      statuses.map(status => statusOf(status as Verdict['status'], { actual, subject })),
      { ...rest, title, failureTitle: title, remediation, ...(attested ? { attestedFor: 90 } : {}) },
    ),
  )

it('no line is wider than eighty columns, and with colour it says the same', () => {
  fc.assert(
    fc.property(fc.array(anyCheck, { maxLength: 4 }), fc.boolean(), (checks, all) => {
      const text = shown({ checks, all })
      for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
      expect(text).not.toContain('\u001b')
      expect(stripVTControlCharacters(shown({ checks, all }, 'table', true))).toBe(text)
    }),
    { numRuns: 60 },
  )
})

describe('the other formats', () => {
  const checks = [
    checkOf('c', [statusOf('fail', { actual: 'a | b' }), statusOf('pass', { subject: 'two' })]),
    checkOf('d', [statusOf('unknown')]),
  ]

  it('csv has every finding as one row of one table', () => {
    const rows = shown({ checks }, 'csv').trimEnd().split('\n')
    expect(rows[0]).toMatch(/^Status,Severity,Topic,Check,Subject,Title,Actual,/)
    expect(rows.slice(1).map(row => row.split(',').slice(0, 5).join())).toEqual([
      'fail,medium,hedge,c,one',
      'unknown,medium,hedge,d,one',
      'pass,medium,hedge,c,two',
    ])
  })

  it('markdown has a table of each topic, without what passes', () => {
    const text = shown({ checks }, 'markdown')
    expect(text).toContain('## Hedge: whether it protects\n\n| Status | Check | Subject | Is | Should be | Do |\n')
    expect(text).toContain('| fail, medium | Something is wrong with c (c) | one | a \\| b | nothing | mend c |')
    expect(text).not.toContain('| pass |')
    expect(text).not.toContain('why')
    const asked = checkOf('mail-2fa', [statusOf('manual')], { attestedFor: 90 })
    expect(shown({ checks: [asked] }, 'markdown')).toContain(
      '| mail-2fa | medium | All is well with mail-2fa | something |',
    )
  })
})
