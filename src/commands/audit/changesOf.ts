import type { PowerChange } from '../../domain/auditReport.ts'
import type { PowerReading } from '../../domain/powers.ts'
import { isRead } from '../../domain/read.ts'

/** Who may act now and could not, could and may not, or may do something else; and where nobody can say that any more. */
export const changesOf = (powers: readonly PowerReading[]): PowerChange[] =>
  powers.flatMap(({ subject: hedge, part, read }): PowerChange[] => {
    if (!isRead(read)) return []
    const { since, lost, powers: there, gone } = read.ok
    if (since === null) {
      return lost === undefined
        ? []
        : [{ hedge, part, kind: 'lost', who: null, facts: null, before: null, since: lost }]
    }
    const changed = there.flatMap(({ who, facts, known }): PowerChange[] => {
      if (known === null) return [{ hedge, part, kind: 'new', who, facts, before: null, since }]
      if (known.facts === facts) return []
      return [{ hedge, part, kind: 'changed', who, facts, before: known.facts, since: known.since }]
    })
    const left = gone.map(
      (its): PowerChange => ({
        hedge,
        part,
        kind: 'gone',
        who: null,
        facts: null,
        before: its.facts,
        since: its.since,
      }),
    )
    return [...changed, ...left]
  })
