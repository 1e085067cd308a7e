import { defineCheck } from '../../domain/check.ts'
import { agentVerdicts } from '../words/agentVerdicts.ts'
import { day, endOf } from '../words/heldAgents.ts'

/** The longest that the venue gives, and a day for clocks that differ. */
const longest = 181 * day

const remediation = 'approve it anew with an end: https://app.hyperliquid.xyz/API'

export const agentExpiry = defineCheck({
  id: 'agent-expiry',
  topic: 'hyperliquid',
  title: 'Every API wallet ends within 180 days',
  failureTitle: 'An API wallet has no end, or a distant one',
  severity: 'medium',
  rationale: 'A key that never ends can trade for whoever finds it years from now, on a machine long forgotten.',
  remediation,
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/nonces-and-api-wallets',
  needs: ['subjects', 'authorities'],
  run: ground =>
    agentVerdicts(ground, {
      expected: 'all end within 180 days',
      remediation,
      as: { status: 'warn', severity: 'medium' },
      wrong: (agent, now) => endOf(agent) - now > longest,
    }),
})
