import type { Finding } from '../../../domain/auditReport.ts'
import type { Cell } from '../../../domain/section.ts'
import { wrap } from '../../words/wrap.ts'
import { markOf } from './marks.ts'
import { width } from './width.ts'

/** What only a person can answer: what should be so, and how it is answered. */
export function manualLines(findings: readonly Finding[]): Cell[] {
  const longest = Math.max(...findings.map(({ id }) => id.length))
  const indent = 12 + longest + 2
  return findings.flatMap(finding =>
    wrap(finding.title, width - indent).map(
      (line, index): Cell =>
        index === 0
          ? [markOf(finding), '  ', { text: finding.id.padEnd(longest), tone: 'strong' }, `  ${line}`]
          : `${' '.repeat(indent)}${line}`,
    ),
  )
}
