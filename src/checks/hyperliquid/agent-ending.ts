import { defineCheck } from '../../domain/check.ts'
import { agentVerdicts } from '../words/agentVerdicts.ts'
import { day, endOf } from '../words/heldAgents.ts'

const remediation = 'renew it before, or revoke it where nothing uses it: https://app.hyperliquid.xyz/API'

export const agentEnding = defineCheck({
  id: 'agent-ending',
  topic: 'hyperliquid',
  title: 'No API wallet with a name ends within a week',
  failureTitle: 'A named API wallet ends within a week',
  severity: 'low',
  rationale: 'The bot that trades with it stops without a word, and nobody adjusts the hedge any more.',
  remediation,
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/nonces-and-api-wallets',
  needs: ['subjects', 'authorities'],
  run: ground =>
    agentVerdicts(ground, {
      expected: 'none ends within 7 days',
      remediation,
      as: { status: 'warn', severity: 'low' },
      // One without a name is the site's, which makes another where somebody trades by hand: no bot stops.
      wrong: (agent, now) => agent.name !== null && endOf(agent) > now && endOf(agent) - now <= 7 * day,
    }),
})
