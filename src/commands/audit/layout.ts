import { type AuditReport, beside, type Finding } from '../../domain/auditReport.ts'
import { type Topic, topics } from '../../domain/check.ts'
import type { Section } from '../../domain/section.ts'
import { noteLines } from '../words/noteLines.ts'
import { wrap } from '../words/wrap.ts'
import { changeSections } from './layout/changeSections.ts'
import { headline } from './layout/headline.ts'
import { manualLines } from './layout/manualLines.ts'
import { everyRow, manualRows } from './layout/tables.ts'
import { topicSections } from './layout/topicSections.ts'
import { prose } from './layout/width.ts'
import { rankOf } from './rankOf.ts'
import { worstOf } from './summaryOf.ts'

/**
 * What changed first, then by topic what is wrong, the worst topic and in it the worst first, and at last what is asked of the person. Prose is for the terminal;
 * Markdown has the same as tables, and CSV every finding as a row.
 */
export function auditLayout(report: AuditReport): Section[] {
  const { findings, changes, notes } = report
  const { checks, all } = report[beside]
  const asked = new Set(checks.flatMap(({ id, attestedFor }) => (attestedFor === undefined ? [] : [id])))
  const isAsked = ({ id, status }: Finding) => status === 'manual' && asked.has(id)
  const today = report.generatedAt.slice(0, 10)
  return [
    ...headline(report),
    ...changeSections(changes),
    ...worstFirst(findings.filter(finding => !isAsked(finding))).flatMap(([topic, its]) =>
      topicSections(topic, its, { all, today }),
    ),
    ...manualSections(findings.filter(isAsked)),
    ...noteSections(notes),
    { kind: 'table', only: ['csv'], ...everyRow(findings) },
  ]
}

/** Each topic with its findings; where nothing is worse they stand in their own order. */
function worstFirst(findings: readonly Finding[]): [Topic, Finding[]][] {
  const weight = (its: readonly Finding[]) => {
    const worst = worstOf(its)
    if (worst !== null) return rankOf(worst)
    return its.some(({ status }) => status !== 'pass' && status !== 'notApplicable') ? 0 : -1
  }
  return topics
    .map((topic): [Topic, Finding[]] => [topic, findings.filter(finding => finding.topic === topic)])
    .toSorted(([, a], [, b]) => weight(b) - weight(a))
}

const manualSections = (findings: readonly Finding[]): Section[] =>
  findings.length === 0
    ? []
    : [
        { kind: 'title', text: [{ text: 'For you to answer', tone: 'strong' }, ': hedge audit attest CHECK'] },
        { kind: 'lines', only: ['table'], lines: manualLines(findings) },
        { kind: 'table', only: ['markdown'], ...manualRows(findings) },
      ]

const noteSections = (notes: readonly string[]): Section[] =>
  notes.length === 0
    ? []
    : prose(width => noteLines(notes.map(note => wrap(note, width - indent.length).join(`\n  ${indent}`))))

const indent = ' '.repeat('note: '.length)
