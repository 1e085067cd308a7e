import type { AgentEnds } from '../../domain/agentEnds.ts'
import type { AuditTrace } from '../../domain/auditMemory.ts'
import { isAuditMoment } from '../../domain/auditSettings.ts'
import { array, object, type Reader, text, where } from '../../domain/shape.ts'
import { byKey } from '../history/tables.ts'

/** Parts of who may act that are agents, each as the last audit that could read it saw it. */
export type AgentParts = Readonly<Record<string, AgentEnds>>

const ofAgents: readonly string[] = ['agents', 'controller-agents']

/** The venue gives an account a handful; who tells more is not believed. */
const mostEnds = 100

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))

export const agentEnds: Reader<AgentEnds> = object({
  at: where(text, isAuditMoment, 'a moment'),
  ends: where(array(where(text, isDay, 'a day')), is => is.length <= 2 * mostEnds, `a list of at most ${2 * mostEnds}`),
})

export const agentParts: Reader<AgentParts> = byKey(/^[a-z][a-z-]{0,31}$/, agentEnds)

/** The facts of an agent end with "until DAY"; what had ended before the audit is past. */
export function endsIn(powers: AuditTrace['powers'], at: string): AgentParts {
  const today = at.slice(0, 10)
  const rows = powers
    .filter(({ part }) => ofAgents.includes(part))
    .map(({ part, powers: its }) => {
      const days = its.flatMap(({ facts }) => / until (\d{4}-\d\d-\d\d)$/.exec(facts)?.[1] ?? [])
      const ends = [...new Set(days.filter(day => isDay(day) && day >= today))].sort().slice(0, mostEnds)
      return [part, { at, ends }] as const
    })
  return Object.fromEntries(rows)
}

/** As old as the part that is older. */
export function joinedEnds(parts: AgentParts): AgentEnds | null {
  const known = Object.values(parts)
  if (known.length === 0) return null
  const ends = [...new Set(known.flatMap(part => part.ends))].sort()
  return { at: known.map(({ at }) => at).sort()[0]!, ends }
}

export const laterParts = (theirs: AgentParts, ours: AgentParts): AgentParts =>
  Object.fromEntries(
    [...new Set([...Object.keys(theirs), ...Object.keys(ours)])].map(part => {
      const [a, b] = [theirs[part], ours[part]]
      return [part, a === undefined || (b !== undefined && b.at >= a.at) ? b! : a]
    }),
  )
