import type { AuditNeeds } from '../../../../src/commands/audit/needs.ts'
import { auditNeeds } from '../../../../src/commands/audit/needs.ts'
import type { AuditOptions } from '../../../../src/commands/audit/options.ts'
import type { Artifacts } from '../../../../src/domain/artifacts.ts'
import { wholeScope } from '../../../../src/domain/artifacts.ts'
import type { AuditMemoryReading } from '../../../../src/domain/auditMemory.ts'
import type { AnyCheck, Check, GroundName, Verdict } from '../../../../src/domain/check.ts'
import { artifactsOf, gap, gatheredAt, ok } from '../../../support/artifacts.ts'

export type AuditArtifacts = Artifacts<AuditNeeds>

export const memoryOf = (rest: Partial<AuditMemoryReading> = {}): AuditMemoryReading => ({
  waivers: [],
  attestations: {},
  firstSeen: {},
  ...rest,
})

/** Everything that an audit gathers of one stored hedge; what no status needs is a gap unless a test gives it. */
export function auditArtifacts(parts: Partial<AuditArtifacts> = {}): AuditArtifacts {
  const unread = Object.fromEntries(auditNeeds.map(name => [name, gap('not-in-this-test')]))
  return {
    ...unread,
    ...artifactsOf(),
    powers: ok([]),
    auditMemory: ok(memoryOf()),
    ...parts,
  } as AuditArtifacts
}

export const verdictOf = (rest: Partial<Verdict> = {}): Verdict =>
  ({ status: 'fail', subject: 'one', expected: 'nothing', actual: 'something', ...rest }) as Verdict

/** A check that says what it is told to, of whatever it is given. */
export const checkOf = (
  id: string,
  verdicts: readonly Verdict[] | (() => never),
  rest: Partial<AnyCheck> = {},
): AnyCheck => {
  const check: Check<GroundName> = {
    id,
    topic: 'hedge',
    title: `All is well with ${id}`,
    failureTitle: `Something is wrong with ${id}`,
    severity: 'medium',
    rationale: `What ${id} looks at matters.`,
    remediation: `mend ${id}`,
    reference: `https://example.org/${id}`,
    needs: ['subjects'],
    run: typeof verdicts === 'function' ? verdicts : () => verdicts,
  }
  return { ...check, ...rest }
}

export const optionsOf = (rest: Partial<AuditOptions> = {}): AuditOptions => ({
  scope: wholeScope,
  only: [],
  skip: [],
  severity: 'info',
  failOn: 'low',
  all: false,
  list: false,
  ...rest,
})

export { gap, gatheredAt, ok }
