import type { CheckReport } from '../../domain/checkReport.ts'
import { type ConditionState, conditionKey } from '../../domain/condition.ts'
import type { Section, Tone } from '../../domain/section.ts'
import { pluginText } from './pluginText.ts'

const tones: Record<ConditionState, Tone> = { ok: 'good', warning: 'warn', critical: 'bad', unknown: 'strong' }

/** A person reads what a monitoring system does; documents have a table. */
export const checkLayout = (report: CheckReport): Section[] => [
  { kind: 'verbatim', text: pluginText(report), only: ['table'] },
  {
    kind: 'table',
    only: ['csv', 'markdown'],
    columns: [
      { title: 'Hedge' },
      { title: 'Condition' },
      { title: 'State' },
      { title: 'Value', align: 'right' },
      { title: 'Unit' },
      { title: 'Warning', align: 'right' },
      { title: 'Critical', align: 'right' },
      { title: 'Message' },
    ],
    rows: report.conditions.map(condition => [
      condition.hedge ?? '',
      conditionKey(condition),
      { text: condition.state, tone: tones[condition.state] },
      text(condition.value),
      condition.unit,
      text(condition.warn),
      text(condition.crit),
      condition.message,
    ]),
  },
]

const text = (value: number | null): string => (value === null ? '' : String(value))
