import { describe, expect, it } from 'vitest'
import { auditReport } from '../../../src/commands/audit/report.ts'
import { beside } from '../../../src/domain/auditReport.ts'
import type { AnyCheck, Verdict } from '../../../src/domain/check.ts'
import type { PowerReading } from '../../../src/domain/powers.ts'
import { subjectOf } from '../../support/artifacts.ts'
import { auditArtifacts, checkOf, gap, gatheredAt, memoryOf, ok, optionsOf, verdictOf } from './support/checks.ts'

const before = '2026-11-01T09:00:00.000Z'
const subjects = ok(['a', 'b'].map(name => subjectOf({ id: `id-${name}`, name })))

const reading = (subject: string, rest: object = {}): PowerReading => ({
  subject,
  part: 'agents',
  read: ok({ since: before, powers: [], gone: [], ...rest }),
})

const tracesIn = (checks: readonly AnyCheck[], parts: Parameters<typeof auditArtifacts>[0], options = optionsOf()) =>
  auditReport(auditArtifacts({ subjects, ...parts }), checks, options)[beside].remembered.audits ?? []

const findingsIn = (...asked: Parameters<typeof tracesIn>) =>
  Object.fromEntries(tracesIn(...asked).map(({ hedge, findings }) => [hedge ?? '', findings]))

const failing = (id: string, ...subjectsOf: string[]) =>
  checkOf(
    id,
    subjectsOf.map(subject => verdictOf({ subject })),
  )
const unknown = (subject: string) => verdictOf({ status: 'unknown', subject, gap: gap('dead').gap } as Partial<Verdict>)

describe('what an audit leaves behind', () => {
  it('is by hedge what is wrong with it, and apart what is of none', () => {
    const checks = [
      failing('x', 'a', 'a, b', 'position #1 of b', 'this machine'),
      checkOf('y', [verdictOf({ status: 'warn', subject: 'a' } as Partial<Verdict>)]),
    ]
    expect(findingsIn(checks, {})).toEqual({
      a: ['x a', 'y a'],
      b: ['x b', 'x position #1 of b'],
      '': ['x this machine'],
    })
  })

  it('is nothing of what passes or is open, and keeps what is waived', () => {
    const open = (['pass', 'manual', 'notApplicable'] as const).map(status =>
      checkOf(status, [verdictOf({ status, subject: 'a' } as Partial<Verdict>)]),
    )
    const waivers = [{ check: 'x', subject: null, reason: 'so', until: '2027-01-01T00:00:00.000Z', setAt: before }]
    const memory = ok(memoryOf({ waivers }))
    expect(findingsIn([...open, failing('x', 'a')], { auditMemory: memory })).toEqual({ a: ['x a'], b: [], '': [] })
  })

  it('keeps what was found before by whatever came to no end now, or was not asked', () => {
    const firstSeen = {
      'id-a': { 'x a': before, 'y a': before, 'z a': before },
      machine: { 'x this machine': before, 'y local': before },
    }
    const auditMemory = ok(memoryOf({ firstSeen }))
    const checks = [
      checkOf('x', [verdictOf({ status: 'pass', subject: 'a' } as Partial<Verdict>)]),
      checkOf('y', [unknown('a')]),
    ]
    expect(findingsIn(checks, { auditMemory })).toEqual({ a: ['y a', 'z a'], b: [], '': ['y local'] })
    const ofOne = optionsOf({ scope: { ...optionsOf().scope, names: ['a'] } })
    expect(findingsIn(checks, { auditMemory }, ofOne)).toEqual({ a: ['y a', 'z a'], '': ['x this machine', 'y local'] })
  })

  it('does not hang on the severity that was asked for', () => {
    expect(findingsIn([failing('x', 'a')], {}, optionsOf({ severity: 'critical' }))).toMatchObject({ a: ['x a'] })
  })

  it('says nothing of findings where what is remembered could not be read', () => {
    expect(findingsIn([failing('x', 'a')], { auditMemory: gap('dead') })).toEqual({ a: null, b: null, '': null })
  })

  it('is who may act, of each part that was read', () => {
    const power = { who: '0x1', facts: 'until 2027-01-01' }
    const powers = ok([
      reading('a', { powers: [{ ...power, known: null }], gone: [{ since: before, facts: 'x' }] }),
      { subject: 'a', part: 'signers' as const, read: gap('dead') },
      reading('b'),
    ])
    expect(tracesIn([], { powers }).map(({ hedge, powers: its, renew }) => [hedge, its, renew])).toEqual([
      ['a', [{ part: 'agents', powers: [power] }], false],
      ['b', [{ part: 'agents', powers: [] }], false],
      [null, [], false],
    ])
  })

  it('is nothing of an address, nor where no hedge could be read', () => {
    expect(tracesIn([failing('x', 'a')], { subjects: ok([subjectOf({ stored: false })]) })).toEqual([])
    expect(tracesIn([failing('x', 'a')], { subjects: gap('store-locked') })).toEqual([])
  })
})

describe('what changed', () => {
  const changesOf = (...powers: PowerReading[]) =>
    auditReport(auditArtifacts({ subjects, powers: ok(powers) }), [], optionsOf()).changes

  it('is who is new, does otherwise or is gone, since the baseline', () => {
    const known = { since: before, facts: 'until 2027-01-01' }
    const its = {
      powers: [
        { who: '0x1', facts: 'x', known: null },
        { who: '0x2', facts: 'for ever', known },
        { who: '0x3', facts: known.facts, known },
      ],
      gone: [known],
    }
    const about = { hedge: 'a', part: 'agents' }
    expect(changesOf(reading('a', { ...its, since: gatheredAt }))).toEqual([
      { ...about, kind: 'new', who: '0x1', facts: 'x', before: null, since: gatheredAt },
      { ...about, kind: 'changed', who: '0x2', facts: 'for ever', before: 'until 2027-01-01', since: before },
      { ...about, kind: 'gone', who: null, facts: null, before: 'until 2027-01-01', since: before },
    ])
  })

  it('is nothing where there is no baseline yet, and that one is lost where it is', () => {
    const powers = [{ who: '0x1', facts: 'x', known: null }]
    expect(changesOf(reading('a', { since: null, powers }))).toEqual([])
    expect(changesOf(reading('a', { since: null, lost: before, powers }))).toMatchObject([
      { kind: 'lost', since: before, who: null },
    ])
  })

  it('is told of in the notes where a part could not be compared, or begins', () => {
    const notes = auditReport(
      auditArtifacts({
        subjects,
        powers: ok([reading('a', { since: null }), { subject: 'b', part: 'signers', read: gap('dead') }]),
      }),
      [],
      optionsOf(),
    ).notes
    expect(notes).toEqual([
      'a: who may act is remembered from now on: later audits say what is new',
      'b: not compared with what is remembered: multi-sig signers',
    ])
  })
})
