import type { VanishedPerp } from '../../domain/activity.ts'
import type { Artifacts } from '../../domain/artifacts.ts'
import type { AuditTrace } from '../../domain/auditMemory.ts'
import type { Report } from '../../domain/command.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import type { PowerPart, PowerReading } from '../../domain/powers.ts'
import { type Gap, isRead, known, uniqueGaps } from '../../domain/read.ts'

/** Someone who may act, beside the baseline before: `before` is what was known of a changed one. */
export type Accepted = { who: string; facts: string; is: 'same' | 'new' | 'changed'; before: string | null }

/** `since`: of the baseline before. `lost`: when one was taken that was not there any more. */
export type AcceptedPart = {
  part: PowerPart
  since: string | null
  lost: string | null
  powers: Accepted[]
  gone: { since: string; facts: string }[]
}

export type AcceptReport = Report & {
  schema: 'hedge.audit-accept/1'
  /** False in a replay, which changes nothing. */
  accepted: boolean
  hedges: {
    name: string
    parts: AcceptedPart[]
    unread: { part: PowerPart; gap: Gap }[]
    /** Perps that an earlier run saw, and that are meant to be gone. */
    vanished: { coin: string; szi: string; seenAt: string }[]
  }[]
}

export type AcceptNeeds = 'subjects' | 'powers' | 'activities'

export function acceptReport(artifacts: Artifacts<AcceptNeeds>, names: readonly string[]): AcceptReport {
  const all = (known(artifacts.subjects) ?? []).filter(({ stored }) => stored)
  const subjects = all.filter(({ name }) => names.length === 0 || names.includes(name))
  const missing = isRead(artifacts.subjects) && names.some(name => !subjects.some(subject => subject.name === name))
  if (missing) throw new Failure('no-such-hedge', 'there is no hedge of that name', 'hedge list', exitCodes.missing)
  const powers = known(artifacts.powers) ?? []
  const activities = known(artifacts.activities) ?? []
  const hedges = subjects.map(({ name }) => {
    const its = powers.filter(({ subject }) => subject === name)
    const unread = its.flatMap(({ part, read }) => (isRead(read) ? [] : [{ part, gap: read.gap }]))
    const vanished = activities.find(({ hedge }) => hedge === name)?.activity?.vanished ?? []
    return { name, parts: its.flatMap(partOf), unread, vanished: vanished.map(perpOf) }
  })
  const whole = [artifacts.subjects, artifacts.powers, artifacts.activities].flatMap(read =>
    isRead<unknown>(read) ? [] : [read.gap],
  )
  return {
    schema: 'hedge.audit-accept/1',
    generatedAt: artifacts.gatheredAt,
    source: artifacts.source,
    accepted: artifacts.source === 'live',
    hedges,
    gaps: uniqueGaps([...whole, ...hedges.flatMap(({ unread }) => unread.map(({ gap }) => gap))]),
  }
}

/** In place of the baselines before, of the parts that were read. No check was judged. */
export const tracesOfAccepted = ({ hedges }: AcceptReport): AuditTrace[] =>
  hedges.map(({ name, parts }) => ({
    hedge: name,
    findings: null,
    powers: parts.map(({ part, powers }) => ({ part, powers: powers.map(({ who, facts }) => ({ who, facts })) })),
    renew: true,
  }))

const perpOf = ({ coin, szi, seenAt }: VanishedPerp) => ({ coin, szi, seenAt })

function partOf({ part, read }: PowerReading): AcceptedPart[] {
  if (!isRead(read)) return []
  const { since, lost = null, powers, gone } = read.ok
  const accepted = powers.map(({ who, facts, known: before }): Accepted => {
    if (before === null) return { who, facts, is: 'new', before: null }
    const isSame = before.facts === facts
    return { who, facts, is: isSame ? 'same' : 'changed', before: isSame ? null : before.facts }
  })
  return [{ part, since, lost, powers: accepted, gone }]
}
