import type { Address } from '../../domain/address.ts'
import type { Agent } from '../../domain/authorities.ts'
import type { Network } from '../../domain/perp.ts'
import { known } from '../../domain/read.ts'
import type { PerpVenue } from '../../domain/venue.ts'
import { agentPage } from './venueSite.ts'

/** What a pasted private key could have done (a sentence), how to end that, and the address to give in its place. */
export type KeyDanger = { what: string; revoke: string; instead: Address }

export type KeyQuestion = {
  /** What the key signs for. */
  owner: Address
  network: Network
  now: Date
  venue(): Promise<PerpVenue>
  checksummed(address: Address): Promise<string>
  signal: AbortSignal
}

/** Milliseconds that a lookup may take: the refusal does not wait for a venue that is away. */
export const keyLookupTime = 5_000

/** Looks up what the owner of a key is to the venue; only the address leaves the machine. Never throws. */
export async function keyDanger(asked: KeyQuestion): Promise<KeyDanger> {
  const { owner, network, checksummed, signal } = asked
  const shown = await checksummed(owner)
  const main = { revoke: `move everything from ${shown} to a new wallet`, instead: owner }
  try {
    const venue = await asked.venue()
    const role = await venue.readRole(owner, signal)
    if (role.role === 'agent') {
      const { agents, unnamedAgent } = await venue.readControl(role.master, signal)
      const listed = [...(known(agents) ?? []), known(unnamedAgent) ?? null].find(each => each?.address === owner)
      const whole = 'ok' in agents && 'ok' in unnamedAgent
      return {
        what: `It is the key of an agent (API wallet) of ${await checksummed(role.master)}, ${validity(listed ?? null, whole, asked.now)}: it can trade with everything in that account.`,
        revoke: `revoke the agent at ${agentPage(network)}`,
        instead: role.master,
      }
    }
    if (role.role === 'missing') return { ...main, what: `It is the key of ${shown}, which Hyperliquid does not know.` }
    return { ...main, what: `It is the main key of ${shown}: it can trade, and withdraw everything.` }
  } catch {
    return { ...main, what: `It is the key of ${shown}, and can sign for it; its role could not be looked up.` }
  }
}

/** The venue goes on taking orders of an agent that has expired, and calls one an agent that was revoked. */
function validity(agent: Agent | null, whole: boolean, now: Date): string {
  if (agent === null)
    return whole ? 'revoked or replaced by what the account lists' : 'valid until a day that is not known'
  if (agent.validUntil === null) return 'valid without an end'
  const day = new Date(agent.validUntil).toISOString().slice(0, 10)
  return agent.validUntil > now.getTime()
    ? `valid until ${day}`
    : `expired on ${day}, which does not stop it for certain`
}
