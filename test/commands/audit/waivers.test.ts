import { describe, expect, it } from 'vitest'
import { auditReport } from '../../../src/commands/audit/report.ts'
import type { Waiver } from '../../../src/domain/auditMemory.ts'
import type { Verdict } from '../../../src/domain/check.ts'
import { auditArtifacts, checkOf, gap, gatheredAt, memoryOf, ok, optionsOf, verdictOf } from './support/checks.ts'

const waiverOf = (rest: Partial<Waiver> = {}): Waiver => ({
  check: 'one-check',
  subject: null,
  reason: 'it is meant to be so',
  until: '2026-12-31T23:59:59.999Z',
  setAt: gatheredAt,
  found: (['fail', 'manual', 'unknown'] as const).map(status => ({
    subject: 'one',
    status,
    severity: 'medium',
    who: [],
  })),
  ...rest,
})

/** What one verdict becomes under these waivers. */
const reportOf = (verdict: Partial<Verdict>, waivers: readonly Waiver[], options = optionsOf()) =>
  auditReport(
    auditArtifacts({ auditMemory: ok(memoryOf({ waivers })) }),
    [checkOf('one-check', [verdictOf(verdict)])],
    options,
  )

const unknown = { status: 'unknown', gap: gap('dead').gap } as Partial<Verdict>

describe('a waiver', () => {
  it.each<[string, Partial<Verdict>]>([
    ['fail', {}],
    ['warn', { status: 'warn' } as Partial<Verdict>],
    ['manual', { status: 'manual' } as Partial<Verdict>],
    ['unknown', unknown],
  ])('is laid over what is %s, and shown with its reason and end', (status, verdict) => {
    const { findings, summary, gaps } = reportOf(verdict, [waiverOf()])
    expect(findings).toMatchObject([
      { status: 'waived', waiver: { reason: 'it is meant to be so', until: '2026-12-31T23:59:59.999Z', status } },
    ])
    expect(summary).toMatchObject({ waived: 1, fail: 0, warn: 0, manual: 0, unknown: 0, worst: null })
    expect(gaps).toEqual([])
  })

  it.each(['pass', 'notApplicable'] as const)('is about nothing where it says %s, and that is noted', status => {
    const { findings, notes } = reportOf({ status } as Partial<Verdict>, [waiverOf()])
    expect(findings).toMatchObject([{ status, waiver: null }])
    expect(notes.join()).toMatch(/waiver of one-check \(it is meant to be so; until 2026-12-31\) is about nothing/)
  })

  it.each([
    ['another check', { check: 'other-check' }],
    ['another subject', { subject: 'two' }],
  ])('of %s changes nothing', (_what, rest) => {
    const { findings, notes } = reportOf({}, [waiverOf(rest)])
    expect(findings).toMatchObject([{ status: 'fail', waiver: null, actual: 'something' }])
    expect(notes.filter(note => note.includes('is about nothing'))).toHaveLength(1)
  })

  it('of this subject holds', () => {
    expect(reportOf({}, [waiverOf({ subject: 'one' })]).findings).toMatchObject([{ status: 'waived' }])
  })

  it.each([
    ['2026-11-20T12:00:00.000Z', 'waived'],
    ['2026-11-20T11:59:59.999Z', 'fail'],
    ['whenever', 'fail'],
  ])('until %s leaves it %s at noon of the 20th', (until, status) => {
    expect(reportOf({}, [waiverOf({ until })]).findings).toMatchObject([{ status }])
  })

  it('that is over is told, and the finding counts again', () => {
    const { findings, summary, notes } = reportOf({}, [waiverOf({ until: '2026-11-01T00:00:00.000Z' })])
    expect(findings).toMatchObject([
      { status: 'fail', waiver: null, actual: 'something; it was waived until 2026-11-01, which is over' },
    ])
    expect(summary).toMatchObject({ fail: 1, waived: 0, worst: 'medium' })
    expect(notes.filter(note => note.includes('is about nothing'))).toEqual([])
  })

  it('that holds longest is the one that counts', () => {
    const over = waiverOf({ until: '2026-11-01T00:00:00.000Z', subject: 'one' })
    for (const waivers of [
      [over, waiverOf()],
      [waiverOf(), over],
    ]) {
      expect(reportOf({}, waivers).findings).toMatchObject([{ status: 'waived' }])
    }
  })

  it('is not called idle by an audit that did not look at everything', () => {
    const idle = (options: Parameters<typeof optionsOf>[0]) =>
      reportOf({ status: 'pass' } as Partial<Verdict>, [waiverOf()], optionsOf(options)).notes.filter(note =>
        note.includes('is about nothing'),
      )
    expect(idle({})).toHaveLength(1)
    expect(idle({ only: ['one-check'] })).toEqual([])
    expect(idle({ skip: ['machine'] })).toEqual([])
    expect(idle({ scope: { ...optionsOf().scope, names: ['one'] } })).toEqual([])
  })
})

it('waivers that cannot be read let nothing be, and the report says that they could not', () => {
  const artifacts = auditArtifacts({ auditMemory: gap('settings-broken') })
  const { findings, gaps } = auditReport(artifacts, [checkOf('one-check', [verdictOf()])], optionsOf())
  expect(findings).toMatchObject([{ status: 'fail', firstSeen: null }])
  expect(gaps).toMatchObject([{ code: 'settings-broken' }])
})
