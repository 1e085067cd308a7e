import type { Cell, Section, Span } from '../../domain/section.ts'
import { type LogRow, rowsOf } from './rows.ts'
import type { LogReport, Verification } from './types.ts'
import { resultWords, whatOf, whoOf } from './words.ts'

export function logLayout({ entries, days, hedge, hedges, verification, gaps }: LogReport): Section[] {
  const rows = rowsOf(ownKeys(entries, hedges, hedge))
  const lines = [
    ...verdictLines(verification),
    ...gaps.map(({ source, message, hint }) => `${source}: ${message}; ${hint}`),
  ]
  const span = days === 1 ? 'the last day' : `the last ${days} days`
  const table: Section =
    rows.length === 0
      ? { kind: 'lines', lines: [`No key was read or changed in ${span}.`] }
      : {
          kind: 'table',
          columns: [{ title: 'When' }, { title: 'Who' }, { title: 'What' }, { title: 'Result' }],
          rows: rows.map(row => [whenOf(row), whoOf(row), whatOf(row, hedges), resultCell(row)]),
        }
  return lines.length === 0 ? [table] : [table, { kind: 'lines', lines }]
}

/** Of an entry about many hedges only what is asked about. */
const ownKeys = (
  entries: LogReport['entries'],
  hedges: LogReport['hedges'],
  hedge: string | null,
): LogReport['entries'] => {
  if (hedge === null) return entries
  const id = Object.entries(hedges).find(([, name]) => name === hedge)?.[0] ?? hedge
  return entries.map(entry => ({ ...entry, keys: entry.keys.filter(key => key.startsWith(`hedge/${id}/`)) }))
}

const moment = (at: string): Span => ({ text: `${at.slice(0, 19)}Z`, tone: 'dim', moment: true })

const whenOf = ({ at, until, count }: LogRow): Cell => (count === 1 ? moment(at) : [moment(at), ' –\n', moment(until)])

function resultCell({ result, act }: LogRow): Cell {
  if (act === 'torn' || act === 'parted') return { text: 'see --verify', tone: 'warn' }
  if (result === 'ok') return 'ok'
  return { text: resultWords(result), tone: result === 'missing' ? 'dim' : 'warn' }
}

function verdictLines({ intact, from, to, findings, notes, unfindable }: Verification): Cell[] {
  const found = findings.map((finding): Cell => ({ text: finding.message, tone: 'bad' }))
  if (unfindable.length === 0) return found.length === 0 ? [] : [...found, 'More: hedge log --verify']
  const checked = from === null ? 'nothing is in the log' : `entries ${from} to ${to} looked at`
  const verdicts = { true: 'The log holds', false: 'The log does not hold', null: 'Whether the log holds is not known' }
  const tone = intact ? 'good' : intact === null ? 'warn' : 'bad'
  return [
    [{ text: verdicts[`${intact}`], tone }, `: ${checked}.`],
    ...found,
    ...notes.map((note): Cell => ({ text: `note: ${note}`, tone: 'dim' })),
    'What this cannot find:',
    ...unfindable.map(line => `  ${line}`),
  ]
}
