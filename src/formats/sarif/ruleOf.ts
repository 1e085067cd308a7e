import type { CheckList } from '../../domain/auditReport.ts'
import { levelOf, scores } from './levelOf.ts'

export const ruleOf = ({
  id,
  topic,
  title,
  failureTitle,
  severity,
  rationale,
  remediation,
  reference,
}: Omit<CheckList['checks'][number], 'needs' | 'attestedFor'>) => ({
  id,
  name: id.replace(/(?:^|-)([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase()),
  shortDescription: { text: `${title}.` },
  fullDescription: { text: `Otherwise: ${failureTitle}. ${rationale}` },
  help: { text: `What to do: ${remediation}` },
  helpUri: reference,
  defaultConfiguration: { level: levelOf(severity) },
  properties: { tags: ['security', topic], 'security-severity': scores[severity] },
})
