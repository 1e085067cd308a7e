import { describe, expect, it } from 'vitest'
import { auditReport } from '../../../src/commands/audit/report.ts'
import { digestWho, type Found, type Waiver } from '../../../src/domain/auditMemory.ts'
import type { Verdict } from '../../../src/domain/check.ts'
import { whoDigest } from '../../../src/state/audit/whoDigest.ts'
import { addressOf } from '../../support/artifacts.ts'
import { auditArtifacts, checkOf, gap, gatheredAt, memoryOf, ok, optionsOf, verdictOf } from './support/checks.ts'

const before = '2026-11-01T09:00:00.000Z'
const [known, stranger] = [addressOf(1), addressOf(2)]
const was = (rest: Partial<Found & { subject: string }> = {}) => ({
  ...{ subject: 'one', status: 'warn' as const, severity: 'medium' as const, who: [whoDigest('c', known)] },
  ...rest,
})
const waiverOf = (rest: Partial<Waiver> = {}): Waiver => ({
  ...{ check: 'c', subject: null, reason: 'so', until: '2027-01-01T00:00:00.000Z', setAt: before, found: [was()] },
  ...rest,
})

const reportOf = (verdict: Partial<Verdict>, waiver: Waiver, id = 'c') =>
  auditReport(
    auditArtifacts({ auditMemory: ok({ ...memoryOf({ waivers: [waiver] }), [digestWho]: whoDigest }) }),
    [checkOf(id, [verdictOf({ status: 'warn', actual: `held by ${known}`, ...verdict } as Partial<Verdict>)])],
    optionsOf(),
  )
const found = (verdict: object, waiver = waiverOf(), id = 'c') =>
  reportOf(verdict as Partial<Verdict>, waiver, id).findings[0]!

const unknown = { status: 'unknown', gap: gap('dead').gap, actual: 'not known' }

describe('a waiver is of what was found then', () => {
  it.each<[string, object]>([
    ['the same', {}],
    ['the same in other numbers', { actual: `held by ${known} for 12 days` }],
    ['nobody of those any more', { actual: 'held by nobody' }],
    ['less grave', { severity: 'low' }],
    ['as grave, of another spelling', { actual: `held by ${known.toUpperCase().replace('0X', '0x')}` }],
  ])('and covers %s', (_what, verdict) => {
    expect(found(verdict)).toMatchObject({ status: 'waived', waiver: { status: 'warn' } })
  })

  it.each<[string, object]>([
    ['another address', { actual: `held by ${stranger}` }],
    ['one more address', { actual: `held by ${known}, ${stranger}` }],
    ['a name that somebody gave', { actual: `held by ${known} as 'bot'` }],
    ['graver', { severity: 'high' }],
    ['sure, and not only likely', { status: 'fail' }],
    ['of another subject', { subject: 'two' }],
    ['not known any more', unknown],
    ['to be answered', { status: 'manual' }],
  ])('and not what is %s: that counts, and says so', (_what, verdict) => {
    const { status, waiver, actual } = found(verdict)
    expect(status).not.toBe('waived')
    expect(waiver).toBeNull()
    expect(actual).toContain('what was waived on 2026-11-01 is not this, or less than this')
  })

  it('of what was not known covers that, and nothing that is found', () => {
    const waiver = waiverOf({ found: [was({ status: 'unknown', who: [] })] })
    expect(found(unknown, waiver)).toMatchObject({ status: 'waived', title: 'Not known: All is well with c' })
    expect(found({}, waiver)).toMatchObject({ status: 'warn' })
  })

  it('that says nothing of what it is about covers nothing', () => {
    const { found: _was, ...old } = waiverOf()
    expect(found({}, old)).toMatchObject({ status: 'warn' })
  })

  it('of several hedges covers each of them alone, and no other beside them', () => {
    const waiver = waiverOf({ subject: 'one, two', found: ['one', 'two'].map(subject => was({ subject })) })
    for (const subject of ['one, two', 'two, one', 'one', 'two'])
      expect(found({ subject }, waiver)).toMatchObject({ status: 'waived' })
    expect(found({ subject: 'one, two, three' }, waiver)).toMatchObject({ status: 'warn' })
    expect(found({ subject: 'three' }, waiver)).toMatchObject({ status: 'warn' })
  })

  it('never covers what changed', () => {
    for (const id of ['new-power', 'new-approval']) {
      const waiver = waiverOf({ check: id, found: [was({ who: [whoDigest(id, known)] })] })
      const { findings, notes } = reportOf({}, waiver, id)
      expect(findings).toMatchObject([{ status: 'warn', waiver: null }])
      expect(notes.join()).toContain(`a waiver of ${id} is not heeded`)
    }
  })
})

describe('a waiver that no command sets', () => {
  it.each<[string, Partial<Waiver>]>([
    ['from the future', { setAt: '2026-11-20T12:00:00.001Z' }],
    ['for ever', { until: '9999-12-31T23:59:59.999Z' }],
    ['for three days more than two years', { until: '2028-11-04T09:00:00.000Z' }],
  ])('%s is not heeded, and that is noted', (_what, rest) => {
    const { findings, notes } = reportOf({}, waiverOf(rest))
    expect(findings).toMatchObject([{ status: 'warn', waiver: null }])
    expect(notes.join()).toMatch(/the waiver of c is not heeded: set on /)
  })

  it('of today until the last day that can be is heeded', () => {
    expect(found({}, waiverOf({ setAt: gatheredAt, until: '2028-11-20T23:59:59.999Z' })).status).toBe('waived')
  })

  it('stands in a snapshot that somebody made: a replay says whose waivers it goes by', () => {
    const waivers = [waiverOf()]
    const notesOf = (source: 'live' | 'saved') =>
      auditReport(auditArtifacts({ source, auditMemory: ok(memoryOf({ waivers })) }), [], optionsOf()).notes.join()
    expect(notesOf('saved')).toContain('what is waived is what the snapshot says, not this machine')
    expect(notesOf('live')).not.toContain('the snapshot says')
  })
})
