import type { CheckNeeds } from '../../src/commands/check/needs.ts'
import { readCheckOptions } from '../../src/commands/check/options.ts'
import { checkReport } from '../../src/commands/check/report.ts'
import type { Artifacts } from '../../src/domain/artifacts.ts'
import type { CheckReport } from '../../src/domain/checkReport.ts'
import { artifactsOf, ethUsdc, gatheredAt, lpsOf, ok } from './artifacts.ts'
import { hedgedBy } from './watchedOf.ts'

export type CheckParts = Partial<Artifacts<CheckNeeds>>

/** Everything that `check` gathers, of a hedge that is fine in every way unless a part says otherwise. */
export const checkArtifacts = (parts: CheckParts = {}): Artifacts<CheckNeeds> => ({
  ...artifactsOf({ lps: ok([lpsOf(ok(ethUsdc()))]), accounts: hedgedBy(1), ...parts }),
  records: ok({ hedges: [], lost: null }),
  auditMemory: ok({
    waivers: [],
    attestations: {},
    firstSeen: {},
    agentEnds: { one: { at: gatheredAt, ends: ['2027-03-01'] } },
  }),
  keys: ok([
    { name: 'RPC URL of testchain', chain: 'testchain', setAt: '2026-11-01T12:00:00.000Z', rotate: 'hedge rotate rpc' },
    { name: 'RPC URL of base', chain: 'base', setAt: '2025-11-01T12:00:00.000Z', rotate: 'hedge rotate rpc base' },
    { name: 'key of the vault', chain: null, setAt: '2026-11-11T12:00:00.000Z', rotate: 'hedge rotate vault' },
  ]),
  ...parts,
})

export const checked = (
  parts: CheckParts = {},
  words: readonly string[] = [],
  only: readonly string[] = [],
): CheckReport =>
  checkReport(checkArtifacts(parts), readCheckOptions({ operands: words, options: only.length === 0 ? {} : { only } }))
