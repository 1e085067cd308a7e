import { defineCheck } from '../../domain/check.ts'
import { accountVerdicts } from '../words/accountVerdicts.ts'
import { agentWords } from '../words/heldAgents.ts'
import { heldPart } from '../words/heldPart.ts'
import { type Found, weigh } from '../words/weigh.ts'

const remediation =
  'where nobody trades by hand on the site: log out there, and let it end; enabling trading anew replaces it'

export const agentUnnamed = defineCheck({
  id: 'agent-unnamed',
  topic: 'hyperliquid',
  title: 'No API wallet without a name can trade',
  failureTitle: 'An API wallet without a name can trade',
  severity: 'info',
  rationale:
    'The site makes one when trading is enabled: its key stays in that browser, and most lists of API wallets leave it out.',
  remediation,
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/nonces-and-api-wallets',
  needs: ['subjects', 'authorities'],
  run: ({ subjects, authorities, gatheredAt }) =>
    accountVerdicts({
      subjects,
      readings: authorities,
      expected: 'none, unless somebody trades by hand on the site',
      remediation,
      judge: reading => {
        const { held, gaps } = heldPart(reading, control => control.unnamedAgent)
        const found = held.flatMap(({ is, ...whose }): Found[] => {
          if (is === null) return []
          return [{ status: 'warn', severity: 'info', actual: agentWords({ ...whose, is }, Date.parse(gatheredAt)) }]
        })
        return weigh(found, gaps, { status: 'pass', actual: 'none' })
      },
    }),
})
