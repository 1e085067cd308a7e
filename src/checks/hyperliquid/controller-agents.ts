import { defineCheck } from '../../domain/check.ts'
import { accountVerdicts } from '../words/accountVerdicts.ts'
import { agentWords, heldAgents } from '../words/heldAgents.ts'

const remediation = 'revoke what nobody uses, as the master or leader: https://app.hyperliquid.xyz/API'

export const controllerAgents = defineCheck({
  id: 'controller-agents',
  topic: 'hyperliquid',
  title: 'No API wallet from above can trade on it',
  failureTitle: 'API wallets from above can trade on it',
  severity: 'info',
  rationale:
    'The API wallets of a master trade on every sub-account, those of a leader on the vault, and the account lists none.',
  remediation,
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/nonces-and-api-wallets',
  needs: ['subjects', 'authorities'],
  run: ({ subjects, authorities, gatheredAt }) =>
    accountVerdicts({
      subjects,
      readings: authorities,
      expected: 'only those that a bot of its master or leader uses',
      remediation,
      judge: reading => {
        if ('gap' in reading.controller) return reading.controller
        if (reading.controller.ok === null) return null
        const { agents, unnamedAgent } = reading.controller.ok.control
        if ('gap' in agents) return agents
        if ('gap' in unnamedAgent) return unnamedAgent
        const above = heldAgents(reading).agents.filter(({ holder }) => holder !== 'account')
        if (above.length === 0) return { status: 'pass', actual: 'none' }
        const now = Date.parse(gatheredAt)
        return { status: 'warn', actual: above.map(agent => agentWords(agent, now)).join('; ') }
      },
    }),
})
