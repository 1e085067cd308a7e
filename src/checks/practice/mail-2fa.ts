import { defineCheck } from '../../domain/check.ts'
import { attested } from '../words/attested.ts'

export const mail2fa = defineCheck({
  id: 'mail-2fa',
  topic: 'practice',
  title: 'Your mail account asks for a second factor',
  failureTitle: 'Whether your mail account asks for a second factor',
  severity: 'high',
  rationale: 'Passwords are reset by mail: whoever reads it takes over the logins of venue and RPC provider.',
  remediation:
    'turn it on at your mail provider, with an app or a key rather than SMS, then: hedge audit attest mail-2fa',
  reference: 'https://cheatsheetseries.owasp.org/cheatsheets/Multifactor_Authentication_Cheat_Sheet.html',
  attestedFor: 180,
  needs: ['auditMemory'],
  run: ground => attested('mail-2fa', 180, ground),
})
