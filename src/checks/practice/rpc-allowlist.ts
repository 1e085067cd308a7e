import { defineCheck } from '../../domain/check.ts'
import { attested } from '../words/attested.ts'

const days = 180

export const rpcAllowlist = defineCheck({
  id: 'rpc-allowlist',
  topic: 'practice',
  title: 'RPC keys are limited at the provider',
  failureTitle: 'Whether RPC keys are limited at the provider',
  severity: 'low',
  rationale:
    'A key that works from your addresses alone, for reading alone, and up to a limit, is of little use to a thief.',
  remediation: 'set allowed addresses and methods at the provider, then: hedge audit attest rpc-allowlist',
  reference: 'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
  attestedFor: days,
  needs: ['auditMemory', 'storeFacts'],
  run: ground => (ground.storeFacts.rpcs.length === 0 ? [] : attested('rpc-allowlist', days, ground)),
})
