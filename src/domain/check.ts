import type { ArtifactTypes } from './artifacts.ts'
import type { HedgeFacts } from './hedgeFacts.ts'
import type { Gap } from './read.ts'

/** `info` is worth knowing and no finding: it never decides the exit code. */
export const severities = ['info', 'low', 'medium', 'high', 'critical'] as const
export type Severity = (typeof severities)[number]

/** What the report groups checks by, in its order; each is a folder of `checks/`. */
export const topics = ['hyperliquid', 'uniswap', 'hedge', 'keys', 'rpc', 'machine', 'practice'] as const
export type Topic = (typeof topics)[number]

export const verdictStatuses = ['pass', 'fail', 'warn', 'manual', 'unknown', 'notApplicable'] as const
export type VerdictStatus = (typeof verdictStatuses)[number]

/**
 * What a check found of one subject. `fail`: what is expected does not hold. `warn`: it may not hold, or will not for long.
 * `manual`: only a person can tell, and has not. `unknown`: it could not be read, and the gap says why; never `pass`.
 */
export type Verdict = {
  /**
   * What it is about: the name of a hedge, of a chain, a file, "this machine". Waivers keep it in the settings, so that no
   * address may stand in it; `expected` and `actual` may hold addresses, for they are shown and not kept.
   */
  subject: string
  expected: string
  actual: string
  /** Where it differs from the check's own. */
  severity?: Severity
  /** Beside what was found: what more could be there and could not be read. */
  unread?: readonly Gap[]
  /** The check's own with the values filled in: a command or a page. */
  remediation?: string
} & ({ status: Exclude<VerdictStatus, 'unknown'> } | { status: 'unknown'; gap: Gap })

/** What checks judge: the artifacts as gathered, and what the audit makes of several of them. */
export type GroundTypes = ArtifactTypes & { hedgeFacts: HedgeFacts[] }
export type GroundName = keyof GroundTypes

/** Each whole: a check whose needs have a gap is not run. `gatheredAt` is the only clock it sees. */
export type Ground<N extends GroundName = GroundName> = { gatheredAt: string } & { [K in N]: GroundTypes[K] }

/**
 * One question of the audit, named as its file. `title` says what holds where it passes, `failureTitle` what is wrong where it
 * does not; both without a full stop. `rationale`: one sentence, why it matters. `remediation`: the command or page that
 * mends it. `reference`: where what it rests on can be read, an https URL. No verdict: there is nothing of its kind.
 */
export type Check<N extends GroundName = GroundName> = {
  id: string
  topic: Topic
  title: string
  failureTitle: string
  severity: Severity
  rationale: string
  remediation: string
  reference: string
  needs: readonly N[]
  /** Only a person can answer it (`hedge audit attest ID`), and is asked again after so many days. */
  attestedFor?: number
  run(ground: Ground<N>): readonly Verdict[]
}

// biome-ignore lint/suspicious/noExplicitAny: a list of checks holds each with its own needs
export type AnyCheck = Check<any>

export const defineCheck = <const N extends GroundName>(check: Check<N>): Check<N> => check

export const checkIdPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
