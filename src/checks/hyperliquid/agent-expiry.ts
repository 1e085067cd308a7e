import { defineCheck } from '../../domain/check.ts'
import { agentVerdicts } from '../words/agentVerdicts.ts'
import { day, endOf } from '../words/heldAgents.ts'

/** The longest that the venue gives, and a day for clocks that differ. */
const longest = 181 * day

const remediation = 'approve one of the same name with an end, which replaces it: https://app.hyperliquid.xyz/API'

export const agentExpiry = defineCheck({
  id: 'agent-expiry',
  topic: 'hyperliquid',
  title: 'Every API wallet with a name ends within 180 days',
  failureTitle: 'A named API wallet has no end, or a distant one',
  severity: 'medium',
  rationale: 'A key that never ends can trade for whoever finds it years from now, on a machine long forgotten.',
  remediation,
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/nonces-and-api-wallets',
  needs: ['subjects', 'authorities'],
  run: ground =>
    agentVerdicts(ground, {
      expected: 'all that have a name end within 180 days',
      remediation,
      as: { status: 'warn', severity: 'medium' },
      // The site gives its own, which has no name, whatever end it likes: nobody can choose one there.
      wrong: (agent, now) => agent.name !== null && endOf(agent) - now > longest,
    }),
})
