import { defineCheck } from '../../domain/check.ts'
import { impossible } from '../words/impossible.ts'

export const keyAccountChangesImpossible = defineCheck({
  id: 'key-account-changes-impossible',
  topic: 'practice',
  title: 'Nothing stored can change the account',
  failureTitle: 'Something stored can change the account',
  severity: 'critical',
  rationale: 'Whoever can add an agent or a signer stays in after the leak is closed.',
  remediation: 'move the funds or revoke the agent first: hedge incident NAME; then delete what signs',
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/nonces-and-api-wallets',
  needs: ['storeFacts'],
  run: impossible({
    why: 'agents, signers, links and builder fees are changed by a signature of the key of the account alone',
    harm: 'the key of an account lets others act for it, for good by a staking link',
  }),
})
