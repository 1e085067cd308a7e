import { defineCheck } from '../../domain/check.ts'
import { accountVerdicts } from '../words/accountVerdicts.ts'
import { agentWords, heldAgents } from '../words/heldAgents.ts'

const remediation = 'revoke what you do not use: https://app.hyperliquid.xyz/API'

export const agentsListed = defineCheck({
  id: 'agents-listed',
  topic: 'hyperliquid',
  title: 'No API wallet can trade on the account',
  failureTitle: 'API wallets can trade on the account',
  severity: 'info',
  rationale:
    'The key of an API wallet trades without limit of size, coin or leverage; it cannot withdraw, but it can lose all.',
  remediation,
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/nonces-and-api-wallets',
  needs: ['subjects', 'authorities'],
  run: ({ subjects, authorities, gatheredAt }) =>
    accountVerdicts({
      subjects,
      readings: authorities,
      expected: 'only those that a bot of yours uses',
      remediation,
      judge: reading => {
        const { agents, gaps } = heldAgents({ ...reading, controller: { ok: null, at: gatheredAt } })
        if (gaps[0] !== undefined) return { gap: gaps[0] }
        if (agents.length === 0) return { status: 'pass', actual: 'none' }
        const now = Date.parse(gatheredAt)
        return { status: 'warn', actual: agents.map(agent => agentWords(agent, now)).join('; ') }
      },
    }),
})
