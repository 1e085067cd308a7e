import type { Address } from '../../domain/address.ts'
import type { Agent } from '../../domain/authorities.ts'
import type { Cell } from '../../domain/section.ts'

const day = 86_400_000
const latest = 8.64e15

/** `validUntil` ISO 8601, null where it has no end; `daysLeft` whole days, negative once it has expired. */
export type AgentReport = { address: Address; name: string | null; validUntil: string | null; daysLeft: number | null }

export const agentReports = (agents: readonly Agent[], now: Date): AgentReport[] =>
  agents.map(({ address, name, validUntil }) => {
    // Beyond what a date can be, a time of the venue is no end.
    const end = validUntil === null || validUntil > latest ? null : validUntil
    return {
      address,
      name,
      validUntil: end === null ? null : new Date(end).toISOString(),
      daysLeft: end === null ? null : Math.floor((end - now.getTime()) / day),
    }
  })

/** The venue enforces an end lazily: an agent that has expired is never called safe. */
export const agentLines = (agents: readonly AgentReport[]): Cell[] =>
  agents.map(({ address, name, validUntil, daysLeft }) => {
    const who = `  ${address} (${name ?? 'no name: the site itself made it'}): `
    if (validUntil === null || daysLeft === null) return [who, { text: 'no end', tone: 'warn' }]
    const date = validUntil.slice(0, 10)
    if (daysLeft < 0) return [who, { text: `expired on ${date} (may still work)`, tone: 'warn' }]
    const left = `${daysLeft} day${daysLeft === 1 ? '' : 's'} left, until ${date}`
    return daysLeft < 14 ? [who, { text: left, tone: 'warn' }] : [who, left]
  })
