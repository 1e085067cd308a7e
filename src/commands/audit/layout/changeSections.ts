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
      ...groupsOf(merged(changes)).flatMap(group => groupLines(group, width)),
      ...closing.flatMap(line => wrap(line, width)),
    ]),
  ]
}

/** `count`: as many are gone of which the same was known. */
type Told = PowerChange & { count: number }

/** Hedges share wallets and accounts: what is the same of several is told once, where the first of them has it. */
function merged(changes: readonly PowerChange[]): Told[] {
  const ofEach = [...Map.groupBy(changes, change => JSON.stringify(change)).values()]
  const counted = ofEach.map(same => ({ ...same[0]!, count: same.length }))
  return [...Map.groupBy(counted, ({ hedge: _, ...change }) => JSON.stringify(change)).values()].map(same => ({
    ...same[0]!,
    hedge: same.map(({ hedge }) => hedge).join(', '),
  }))
}

/** What is new of one part of the same hedges. */
const groupsOf = (changes: readonly Told[]): Told[][] => [
  ...Map.groupBy(changes, change =>
    JSON.stringify(change.kind === 'new' ? [change.hedge, change.part, change.since] : change),
  ).values(),
]

function groupLines(group: readonly Told[], width: number): Cell[] {
  const change = group[0]!
  if (group.length === 1) return changeLines(change, wordsOf(change), width)
  const those = group.flatMap(each =>
    wrap(whoOf(each), width - 4).map((line, at) => `${at === 0 ? '  ' : '    '}${line}`),
  )
  return [...changeLines(change, `${change.hedge}, ${partWords[change.part].many}:`, width), ...those]
}

function changeLines({ kind, since }: PowerChange, words: string, width: number): Cell[] {
  const label = `${kind.toUpperCase()} since ${since.slice(0, 10)}`
  return wrap(`${label}: ${words}`, width - 2).map((line, index): Cell => {
    if (index > 0) return `  ${line}`
    const told = line.startsWith(`${label}:`) ? label.length + 1 : 0
    return [{ text: line.slice(0, told), tone: tones[kind] }, line.slice(told)]
  })
}

const tones: Record<PowerChange['kind'], Tone> = { new: 'bad', changed: 'bad', lost: 'bad', gone: 'warn' }

function wordsOf(change: Told): string {
  const { hedge, part, kind, who, facts, before, count } = change
  const what = `${hedge}, ${partWords[part].one}`
  if (kind === 'new') return `${what}: ${whoOf(change)}`
  if (kind === 'changed') return `${what}: ${who}, now ${facts || 'nothing said'}, before ${before || 'nothing said'}`
  if (kind === 'gone') {
    const [those, are] = count === 1 ? ['one that was', 'is'] : [`${count} that were`, 'are']
    return `${what}: ${those} known${given(before)} ${are} not there any more`
  }
  return `${hedge}: what was remembered of ${partWords[part].many} is gone from this machine; nobody can say what is new`
}

/** Facts that say no more than what the part is called are left out. */
const whoOf = ({ part, who, facts }: PowerChange): string =>
  `${who}${facts?.replace(/^an? /, '') === partWords[part].one ? '' : given(facts)}`

const given = (facts: string | null): string => (facts ? ` (${facts})` : '')
