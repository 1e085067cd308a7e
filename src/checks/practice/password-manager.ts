import { defineCheck } from '../../domain/check.ts'
import { attested } from '../words/attested.ts'

export const passwordManager = defineCheck({
  id: 'password-manager',
  topic: 'practice',
  title: 'Each login has a password of its own',
  failureTitle: 'Whether each login has a password of its own',
  severity: 'medium',
  rationale: 'A password that leaks at one site is tried at every other, at RPC providers and mail first.',
  remediation:
    'use a password manager, and replace those that are used twice, then: hedge audit attest password-manager',
  reference: 'https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html',
  attestedFor: 365,
  needs: ['auditMemory'],
  run: ground => attested('password-manager', 365, ground),
})
