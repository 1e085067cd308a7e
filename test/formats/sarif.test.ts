import { describe, expect, it } from 'vitest'
import { checks } from '../../src/checks/index.ts'
import { checkList } from '../../src/commands/audit/checkList.ts'
import { auditReport } from '../../src/commands/audit/report.ts'
import type { AuditReport } from '../../src/domain/auditReport.ts'
import { type AnyCheck, severities, type Verdict } from '../../src/domain/check.ts'
import { sarif } from '../../src/formats/sarif.ts'
import { auditArtifacts, checkOf, gap, memoryOf, ok, optionsOf, verdictOf } from '../commands/audit/support/checks.ts'
import { sarifFaults } from '../support/sarifFaults.ts'

// biome-ignore lint/suspicious/noExplicitAny: what a test looks into is what it then asserts
const logOf = (report: object): any => {
  const log = JSON.parse(sarif(report, [], { columns: 80, color: false, terminal: false }))
  expect(sarifFaults(log)).toEqual([])
  return log
}

const address = '0x5a0b54d5dc17e0aadc383d2db43b0a0d3e029c4c'
const waivers = [
  {
    check: 'waived-one',
    subject: null,
    reason: 'it is meant so',
    until: '2026-12-31T00:00:00.000Z',
    setAt: '2026-11-01T00:00:00.000Z',
    found: (['fail', 'manual', 'unknown'] as const).map(status => ({
      ...{ subject: 'one', severity: 'critical' as const, who: [] },
      status,
    })),
  },
]

const reportOf = (made: readonly AnyCheck[]): AuditReport =>
  auditReport(auditArtifacts({ auditMemory: ok(memoryOf({ waivers })) }), made, optionsOf())

const statusOf = (status: Verdict['status'], rest: Partial<Verdict> = {}) =>
  verdictOf({ ...(status === 'unknown' ? { gap: gap('dead').gap } : {}), status, ...rest } as Partial<Verdict>)

describe('sarif', () => {
  it('has each check as a rule, as it stands in its file', () => {
    const { driver } = logOf(reportOf(checks)).runs[0].tool
    expect(driver.rules.map(({ id }: { id: string }) => id)).toEqual(checks.map(({ id }) => id))
    const [{ reference, title, remediation, failureTitle, rationale }] = checks as [AnyCheck]
    expect(driver.rules[0]).toMatchObject({
      helpUri: reference,
      shortDescription: { text: `${title}.` },
      fullDescription: { text: `Otherwise: ${failureTitle}. ${rationale}` },
      help: { text: `What to do: ${remediation}` },
    })
  })

  it.each([
    ['pass', 'pass', 'none'],
    ['fail', 'fail', 'error'],
    ['warn', 'fail', 'error'],
    ['manual', 'review', 'none'],
    ['unknown', 'open', 'none'],
    ['notApplicable', 'notApplicable', 'none'],
  ] as const)('says of %s that it is of kind %s and level %s', (status, kind, level) => {
    const checked = checkOf('a-check', [statusOf(status)], { severity: 'high' })
    const [result] = logOf(reportOf([checkOf('before', []), checked])).runs[0].results.filter(
      (each: { ruleId: string }) => each.ruleId === 'a-check',
    )
    expect(result).toMatchObject({ kind, level, ruleIndex: 1 })
    expect(result).not.toHaveProperty('suppressions')
  })

  it('knows five severities, in three levels and a number', () => {
    const rows = severities.map(severity => {
      const { results, tool } = logOf(reportOf([checkOf('c', [statusOf('fail')], { severity })])).runs[0]
      return [
        results[0].level,
        tool.driver.rules[0].defaultConfiguration.level,
        tool.driver.rules[0].properties['security-severity'],
      ]
    })
    expect(rows).toEqual([
      ['note', 'note', '0.0'],
      ['note', 'note', '3.0'],
      ['warning', 'warning', '5.5'],
      ['error', 'error', '8.0'],
      ['error', 'error', '9.5'],
    ])
  })

  it.each([
    ['fail', 'fail', 'warning'],
    ['manual', 'review', 'none'],
    ['unknown', 'open', 'none'],
  ] as const)('what is waived stays of its kind (%s), with who said so and why', (status, kind, level) => {
    const [result] = logOf(reportOf([checkOf('waived-one', [statusOf(status)])])).runs[0].results
    expect(result).toMatchObject({
      kind,
      level,
      suppressions: [{ kind: 'external', status: 'accepted', justification: 'it is meant so (until 2026-12-31)' }],
    })
  })

  it('tells what could not be read beside the results, in a run that succeeded', () => {
    const { invocations } = logOf(reportOf([checkOf('c', [statusOf('unknown')])])).runs[0]
    expect(invocations).toMatchObject([
      {
        executionSuccessful: true,
        toolExecutionNotifications: [
          { descriptor: { id: 'dead' }, message: { text: 'a test: no answer about dead. What to do: hedge status' } },
        ],
      },
    ])
  })

  it('knows a result again by its check and subject, whatever was found; no address and no file stands there', () => {
    const made = (actual: string) =>
      logOf(reportOf([checkOf('c', [statusOf('fail', { subject: `position of ${address}`, actual })])])).runs[0]
        .results[0]
    const [one, other] = [made('this'), made('that')]
    expect(one.message.text).not.toBe(other.message.text)
    for (const field of ['partialFingerprints', 'locations']) {
      expect(one[field]).toEqual(other[field])
      expect(JSON.stringify(one[field])).not.toContain('0x')
      expect(JSON.stringify(one[field])).not.toContain('physicalLocation')
    }
    expect(one.partialFingerprints).toEqual({ 'checkAndSubject/v1': 'c position of address' })
  })

  it('is of a list of the checks too, with no result', () => {
    const [run] = logOf(checkList(auditArtifacts(), checks)).runs
    expect([run.tool.driver.rules.length, run.results]).toEqual([checks.length, []])
  })

  it('the schema sees what is wrong', () => {
    const broken = {
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'x' } }, results: [{ message: { text: 'x' }, kind: 'maybe' }] }],
    }
    expect(sarifFaults(broken)).not.toEqual([])
    expect(sarifFaults({ version: '2.1.0', runs: [{}] })).not.toEqual([])
    expect(sarifFaults({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x', more: 1 } } }] })).not.toEqual([])
  })
})
