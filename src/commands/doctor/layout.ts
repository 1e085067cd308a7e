import type { Step } from '../../domain/doctorFacts.ts'
import type { Cell, Section, Span } from '../../domain/section.ts'
import { wrap } from '../words/wrap.ts'
import type { DoctorReport } from './types.ts'

/** Of a line of the table format, which begins with two blanks of eighty columns. */
const width = 78

export function doctorLayout({ as, steps, summary, line, gaps }: DoctorReport): Section[] {
  if (steps.length === 0) {
    return [{ kind: 'lines', lines: gaps.map(({ message, hint }) => `not known: ${message}. Try: ${hint}`) }]
  }
  const { pass, fail, unknown } = summary
  return [
    {
      kind: 'title',
      text: [{ text: as === 'cron' ? 'As cron would run it' : 'As it runs here', tone: 'strong' }],
    },
    { kind: 'lines', only: ['table'], lines: steps.flatMap(stepLines) },
    { kind: 'table', only: ['csv', 'markdown'], columns, rows: steps.map(rowOf) },
    {
      kind: 'lines',
      lines: [
        fail + unknown === 0
          ? { text: `All ${pass} steps pass.`, tone: 'good' }
          : {
              text: `${pass} pass, ${fail} ${fail === 1 ? 'fails' : 'fail'}, ${unknown} not known.`,
              tone: fail > 0 ? 'bad' : 'warn',
            },
      ],
    },
    ...(line === null ? [] : lineSections(line)),
  ]
}

const columns = [{ title: 'Step' }, { title: 'Result' }, { title: 'What was found' }, { title: 'What mends it' }]

const rowOf = ({ title, status, detail, mend }: Step): Cell[] => [title, status, detail, mend ?? '']

const marks: Record<Step['status'], Span> = {
  pass: { text: 'pass   ', tone: 'good' },
  fail: { text: 'fail   ', tone: 'bad' },
  unknown: { text: 'unknown', tone: 'warn' },
}

/** What mends it can be typed or pasted, and so is not broken. */
function stepLines({ title, status, detail, mend }: Step): Cell[] {
  const [first = '', ...rest] = wrap(`${title}: ${detail}`, width - 9)
  return [
    [marks[status], `  ${first}`],
    ...rest.map(line => `         ${line}`),
    ...(mend === null ? [] : [`         mend: ${mend}`]),
  ]
}

function lineSections({ text, fails }: NonNullable<DoctorReport['line']>): Section[] {
  const words =
    fails === null
      ? 'The line of hedge schedule was tried, and did not come to an end:'
      : fails.length === 0
        ? 'With the line of hedge schedule every step passes:'
        : `With the line of hedge schedule this does not pass: ${fails.join(', ')}`
  return [
    { kind: 'lines', lines: wrap(words, width) },
    { kind: 'verbatim', text: `${text}\n` },
  ]
}
