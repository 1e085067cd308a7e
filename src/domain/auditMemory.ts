import type { AgentEnds } from './agentEnds.ts'
import type { BaselineNotes } from './auditSettings.ts'
import type { Severity, VerdictStatus } from './check.ts'
import type { HeldPosition, JudgedPowers, Power, PowerPart } from './powers.ts'

/**
 * What a person decided not to be told of, and until when. `subject` null: whatever it is about. `found`: what the audit before had
 * found of each subject, for no more than that is left be; one without was set before this was kept, and covers nothing.
 */
export type Waiver = {
  check: string
  subject: string | null
  reason: string
  until: string
  setAt: string
  found?: readonly (Found & { subject: string })[]
}

/** How one finding was that somebody should look at. `who`: whom it named, by digest (see `digestWho`). */
export type Found = { status: OpenStatus; severity: Severity; who: readonly string[] }
export type OpenStatus = Exclude<VerdictStatus, 'pass' | 'notApplicable'>

/**
 * Under this what is read of the memory holds the digest of who a check names: views are pure and are handed it. JSON prints none of it,
 * and whoever reads a snapshot puts it there again.
 */
export const digestWho = Symbol('digestWho')

/** What a person says of what no program can see, by the id of the check: the day it was said (ISO 8601). */
export type Attestations = Readonly<Record<string, string>>

/** When each finding was first there, by `findingKey`; of one hedge, or of what belongs to none. */
export type FirstSeen = Readonly<Record<string, string>>

export type AuditMemoryReading = {
  waivers: readonly Waiver[]
  attestations: Attestations
  /** By the id of a hedge; `machine` for what is of none. */
  firstSeen: Readonly<Record<string, FirstSeen>>
  /** By the id of a hedge that an audit has seen; absent in older snapshots. */
  agentEnds?: Readonly<Record<string, AgentEnds>>
  readonly [digestWho]?: (check: string, who: string) => string
}

/** Under what a finding is remembered: no address stands in either. */
export const findingKey = (check: string, subject: string): string => `${check} ${subject}`

/**
 * What an audit leaves behind. `findings`: all there are, by `findingKey`; null where not everything was judged, and then what was seen
 * first stays as it was. `open`: how each is that somebody should look at, in place of what was known of the checks that were `asked`; whom it
 * names stands there by name, and is kept by digest. `powers` are those of parts that were read; `renew`: in place of a baseline that there is.
 */
export type AuditTrace = {
  /** The name of a stored hedge; null for what belongs to none. */
  hedge: string | null
  findings: readonly string[] | null
  open?: { asked: readonly string[]; found: readonly ({ key: string } & Found)[] }
  powers: readonly { part: PowerPart; powers: readonly Power[] }[]
  renew: boolean
}

/** Keeps baselines, by digest, and first sightings. Never throws. */
export type AuditMemory = {
  firstSeen(hedge: string | null): FirstSeen
  /** By `findingKey`, what the last audit that asked it found, of a hedge or of what is of none. */
  found(hedge: string | null): Readonly<Record<string, readonly Found[]>>
  /** The same powers beside what is known of them. */
  judge(hedge: string, part: PowerPart, powers: readonly Power[]): JudgedPowers
  /** A part whose baseline was lost begins only where it is renewed. */
  keep(hedge: string | null, trace: Omit<AuditTrace, 'hedge'>, at: string): void
  /** The positions that earlier audits saw the wallet hold, and nobody accepted to be gone. */
  held(hedge: string): HeldPosition[]
  /** The baselines that there are. */
  baselines(hedge: string): BaselineNotes
  /** Of the last audit that saw them; null: none has. */
  agentEnds(hedge: string): AgentEnds | null
}
