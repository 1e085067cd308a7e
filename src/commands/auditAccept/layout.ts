import type { Cell, Section } from '../../domain/section.ts'
import { partWords } from '../audit/words.ts'
import type { AcceptedPart, AcceptReport } from './report.ts'

export function acceptLayout({ accepted, hedges, gaps }: AcceptReport): Section[] {
  const head: Cell = accepted
    ? 'Accepted: later audits say what differs from this.'
    : [
        { text: 'Nothing was accepted', tone: 'strong' },
        ': this is a replay. To accept what is there now: hedge audit accept',
      ]
  if (hedges.length === 0) {
    const why = gaps[0]?.message ?? 'no hedge is stored'
    return [{ kind: 'lines', lines: [`Nothing was accepted: ${why}.`] }]
  }
  return [
    { kind: 'lines', lines: [head] },
    ...hedges.flatMap(({ name, parts, unread, vanished }): Section[] => [
      { kind: 'title', text: name },
      {
        kind: 'lines',
        lines: [
          ...parts.flatMap(linesOf),
          ...nobodyLine(parts),
          ...vanished.map(
            ({ coin, szi, seenAt }): Cell => `gone: the perp ${coin}, ${szi} when it was seen last (${dayOf(seenAt)})`,
          ),
          ...unread.map(
            ({ part, gap }): Cell => [
              { text: `${partWords[part].many}: as before`, tone: 'warn' },
              `, not read: ${gap.message}`,
            ],
          ),
        ],
      },
    ]),
  ]
}

function linesOf({ part, since, lost, powers, gone }: AcceptedPart): Cell[] {
  if (powers.length === 0 && gone.length === 0 && lost === null) return []
  const before =
    lost !== null
      ? ` (the baseline of ${dayOf(lost)} was gone)`
      : since === null
        ? ' (for the first time)'
        : ` (before: ${dayOf(since)})`
  return [
    `${partWords[part].many}${before}`,
    ...powers.map(({ who, facts, is, before: was }): Cell => {
      const text = `  ${who}: ${facts}`
      if (is === 'same') return text
      // Where nobody was known everybody would be new.
      if (is === 'new') return since === null ? text : [text, { text: ' (new)', tone: 'strong' }]
      return [text, { text: ` (was: ${was})`, tone: 'strong' }]
    }),
    ...gone.map((its): Cell => `  gone: ${its.facts}, there since ${dayOf(its.since)}`),
  ]
}

const nobodyLine = (parts: readonly AcceptedPart[]): Cell[] => {
  const empty = parts.filter(({ powers, gone, lost }) => powers.length === 0 && gone.length === 0 && lost === null)
  return empty.length === 0
    ? []
    : [{ text: `nobody: ${empty.map(({ part }) => partWords[part].many).join(', ')}`, tone: 'dim' }]
}

const dayOf = (moment: string): string => moment.slice(0, 10)
