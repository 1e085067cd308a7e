import type { Artifacts } from '../../domain/artifacts.ts'
import type { CheckList } from '../../domain/auditReport.ts'
import { type AnyCheck, topics } from '../../domain/check.ts'
import type { Cell, Section } from '../../domain/section.ts'
import { wrap } from '../words/wrap.ts'
import { width } from './layout/width.ts'
import { topicTitles } from './words.ts'

export const checkList = ({ gatheredAt, source }: Artifacts<never>, checks: readonly AnyCheck[]): CheckList => ({
  schema: 'hedge.checks/1',
  generatedAt: gatheredAt,
  source,
  checks: checks.map(({ run: _, attestedFor = null, ...check }) => ({ ...check, attestedFor })),
  gaps: [],
})

export const listLayout = ({ checks }: CheckList): Section[] => [
  ...topics.flatMap((topic): Section[] => {
    const its = checks.filter(check => check.topic === topic)
    if (its.length === 0) return []
    const longest = Math.max(...its.map(({ id }) => id.length))
    return [
      { kind: 'title', text: [{ text: topic, tone: 'strong' }, topicTitles[topic].replace(/^\w+/, '')] },
      { kind: 'lines', only: ['table'], lines: its.flatMap(check => lineOf(check, longest)) },
      { kind: 'table', only: ['markdown'], ...tableOf(its) },
    ]
  }),
  { kind: 'table', only: ['csv'], ...tableOf(checks) },
]

type Listed = CheckList['checks'][number]

function lineOf({ id, severity, title, attestedFor }: Listed, longest: number): Cell[] {
  const indent = 10 + longest + 2
  return wrap(attestedFor === null ? title : `${title} (asked of you)`, width - indent).map((line, at): Cell => {
    const before = at === 0 ? `${severity.padEnd(10)}${id.padEnd(longest)}  ` : ' '.repeat(indent)
    return [{ text: before, tone: 'dim' }, line]
  })
}

const tableOf = (checks: readonly Listed[]) => ({
  columns: ['Check', 'Topic', 'Severity', 'Title', 'Rationale', 'Remediation'].map(title => ({ title })),
  rows: checks.map(({ id, topic, severity, title, rationale, remediation }) => [
    ...[id, topic, severity, title, rationale, remediation],
  ]),
})
