import { defineCheck } from '../../domain/check.ts'
import { impossible } from '../words/impossible.ts'

export const keyWithdrawImpossible = defineCheck({
  id: 'key-withdraw-impossible',
  topic: 'practice',
  title: 'Nothing stored can withdraw',
  failureTitle: 'Something stored can withdraw',
  severity: 'critical',
  rationale: 'A withdrawal is final: nobody can call it back, and nothing here needs to be able to make one.',
  remediation: 'move the funds or revoke the agent first: hedge incident NAME; then delete what signs',
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/exchange-endpoint',
  needs: ['storeFacts'],
  run: impossible({
    why: 'a withdrawal is signed by the key of the account itself, and of what a wallet holds by the key of the wallet',
    harm: 'the key of an account withdraws all of it, the key of a wallet takes its positions',
  }),
})
