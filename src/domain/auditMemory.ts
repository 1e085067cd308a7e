import type { AgentEnds } from './agentEnds.ts'
import type { BaselineNotes } from './auditSettings.ts'
import type { JudgedPowers, Power, PowerPart } from './powers.ts'

/** What a person decided not to be told of, and until when. `subject` null: whatever it is about. */
export type Waiver = { check: string; subject: string | null; reason: string; until: string; setAt: string }

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
}

/** Under what a finding is remembered: no address stands in either. */
export const findingKey = (check: string, subject: string): string => `${check} ${subject}`

/**
 * What an audit leaves behind. `findings`: all there are, by `findingKey`; null where not everything was judged, and then what was seen
 * first stays as it was. `powers` are those of parts that were read; `renew`: in place of a baseline that there is.
 */
export type AuditTrace = {
  /** The name of a stored hedge; null for what belongs to none. */
  hedge: string | null
  findings: readonly string[] | null
  powers: readonly { part: PowerPart; powers: readonly Power[] }[]
  renew: boolean
}

/** Keeps baselines, by digest, and first sightings. Never throws. */
export type AuditMemory = {
  firstSeen(hedge: string | null): FirstSeen
  /** The same powers beside what is known of them. */
  judge(hedge: string, part: PowerPart, powers: readonly Power[]): JudgedPowers
  /** A part whose baseline was lost begins only where it is renewed. */
  keep(hedge: string | null, trace: Omit<AuditTrace, 'hedge'>, at: string): void
  /** The baselines that there are. */
  baselines(hedge: string): BaselineNotes
  /** Of the last audit that saw them; null: none has. */
  agentEnds(hedge: string): AgentEnds | null
}
