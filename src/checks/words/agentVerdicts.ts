import type { Agent } from '../../domain/authorities.ts'
import type { AuthorityReading } from '../../domain/authorityReading.ts'
import type { Verdict } from '../../domain/check.ts'
import type { Subject } from '../../domain/hedge.ts'
import { accountVerdicts } from './accountVerdicts.ts'
import { agentWords, heldAgents } from './heldAgents.ts'
import { type Found, weigh } from './weigh.ts'

type Question = {
  expected: string
  remediation: string
  /** What is found of an agent for which `wrong` holds; times in milliseconds. */
  as: Pick<Found, 'status' | 'severity'>
  wrong(agent: Agent, now: number): boolean
}

/** One verdict an account on the ends of all API wallets that can trade on it; none where there are no such wallets. */
export const agentVerdicts = (
  ground: { subjects: readonly Subject[]; authorities: readonly AuthorityReading[]; gatheredAt: string },
  { expected, remediation, as, wrong }: Question,
): Verdict[] =>
  accountVerdicts({
    subjects: ground.subjects,
    readings: ground.authorities,
    expected,
    remediation,
    judge: reading => {
      const now = Date.parse(ground.gatheredAt)
      const { agents, gaps } = heldAgents(reading)
      const found = agents.filter(({ is }) => wrong(is, now)).map(held => ({ ...as, actual: agentWords(held, now) }))
      if (agents.length === 0) return weigh(found, gaps, null)
      return weigh(found, gaps, { status: 'pass', actual: agents.map(held => agentWords(held, now)).join('; ') })
    },
  })
