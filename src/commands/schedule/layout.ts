import type { Cell, Section, Span } from '../../domain/section.ts'
import { wrap } from '../words/wrap.ts'
import type { Need, ScheduleReport } from './types.ts'

/** Of a line of the table format, which begins with two blanks of eighty columns. */
const width = 78

export function scheduleLayout(report: ScheduleReport): Section[] {
  const { as, every, run, files, install, needs, notes, gaps } = report
  if (as === null) {
    return [
      {
        kind: 'lines',
        lines: gaps.map(({ source, message, hint }) => `not known: ${source}: ${message}. Try: ${hint}`),
      },
    ]
  }
  return [
    { kind: 'title', text: [{ text: `hedge ${run} every ${every}, by ${as}`, tone: 'strong' }] },
    { kind: 'lines', lines: ['What it needs first:', ...needs.flatMap(needLines)] },
    ...files.flatMap((file): Section[] => [
      { kind: 'title', text: file.path ?? 'One line, into your crontab:' },
      { kind: 'verbatim', text: file.text },
    ]),
    { kind: 'title', text: 'Then:' },
    { kind: 'verbatim', text: `${install.join('\n')}\n` },
    { kind: 'lines', lines: notes.flatMap(note => wrap(note, width)) },
  ]
}

/** The mark stands in words too: it reads without colour. */
const marks: Record<string, Span> = {
  true: { text: 'yes    ', tone: 'good' },
  false: { text: 'missing', tone: 'bad' },
  null: { text: 'see to ', tone: 'warn' },
}

function needLines({ text, met, mend }: Need): Cell[] {
  const [first = '', ...rest] = wrap(text, width - 9)
  return [
    [marks[`${met}`]!, `  ${first}`],
    ...rest.map(line => `         ${line}`),
    ...(mend === null ? [] : [`         mend: ${mend}`]),
  ]
}
