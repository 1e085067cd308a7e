import type { PowerChange } from '../../../domain/auditReport.ts'
import type { Cell, Section, Tone } from '../../../domain/section.ts'
import { wrap } from '../../words/wrap.ts'
import { partWords } from '../words.ts'
import { prose } from './width.ts'

/** Who may act that could not before: the loudest of the report. */
export function changeSections(changes: readonly PowerChange[]): Section[] {
  if (changes.length === 0) return []
  const hedges = [...new Set(changes.map(({ hedge }) => hedge))]
  const closing = [
    'Was all of this you: hedge audit accept',
    `Was it not: ${hedges.map(name => `hedge incident ${name}`).join(', ')}`,
  ]
  return [
    { kind: 'title', text: { text: 'CHANGED: who may act is not who it was', tone: 'bad' } },
    ...prose(width => [
      ...merged(changes).flatMap(change => changeLines(change, width)),
      ...closing.flatMap(line => wrap(line, width)),
    ]),
  ]
}

/** Hedges share wallets and accounts: what is the same of several is told once, where the first of them has it. */
const merged = (changes: readonly PowerChange[]): PowerChange[] =>
  [...Map.groupBy(changes, ({ hedge: _, ...change }) => JSON.stringify(change)).values()].map(same => ({
    ...same[0]!,
    hedge: same.map(({ hedge }) => hedge).join(', '),
  }))

function changeLines(change: PowerChange, width: number): Cell[] {
  const label = `${change.kind.toUpperCase()} since ${change.since.slice(0, 10)}`
  return wrap(`${label}: ${wordsOf(change)}`, width - 2).map((line, index): Cell => {
    if (index > 0) return `  ${line}`
    const told = line.startsWith(`${label}:`) ? label.length + 1 : 0
    return [{ text: line.slice(0, told), tone: tones[change.kind] }, line.slice(told)]
  })
}

const tones: Record<PowerChange['kind'], Tone> = { new: 'bad', changed: 'bad', lost: 'bad', gone: 'warn' }

function wordsOf({ hedge, part, kind, who, facts, before }: PowerChange): string {
  const { one } = partWords[part]
  const what = `${hedge}, ${one}`
  if (kind === 'new') return `${what}: ${who}${facts?.replace(/^an? /, '') === one ? '' : given(facts)}`
  if (kind === 'changed') return `${what}: ${who}, now ${facts || 'nothing said'}, before ${before || 'nothing said'}`
  if (kind === 'gone') return `${what}: one that was known${given(before)} is not there any more`
  return `${hedge}: what was remembered of ${partWords[part].many} is gone from this machine; nobody can say what is new`
}

const given = (facts: string | null): string => (facts ? ` (${facts})` : '')
