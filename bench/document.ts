import type { Findings, Section } from './section.ts'
import { markdownTable } from './tools/markdown.ts'

export type Measured = { section: Section; findings: Findings }

export const sectionText = ({ section, findings }: Measured): string =>
  [
    `## ${section.title}`,
    section.about.trim(),
    ...findings.tables.map(markdownTable),
    ...(findings.notes?.length ? [findings.notes.map(note => `- ${note}`).join('\n')] : []),
  ].join('\n\n')

/** Every budget, met or not; what is not met has its reason below. */
export function budgetText(all: readonly Measured[]): string {
  const budgets = all.flatMap(({ findings }) => findings.budgets ?? [])
  const rows = budgets.map(({ what, budget, measured, met }) => [what, budget, measured, met ? 'met' : '**not met**'])
  const reasons = budgets.filter(it => it.reason).map(it => `- ${it.what}: ${it.reason}`)
  const table = markdownTable({ head: ['what', 'budget', 'measured', ''], rows })
  return ['## Budgets', table, ...(reasons.length ? [reasons.join('\n')] : [])].join('\n\n')
}

export const documentText = (all: readonly Measured[], machine: readonly string[], date: string): string =>
  `${[
    '# Benchmark',
    'Written by `npm run bench -- --write`; run `npm run bench` for the figures of your machine. Everything runs on loopback. Figures are medians; contenders take turns, so compare within a table, not across two.',
    [`- ${date}`, ...machine.map(line => `- ${line}`)].join('\n'),
    budgetText(all),
    ...all.map(sectionText),
  ].join('\n\n')}\n`
