import type { Section } from '../../domain/section.ts'
import type { Formula } from '../words/formulas.ts'

/** What each number is made of, and where its formula stands. */
export const formulaSections = (formulas: readonly Formula[]): Section[] => [
  { kind: 'title', text: { text: 'Formulas', tone: 'strong' } },
  ...formulas.map(
    ({ title, formula, reads, source }): Section => ({
      kind: 'lines',
      lines: [
        { text: title, tone: 'strong' },
        ...formula.split('\n').map(line => `  ${line}`),
        { text: `  reads: ${reads.join(', ')}`, tone: 'dim' },
        { text: `  source: ${source}`, tone: 'dim' },
      ],
    }),
  ),
]
