import { defineCheck } from '../../domain/check.ts'
import { impossible } from '../words/impossible.ts'

export const keyTransferImpossible = defineCheck({
  id: 'key-transfer-impossible',
  topic: 'practice',
  title: 'Nothing stored can transfer',
  failureTitle: 'Something stored can transfer',
  severity: 'critical',
  rationale: 'A transfer to another account or into a vault of an attacker empties a hedge without a withdrawal.',
  remediation: 'move the funds or revoke the agent first: hedge incident NAME; then delete what signs',
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/exchange-endpoint',
  needs: ['storeFacts'],
  run: impossible({
    why: 'a transfer is signed by the key of the account, one into a vault by that of an agent too',
    harm: 'the key of an account sends its funds anywhere, an agent moves them into a vault of its choice',
  }),
})
