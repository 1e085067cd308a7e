import { describe, expect, it } from 'vitest'
import { exitCodeOf } from '../../../src/cli/exitCode.ts'
import { codeOf } from '../../../src/commands/audit/codeOf.ts'
import { auditReport } from '../../../src/commands/audit/report.ts'
import { findingKey } from '../../../src/domain/auditMemory.ts'
import { type Severity, severities, type Verdict } from '../../../src/domain/check.ts'
import { subjectOf } from '../../support/artifacts.ts'
import { expectValid } from '../../support/schemas.ts'
import { auditArtifacts, checkOf, gap, gatheredAt, memoryOf, ok, optionsOf, verdictOf } from './support/checks.ts'

const statusOf = (status: Verdict['status'], rest: Partial<Verdict> = {}) =>
  verdictOf({ ...(status === 'unknown' ? { gap: gap('dead').gap } : {}), status, ...rest } as Partial<Verdict>)

const report = (checks: ReturnType<typeof checkOf>[], options = optionsOf(), artifacts = auditArtifacts()) =>
  auditReport(artifacts, checks, options)

describe('the report', () => {
  it('says of each finding what holds or is wrong, and what to do, in the words of its check', () => {
    const { findings } = report([
      checkOf('failing', [statusOf('fail', { remediation: 'do this', severity: 'high' })]),
      checkOf('passing', [statusOf('pass')]),
      checkOf('asking', [statusOf('manual')]),
      checkOf('dark', [statusOf('unknown')]),
    ])
    expect(findings.map(({ id, title, severity, remediation }) => [id, title, severity, remediation])).toEqual([
      ['failing', 'Something is wrong with failing', 'high', 'do this'],
      ['dark', 'All is well with dark', 'medium', 'hedge status'],
      ['asking', 'All is well with asking', 'medium', 'mend asking'],
      ['passing', 'All is well with passing', 'medium', 'mend passing'],
    ])
    expect(findings[1]!.actual).toBe('something: a test: no answer about dead')
  })

  it('has the worst first, what is only worth knowing behind what is open, and the rest last', () => {
    const rows: [string, Verdict['status'], Severity][] = [
      ['fine', 'pass', 'critical'],
      ['low', 'warn', 'low'],
      ['info', 'fail', 'info'],
      ['dark', 'unknown', 'critical'],
      ['crit', 'warn', 'critical'],
      ['ask', 'manual', 'low'],
      ['none', 'notApplicable', 'high'],
      ['high', 'fail', 'high'],
    ]
    const { findings } = report(rows.map(([id, status, severity]) => checkOf(id, [statusOf(status)], { severity })))
    expect(findings.map(({ id }) => id)).toEqual(['crit', 'high', 'low', 'dark', 'ask', 'info', 'fine', 'none'])
  })

  it('keeps its schema, whatever there is in it', () => {
    const statuses = ['pass', 'fail', 'warn', 'manual', 'unknown', 'notApplicable'] as const
    // Only what is a check of ours may stand in the document.
    const document = report(statuses.map(status => checkOf('net-delta', [statusOf(status)])))
    expectValid(document)
    expect(document.summary).toEqual({
      ...Object.fromEntries(statuses.map(each => [each, 1])),
      waived: 0,
      worst: 'medium',
    })
  })
})

describe('the exit code', () => {
  const worst: [Severity, number][] = [
    ['info', 0],
    ['low', 11],
    ['medium', 12],
    ['high', 13],
    ['critical', 14],
  ]

  it.each(worst)('of what is %s is %i', (severity, code) => {
    for (const status of ['fail', 'warn'] as const) {
      const made = report([checkOf('a', [statusOf(status)], { severity }), checkOf('b', [statusOf('pass')])])
      expect(codeOf(made, 'low')).toBe(code)
    }
  })

  it('is that of the worst, where it reaches what it should fail on', () => {
    const made = report([
      checkOf('a', [statusOf('warn', { severity: 'high' })], { severity: 'low' }),
      checkOf('b', [statusOf('fail')], { severity: 'medium' }),
    ])
    expect(severities.slice(1).map(failOn => codeOf(made, failOn))).toEqual([13, 13, 13, 0])
  })

  it('is none of findings for what is not known or not answered, which is 3 or nothing', () => {
    const open = report([
      checkOf('a', [statusOf('unknown')], { severity: 'critical' }),
      checkOf('b', [statusOf('manual')], { severity: 'critical' }),
    ])
    expect(codeOf(open, 'low')).toBe(0)
    expect(exitCodeOf(open.gaps, codeOf(open, 'low'), false)).toBe(3)
    const asked = report([checkOf('b', [statusOf('manual')], { severity: 'critical' })])
    expect(exitCodeOf(asked.gaps, codeOf(asked, 'low'), false)).toBe(0)
  })

  it('a failed run goes before a finding, and --no-exit-codes mutes the finding alone', () => {
    const both = report([checkOf('a', [statusOf('fail')]), checkOf('b', [statusOf('unknown')])])
    expect(exitCodeOf(both.gaps, codeOf(both, 'low'), false)).toBe(3)
    expect(exitCodeOf(both.gaps, codeOf(both, 'low'), true)).toBe(3)
    expect(exitCodeOf([], codeOf(both, 'low'), true)).toBe(0)
  })
})

describe('what is not known', () => {
  it('is a gap of the report once, however many checks it makes unknown', () => {
    const { gaps } = report(['a', 'b'].map(id => checkOf(id, [], { needs: ['machine'] })))
    expect(gaps).toEqual([gap('not-in-this-test').gap])
  })

  it('may be as grave as it gets: only what was found is left out below the severity that was asked for', () => {
    const checks = [
      checkOf('low', [statusOf('unknown')], { severity: 'low' }),
      checkOf('small', [statusOf('fail')], { severity: 'low' }),
      checkOf('high', [statusOf('fail')], { severity: 'high' }),
      checkOf('raised', [statusOf('fail', { severity: 'critical' })], { severity: 'low' }),
    ]
    const { findings, gaps, summary } = report(checks, optionsOf({ severity: 'high' }))
    expect(findings.map(({ id }) => id)).toEqual(['raised', 'high', 'low'])
    expect(gaps).toMatchObject([{ code: 'dead' }])
    expect(summary).toMatchObject({ unknown: 1, fail: 2, worst: 'critical' })
  })
})

describe('since when something is wrong', () => {
  const before = '2026-11-01T09:00:00.000Z'
  const subjects = ok(['a', 'b'].map(name => subjectOf({ id: `id-${name}`, name })))
  const seenOf = (
    subject: string,
    firstSeen: Record<string, Record<string, string>>,
    status: Verdict['status'] = 'fail',
  ) => {
    const artifacts = auditArtifacts({ subjects, auditMemory: ok(memoryOf({ firstSeen })) })
    return report([checkOf('c', [statusOf(status, { subject })])], optionsOf(), artifacts).findings[0]!.firstSeen
  }

  it('is what is remembered of the hedge that it is about, of this check and subject', () => {
    const key = (subject: string) => ({ [findingKey('c', subject)]: before })
    expect(seenOf('a', { 'id-a': key('a') })).toBe(before)
    expect(seenOf('position #1 of a', { 'id-a': key('position #1 of a') })).toBe(before)
    expect(seenOf('a, b', { 'id-b': key('b'), 'id-a': { [findingKey('c', 'a')]: gatheredAt } })).toBe(before)
    expect(seenOf('this machine', { machine: key('this machine') })).toBe(before)
    expect(seenOf('a', { 'id-b': key('a'), machine: key('a') })).toBe(gatheredAt)
    expect(seenOf('a', {})).toBe(gatheredAt)
    expect(seenOf('a', { 'id-a': key('a') }, 'warn')).toBe(before)
  })

  it('is nothing of what passes or is open, nor of an address', () => {
    for (const status of ['pass', 'manual', 'unknown', 'notApplicable'] as const) {
      expect(seenOf('a', {}, status)).toBeNull()
    }
    const artifacts = auditArtifacts({ subjects: ok([subjectOf({ stored: false })]) })
    expect(report([checkOf('c', [statusOf('fail')])], optionsOf(), artifacts).findings[0]!.firstSeen).toBeNull()
  })
})

describe('a snapshot', () => {
  const powers = ok(
    ['a', 'b'].map(subject => ({
      subject,
      part: 'agents' as const,
      read: ok({ since: gatheredAt, powers: [{ who: '0x1', facts: '', known: null }], gone: [] }),
    })),
  )
  const subjects = ok(['a', 'b'].map(name => subjectOf({ id: `id-${name}`, name })))
  const names = checkOf('c', [], {
    run: ({ subjects: all }) => (all as { name: string }[]).map(({ name }) => verdictOf({ subject: name })),
  })

  it('is judged as far as the hedges that were asked about', () => {
    const options = optionsOf({ scope: { ...optionsOf().scope, names: ['b'] } })
    const { findings, changes } = report([names], options, auditArtifacts({ subjects, powers }))
    expect(findings.map(({ subject }) => subject)).toEqual(['b'])
    expect(changes.map(({ hedge }) => hedge)).toEqual(['b'])
  })

  it('that holds nothing about one of them is refused', () => {
    const options = optionsOf({ scope: { ...optionsOf().scope, names: ['c'] } })
    expect(() => report([names], options, auditArtifacts({ subjects }))).toThrow('holds nothing about c')
  })
})
