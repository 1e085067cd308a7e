import { hedge as checks } from '../../../src/checks/hedge/index.ts'
import { hedgeFacts } from '../../../src/commands/audit/hedgeFacts.ts'
import type { ActivityReading } from '../../../src/domain/artifacts.ts'
import type { Verdict } from '../../../src/domain/check.ts'
import type { WirePerp } from '../../../src/domain/perp.ts'
import { known } from '../../../src/domain/read.ts'
import {
  accountOf,
  artifactsOf,
  ethUsdc,
  gatheredAt,
  lpsOf,
  ok,
  type StatusArtifacts,
  soundShort,
  subjectOf,
} from '../../support/artifacts.ts'

/** What the default LP position holds of ETH, to a lot. */
export const held = '17.3739'

export type Situation = Partial<StatusArtifacts> & { activities?: readonly ActivityReading[] }

/** What one check says of a situation, judged on the facts that a status makes of it. */
export function verdictsOf(id: string, { activities = [], ...parts }: Situation): readonly Verdict[] {
  const check = checks.find(each => each.id === id)
  if (check === undefined) throw new Error(`there is no check ${id}`)
  const artifacts = artifactsOf(parts)
  return check.run({
    gatheredAt,
    hedgeFacts: hedgeFacts(artifacts),
    thresholds: known(artifacts.thresholds)!,
    activities,
  })
}

/** The one verdict in short: `fail high`, `unknown`, `pass`; `none` where there is nothing of its kind. */
export function shortOf(id: string, situation: Situation): string {
  const verdicts = verdictsOf(id, situation)
  if (verdicts.length === 0) return 'none'
  const [{ status, severity }] = verdicts as [Verdict]
  return severity === undefined ? status : `${status} ${severity}`
}

export const actualOf = (id: string, situation: Situation): string =>
  verdictsOf(id, situation)
    .map(({ actual }) => actual)
    .join('\n')

export const subject = subjectOf({ tokenIds: ['1'], expectedAssets: ['ETH'] })

/** A stored hedge of one ETH/USDC position with these perps. */
export const hedged = (perps: readonly WirePerp[], rest: Situation = {}): Situation => ({
  subjects: ok([subject]),
  lps: ok([lpsOf(ok(ethUsdc()))]),
  accounts: ok([accountOf(perps)]),
  ...rest,
})

export const short = (szi: string, rest: Partial<WirePerp> = {}): WirePerp => soundShort({ szi, ...rest })
