import type { Agent } from '../../domain/authorities.ts'
import type { AuthorityReading } from '../../domain/authorityReading.ts'
import type { Gap } from '../../domain/read.ts'
import { type Held, heldPart, ofWhom } from './heldPart.ts'
import { quoted } from './quoted.ts'

/** A moment beyond what a date can be (ECMAScript, "Time Values"), which the venue's integers reach. */
const latest = 8.64e15
export const day = 86_400_000

/** Every agent (API wallet) that can trade on the account, those first that end first. */
export function heldAgents(reading: AuthorityReading): { agents: Held<Agent>[]; gaps: Gap[] } {
  const named = heldPart(reading, control => control.agents)
  const unnamed = heldPart(reading, control => control.unnamedAgent)
  const agents = [
    ...named.held.flatMap(each => each.is.map(agent => ({ ...each, is: agent }))),
    ...unnamed.held.flatMap(each => (each.is === null ? [] : [{ ...each, is: each.is }])),
  ]
  return { agents: agents.toSorted((a, b) => endOf(a.is) - endOf(b.is)), gaps: [...named.gaps, ...unnamed.gaps] }
}

/** In milliseconds; without end where none is told, and where what is told is no day. */
export const endOf = ({ validUntil }: Agent): number =>
  validUntil === null || validUntil > latest ? Number.POSITIVE_INFINITY : validUntil

/** `'bot' 0x… of its master 0x… ends 2026-12-31, in 39 days`. */
export function agentWords(held: Held<Agent>, now: number): string {
  const { name, address } = held.is
  return `${name === null ? 'the one without a name' : quoted(name)} ${address}${ofWhom(held)} ${endWords(held.is, now)}`
}

function endWords(agent: Agent, now: number): string {
  const end = endOf(agent)
  if (agent.validUntil === null) return 'has no end that is told'
  if (end === Number.POSITIVE_INFINITY) return 'ends on no day that there is'
  const date = new Date(end).toISOString().slice(0, 10)
  const days = Math.floor(Math.abs(end - now) / day)
  const far = days === 0 ? 'less than a day' : days === 1 ? '1 day' : `${days} days`
  return end <= now ? `ended ${date}, ${far} ago` : `ends ${date}, in ${far}`
}
