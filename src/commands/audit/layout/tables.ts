import type { Finding } from '../../../domain/auditReport.ts'
import type { Column } from '../../../domain/section.ts'

type Table = { columns: readonly Column[]; rows: readonly (readonly string[])[] }

const tableOf = (columns: Readonly<Record<string, (finding: Finding) => string>>) => (findings: readonly Finding[]) =>
  ({
    columns: Object.keys(columns).map(title => ({ title })),
    rows: findings.map(finding => Object.values(columns).map(tell => tell(finding))),
  }) satisfies Table

/** For a reader of Markdown. */
export const rowsOf = tableOf({
  Status: ({ status, severity }) =>
    status === 'fail' || status === 'warn' ? `${status}, ${severity}` : wordOf(status),
  Check: ({ title, id }) => `${title} (${id})`,
  Subject: ({ subject }) => subject,
  Is: ({ actual }) => actual,
  'Should be': ({ expected }) => expected,
  Do: ({ remediation, waiver }) =>
    waiver === null ? remediation : `waived until ${waiver.until.slice(0, 10)}: ${waiver.reason}`,
})

/** What only a person can answer, for a reader of Markdown. */
export const manualRows = tableOf({
  Check: ({ id }) => id,
  Severity: ({ severity }) => severity,
  'Should be': ({ title }) => title,
  Is: ({ actual }) => actual,
})

/** For a spreadsheet: every finding, and all that is known of it. */
export const everyRow = tableOf({
  Status: ({ status }) => status,
  Severity: ({ severity }) => severity,
  Topic: ({ topic }) => topic,
  Check: ({ id }) => id,
  Subject: ({ subject }) => subject,
  Title: ({ title }) => title,
  Actual: ({ actual }) => actual,
  Expected: ({ expected }) => expected,
  Rationale: ({ rationale }) => rationale,
  Remediation: ({ remediation }) => remediation,
  Reference: ({ reference }) => reference,
  Waiver: ({ waiver }) => (waiver === null ? '' : `until ${waiver.until.slice(0, 10)}: ${waiver.reason}`),
  'First seen': ({ firstSeen }) => firstSeen ?? '',
})

const wordOf = (status: Finding['status']): string => (status === 'notApplicable' ? 'nothing to judge' : status)
