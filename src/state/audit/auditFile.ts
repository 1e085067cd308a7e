import type { Found } from '../../domain/auditMemory.ts'
import { isAuditMoment, isFound, isPlainWords, mostFound } from '../../domain/auditSettings.ts'
import type { PowerPart } from '../../domain/powers.ts'
import { array, nullable, object, optional, type Reader, ShapeFailure, text, where } from '../../domain/shape.ts'
import type { Kind } from '../history/keptFile.ts'
import { byKey } from '../history/tables.ts'
import { type AgentParts, agentParts, laterParts } from './agentEnds.ts'

/**
 * One baseline: who was there, by digest. `renewed`: when a person last accepted it; null where it only began. `gone`: when an audit first
 * missed one; who comes back is new.
 */
export type Baseline = {
  since: string
  renewed: string | null
  of: Record<string, { since: string; facts: string; gone?: string | undefined }>
}

/** What lies in the file of one hedge. `at`: of the audit that found the `findings`. */
export type AuditFile = {
  firstSeen: { at: string; findings: Record<string, string> } | null
  /** How each finding was that somebody should look at. `at`: of the last audit. */
  open: { at: string; of: Record<string, readonly Found[]> } | null
  powers: Partial<Record<PowerPart, Baseline>>
  /** Of the last audit, not of the baseline. */
  agents: AgentParts
}

export const mostFindings = 5_000
/** Of one part: as many NFTs may be held by others. */
export const mostPowers = 10_000

const moment = where(text, isAuditMoment, 'a moment')
const facts = where(text, is => isPlainWords(is, 200), 'plain words')

const atMost =
  <T extends object>(most: number, table: Reader<T>): Reader<T> =>
  (value, path) => {
    const known = table(value, path)
    if (Object.keys(known).length > most) throw new ShapeFailure(path, 'is too long')
    return known
  }

/** A check and a subject with a blank between them. */
const findingKeys = /^(?!.*(?:0[xX][0-9a-fA-F]{40}|:\/\/))[a-z][a-z0-9-]{0,63} [^\p{C}\p{Zl}\p{Zp}]{1,300}$/u

export const findings = atMost(mostFindings, byKey(findingKeys, moment))

const found: Reader<Found> = (value, path) => {
  if (!isFound(value)) throw new ShapeFailure(path, 'is not how a finding was')
  const { status, severity, who } = value
  return { status, severity, who }
}

export const openFindings = atMost(
  mostFindings,
  byKey(
    findingKeys,
    where(array(found), is => is.length <= mostFound, 'a short list'),
  ),
)

export const baseline: Reader<Baseline> = object({
  since: moment,
  renewed: nullable(moment),
  of: atMost(mostPowers, byKey(/^[0-9a-f]{64}$/, object({ since: moment, facts, gone: optional(moment, undefined) }))),
})

/** A part that only a newer version knows is kept for it. */
const parts = /^[a-z][a-z-]{0,31}$/

export const auditFile: Kind<AuditFile> = {
  empty: { firstSeen: null, open: null, powers: {}, agents: {} },
  read: object({
    firstSeen: nullable(object({ at: moment, findings })),
    open: optional(nullable(object({ at: moment, of: openFindings })), null),
    powers: byKey(parts, baseline) as Reader<AuditFile['powers']>,
    agents: optional(agentParts, {}),
  }),
  merge: (theirs, ours) => ({
    firstSeen: bothSeen(theirs.firstSeen, ours.firstSeen),
    open: (theirs.open?.at ?? '') > (ours.open?.at ?? '') ? theirs.open : ours.open,
    powers: bothPowers(theirs.powers, ours.powers),
    agents: laterParts(theirs.agents, ours.agents),
  }),
  mostBytes: 16 * 1024 * 1024,
  sealed: true,
}

/** The later audit says which findings there are, and either when one was first there. */
function bothSeen(theirs: AuditFile['firstSeen'], ours: AuditFile['firstSeen']): AuditFile['firstSeen'] {
  if (theirs === null || ours === null) return theirs ?? ours
  const [later, other] = theirs.at > ours.at ? [theirs, ours] : [ours, theirs]
  const first = (key: string, at: string) =>
    Object.hasOwn(other.findings, key) && other.findings[key]! < at ? other.findings[key]! : at
  const findings = Object.entries(later.findings).map(([key, at]) => [key, first(key, at)])
  return { at: later.at, findings: Object.fromEntries(findings) }
}

/** What a person accepted last; of two that only began the earlier, for what came after it is new. */
function bothPowers(theirs: AuditFile['powers'], ours: AuditFile['powers']): AuditFile['powers'] {
  const all = { ...theirs, ...ours }
  for (const part of Object.keys(all) as PowerPart[]) {
    const [a, b] = [theirs[part], ours[part]]
    if (a === undefined || b === undefined) continue
    const [accepted, other] = [a.renewed ?? '', b.renewed ?? '']
    if (accepted === other && a.since === b.since) {
      all[part] = { ...b, of: missedByEither(a.of, b.of) }
      continue
    }
    const isTheirs = accepted === other ? a.since <= b.since : accepted > other
    all[part] = isTheirs ? a : b
  }
  return all
}

/** Of the same beginning: ours is the later audit, and who was gone for either is. */
const missedByEither = (theirs: Baseline['of'], ours: Baseline['of']): Baseline['of'] =>
  Object.fromEntries(
    Object.entries(ours).map(([digest, its]) => {
      const gone = its.gone ?? (Object.hasOwn(theirs, digest) ? theirs[digest]!.gone : undefined)
      return [digest, gone === undefined ? its : { ...its, gone }]
    }),
  )
