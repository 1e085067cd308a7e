import type { Artifacts } from '../../domain/artifacts.ts'
import { digestWho } from '../../domain/auditMemory.ts'
import { type AuditReport, beside, type Finding } from '../../domain/auditReport.ts'
import { type AnyCheck, topics } from '../../domain/check.ts'
import type { Remembered } from '../../domain/command.ts'
import { type Gap, isRead, known, type Read, uniqueGaps } from '../../domain/read.ts'
import { applyWaivers, type Weighed } from './applyWaivers.ts'
import { believed } from './believed.ts'
import { changesOf } from './changesOf.ts'
import { findingOf } from './findingOf.ts'
import { judgedFacts } from './hedgeFacts.ts'
import { leftOf } from './leftOf.ts'
import type { AuditNeeds } from './needs.ts'
import { notesOf } from './notesOf.ts'
import { ofNames } from './ofNames.ts'
import type { AuditOptions } from './options.ts'
import { rankOf } from './rankOf.ts'
import { runChecks } from './runChecks.ts'
import { isWrong, summaryOf } from './summaryOf.ts'
import { tracesOf } from './tracesOf.ts'

export function auditReport(
  gathered: Artifacts<AuditNeeds>,
  checks: readonly AnyCheck[],
  options: AuditOptions,
): AuditReport {
  const { names, address } = options.scope
  const artifacts = believed(ofNames(gathered, address === null ? names : [address.toLowerCase()]))
  let remembered: Remembered = {}
  const judged = runChecks(checks, artifacts, all => {
    const { facts, remembered: left } = judgedFacts(all)
    remembered = left
    return facts
  })
  const subjects = known(artifacts.subjects) ?? []
  const memory = known(artifacts.auditMemory) ?? null
  const now = artifacts.gatheredAt
  const waivers = memory?.waivers ?? []
  const { weighed, idle, disbelieved } = applyWaivers(judged, waivers, { now, digest: memory?.[digestWho] })
  // What is not known may be as grave as it gets.
  const shown = weighed.filter(
    ({ check, verdict }) =>
      verdict.status === 'unknown' || rankOf(verdict.severity ?? check.severity) >= rankOf(options.severity),
  )
  const findings = shown.map(each => findingOf(each, { subjects, memory, now })).sort(worstFirst)
  const whole = names.length === 0 && address === null
  const changes = changesOf(known(artifacts.powers) ?? [])
  const left = leftOf(judged, { subjects, memory, whole })
  const wantsAll = options.only.length === 0 && options.skip.length === 0 && whole
  return {
    schema: 'hedge.audit/1',
    generatedAt: now,
    source: artifacts.source,
    findings,
    summary: summaryOf(findings),
    changes,
    notes: notesOf(artifacts, { idle: wantsAll ? idle : [], disbelieved, waived: waivers.length > 0, changes, checks }),
    gaps: gapsOf(artifacts, weighed),
    [beside]: {
      checks,
      all: options.all,
      remembered: { ...remembered, audits: tracesOf(artifacts, left) },
    },
  }
}

/**
 * What of this audit is not known, but for what a person chose not to be told of. What was left unread beside a finding is not left be
 * with it.
 */
const gapsOf = ({ subjects, auditMemory }: Artifacts<AuditNeeds>, weighed: readonly Weighed[]): Gap[] =>
  uniqueGaps([
    ...[subjects, auditMemory].flatMap((read: Read<unknown>) => (isRead(read) ? [] : [read.gap])),
    ...weighed.flatMap(({ verdict, waiver }) =>
      verdict.status !== 'unknown' ? (verdict.unread ?? []) : waiver === null ? [verdict.gap] : [],
    ),
  ])

const order: readonly Finding['status'][] = ['fail', 'warn', 'unknown', 'manual', 'waived', 'pass', 'notApplicable']

/** What is wrong by its severity, then what is not known or not answered, what is only worth knowing, and the rest; each by topic. */
const worstFirst = (a: Finding, b: Finding): number =>
  groupOf(a) - groupOf(b) ||
  rankOf(b.severity) - rankOf(a.severity) ||
  order.indexOf(a.status) - order.indexOf(b.status) ||
  topics.indexOf(a.topic) - topics.indexOf(b.topic)

const groupOf = (finding: Finding): number => {
  const place = order.indexOf(finding.status)
  if (isWrong(finding)) return 0
  return finding.status === 'fail' || finding.status === 'warn' ? order.indexOf('waived') : place
}
