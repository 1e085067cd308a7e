import type { Artifacts } from '../../domain/artifacts.ts'
import type { AuditTrace } from '../../domain/auditMemory.ts'
import { isRead, known } from '../../domain/read.ts'
import type { Left } from './leftOf.ts'

/**
 * What an audit leaves behind of each stored hedge, and of what is of none. `leftOf` gives what was
 * found of a hedge, or (null) of none. Of an address that is not stored nothing is left.
 */
export function tracesOf(
  artifacts: Pick<Artifacts<'subjects' | 'powers'>, 'subjects' | 'powers'>,
  leftOf: (hedge: string | null) => Left,
): AuditTrace[] {
  const subjects = known(artifacts.subjects)
  if (subjects === undefined || subjects.some(({ stored }) => !stored)) return []
  const powers = known(artifacts.powers) ?? []
  const ofHedges = subjects.map(({ name }): AuditTrace => {
    const its = powers.flatMap(({ subject, part, read }) =>
      subject === name && isRead(read)
        ? [{ part, powers: read.ok.powers.map(({ who, facts }) => ({ who, facts })) }]
        : [],
    )
    return { hedge: name, ...leftOf(name), powers: its, renew: false }
  })
  return [...ofHedges, { hedge: null, ...leftOf(null), powers: [], renew: false }]
}
