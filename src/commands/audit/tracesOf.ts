import type { Artifacts } from '../../domain/artifacts.ts'
import type { AuditTrace } from '../../domain/auditMemory.ts'
import { isRead, known } from '../../domain/read.ts'

/**
 * What an audit leaves behind of each stored hedge, and of what is of none. `findingsOf` gives all there are of a hedge by
 * `findingKey`, null where not everything was judged. Of an address that is not stored nothing is left.
 */
export function tracesOf(
  artifacts: Pick<Artifacts<'subjects' | 'powers'>, 'subjects' | 'powers'>,
  findingsOf: (hedge: string | null) => readonly string[] | null,
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
    return { hedge: name, findings: findingsOf(name), powers: its, renew: false }
  })
  return [...ofHedges, { hedge: null, findings: findingsOf(null), powers: [], renew: false }]
}
