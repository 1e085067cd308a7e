import { describe, expect, it } from 'vitest'
import { weigh } from '../../../src/checks/words/weigh.ts'
import { auditReport } from '../../../src/commands/audit/report.ts'
import { digestWho, type Waiver } from '../../../src/domain/auditMemory.ts'
import type { Severity, Verdict } from '../../../src/domain/check.ts'
import type { PowerPart } from '../../../src/domain/powers.ts'
import { whoDigest } from '../../../src/state/audit/whoDigest.ts'
import { auditArtifacts, checkOf, gap, gatheredAt, memoryOf, ok, optionsOf } from './support/checks.ts'

const { gap: dead } = gap('dead')

/** A check of severity high that found something of this severity, and could not read the rest. */
const reportOf = (severity: Severity, waivers: readonly Waiver[] = []) => {
  const weighed = weigh([{ status: 'warn', severity, actual: 'something' }], [dead], null)
  const verdict = { subject: 'one', expected: 'nothing', ...weighed } as Verdict
  const auditMemory = ok({ ...memoryOf({ waivers }), [digestWho]: whoDigest })
  return auditReport(auditArtifacts({ auditMemory }), [checkOf('c', [verdict], { severity: 'high' })], optionsOf())
}

describe('what could not be read beside something that was found', () => {
  it.each(['info', 'low', 'medium'] as const)('is not known, where that is only %s', severity => {
    const { findings, gaps } = reportOf(severity)
    expect(findings.map(({ status }) => status).sort()).toEqual(['unknown', 'warn'])
    expect(gaps).toMatchObject([{ code: 'dead' }])
  })

  it.each(['high', 'critical'] as const)('is told with it where that is %s, and is a gap of the audit', severity => {
    const { findings, gaps } = reportOf(severity)
    expect(findings).toMatchObject([{ status: 'warn', severity, actual: expect.stringContaining('not all could be') }])
    expect(gaps).toMatchObject([{ code: 'dead' }])
  })

  it.each(['low', 'high'] as const)('is not waived with it (%s)', severity => {
    const found = [{ subject: 'one', status: 'warn' as const, severity, who: [] }]
    const until = '2027-01-01T00:00:00.000Z'
    const { summary, gaps } = reportOf(severity, [
      { check: 'c', subject: null, reason: 'so', until, setAt: gatheredAt, found },
    ])
    expect(summary).toMatchObject({ waived: 1, warn: 0 })
    expect(gaps).toMatchObject([{ code: 'dead' }])
  })
})

describe('a change that no check of this audit weighs', () => {
  const notesOf = (part: PowerPart, ...ids: string[]) => {
    const powers = [{ who: 'somebody', facts: 'x', known: null }]
    const read = ok({ since: gatheredAt, powers, gone: [] })
    return auditReport(
      auditArtifacts({ powers: ok([{ subject: 'one', part, read }]) }),
      ids.map(id => checkOf(id, [])),
      optionsOf(),
    ).notes.join()
  }

  it.each<[PowerPart, string, string]>([
    ['agents', 'new-power', 'new-approval'],
    ['holders', 'new-approval', 'new-power'],
  ])('of the %s is said not to count', (part, weigher, other) => {
    expect(notesOf(part, other)).toContain(`the exit code does not say so: ${weigher} was not run`)
    expect(notesOf(part, weigher)).not.toContain('exit code')
  })
})
