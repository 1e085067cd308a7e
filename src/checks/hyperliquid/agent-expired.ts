import { defineCheck } from '../../domain/check.ts'
import { agentVerdicts } from '../words/agentVerdicts.ts'
import { endOf } from '../words/heldAgents.ts'

const remediation = 'revoke it, for its end does not: https://app.hyperliquid.xyz/API'

export const agentExpired = defineCheck({
  id: 'agent-expired',
  topic: 'hyperliquid',
  title: 'No expired API wallet is still listed',
  failureTitle: 'An expired API wallet is still listed',
  severity: 'medium',
  rationale: 'Hyperliquid is slow to drop an API wallet at its end: while it is listed its key may still trade.',
  remediation,
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/nonces-and-api-wallets',
  needs: ['subjects', 'authorities'],
  run: ground =>
    agentVerdicts(ground, {
      expected: 'none that has ended',
      remediation,
      as: { status: 'fail', severity: 'medium' },
      wrong: (agent, now) => endOf(agent) <= now,
    }),
})
