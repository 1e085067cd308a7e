import { defineCheck } from '../../domain/check.ts'
import { impossible } from '../words/impossible.ts'

export const keyTradeImpossible = defineCheck({
  id: 'key-trade-impossible',
  topic: 'practice',
  title: 'Nothing stored can trade',
  failureTitle: 'Something stored can trade',
  severity: 'critical',
  rationale:
    'Who can trade can lose all of it on purpose: no key at Hyperliquid is limited to a coin, a size or a side.',
  remediation: 'move the funds or revoke the agent first: hedge incident NAME; then delete what signs',
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/exchange-endpoint',
  needs: ['storeFacts'],
  run: impossible({
    why: 'an order is signed by the key of the account or of an agent',
    harm: 'the key of an account, or of an agent, trades without limit',
  }),
})
