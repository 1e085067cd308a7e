import { describe, expect, it } from 'vitest'
import { runChecks } from '../../../src/commands/audit/runChecks.ts'
import { subjectOf } from '../../support/artifacts.ts'
import { auditArtifacts, checkOf, gap, ok, verdictOf } from './support/checks.ts'

const noFacts = () => []
const two = ok([subjectOf({ id: 'a', name: 'a' }), subjectOf({ id: 'b', name: 'b' })])

describe('a check', () => {
  it('is run on what it needs, whole, and on the clock of the gathering', () => {
    const artifacts = auditArtifacts()
    let seen: unknown
    const check = checkOf('looks', [], {
      needs: ['subjects', 'chains'],
      run: ground => {
        seen = ground
        return []
      },
    })
    runChecks([check], artifacts, noFacts)
    expect(seen).toEqual({
      gatheredAt: artifacts.gatheredAt,
      subjects: (artifacts.subjects as { ok: unknown }).ok,
      chains: (artifacts.chains as { ok: unknown }).ok,
    })
  })

  it('is unknown where any of what it needs is a gap, and is not run', () => {
    const never = checkOf('never', () => {
      throw new Error('it was run')
    })
    const rows = [{ needs: ['subjects', 'machine'] }, { needs: ['machine', 'subjects'] }, { needs: ['machine'] }]
    for (const { needs } of rows) {
      const [judged, ...more] = runChecks(
        [{ ...never, needs }],
        auditArtifacts({ subjects: two, machine: gap('dead') }),
        noFacts,
      )
      expect(more).toEqual([])
      expect(judged!.verdict).toEqual({
        status: 'unknown',
        subject: 'a, b',
        expected: 'all is well with never',
        actual: 'not known',
        gap: gap('dead').gap,
      })
    }
  })

  it('that is of no hedge, or of hedges that are not known, is unknown of all', () => {
    const check = checkOf('c', [], { needs: ['machine'] })
    const subjectIn = (parts: Parameters<typeof auditArtifacts>[0], topic: 'machine' | 'hedge') =>
      runChecks([{ ...check, topic }], auditArtifacts({ machine: gap('dead'), ...parts }), noFacts)[0]!.verdict.subject
    expect(subjectIn({ subjects: two }, 'machine')).toBe('all')
    expect(subjectIn({ subjects: gap('locked') }, 'hedge')).toBe('all')
    expect(subjectIn({ subjects: ok([]) }, 'hedge')).toBe('all')
    const adHoc = ok([subjectOf({ stored: false, name: '0x5a0b54d5dc17e0aadc383d2db43b0a0d3e029c4c' })])
    expect(subjectIn({ subjects: adHoc }, 'hedge')).toBe('the address asked about')
  })

  it('with no verdict has nothing of its kind', () => {
    expect(runChecks([checkOf('c', [])], auditArtifacts(), noFacts)[0]!.verdict).toMatchObject({
      status: 'notApplicable',
      subject: 'all',
      actual: 'there is nothing of this kind',
    })
  })

  it('that throws is unknown, tells nothing of the error, and leaves the others alone', () => {
    const broken = checkOf('broken', () => {
      throw new Error('secret 0xdeadbeef')
    })
    const judged = runChecks([broken, checkOf('fine', [verdictOf({ status: 'pass' })])], auditArtifacts(), noFacts)
    expect(judged.map(({ verdict }) => verdict.status)).toEqual(['unknown', 'pass'])
    expect(judged[0]!.verdict).toMatchObject({ gap: { code: 'check-failed', source: 'broken' } })
    expect(JSON.stringify(judged[0]!.verdict)).not.toContain('deadbeef')
  })

  it('that asks for what no audit gathers is unknown', () => {
    const check = checkOf('c', [], { needs: ['accessLog'] })
    expect(runChecks([check], auditArtifacts(), noFacts)[0]!.verdict).toMatchObject({
      status: 'unknown',
      gap: { code: 'not-gathered' },
    })
  })
})

describe('the facts of hedges', () => {
  const needing = ['x', 'y'].map(id => checkOf(id, [verdictOf({ status: 'pass' })], { needs: ['hedgeFacts'] }))

  it('are made once, and not where no check needs them', () => {
    let made = 0
    const count = () => {
      made += 1
      return []
    }
    runChecks(needing, auditArtifacts(), count)
    expect(made).toBe(1)
    runChecks([checkOf('z', [])], auditArtifacts(), count)
    expect(made).toBe(1)
  })

  it('that cannot be made, or are of hedges that could not be read, are a gap', () => {
    const thrown = runChecks(needing, auditArtifacts(), () => {
      throw new RangeError('1.5 is no bigint')
    })
    expect(thrown.map(({ verdict }) => verdict)).toMatchObject([
      { status: 'unknown', gap: { code: 'check-failed' } },
      { status: 'unknown', gap: { code: 'check-failed' } },
    ])
    const locked = runChecks(needing, auditArtifacts({ subjects: gap('store-locked') }), noFacts)
    expect(locked.map(({ verdict }) => verdict)).toMatchObject([
      { status: 'unknown', gap: { code: 'store-locked' } },
      { status: 'unknown', gap: { code: 'store-locked' } },
    ])
  })
})
