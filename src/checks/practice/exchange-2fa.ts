import { defineCheck } from '../../domain/check.ts'
import { attested } from '../words/attested.ts'

export const exchange2fa = defineCheck({
  id: 'exchange-2fa',
  topic: 'practice',
  title: 'The login of the venue asks for a second factor',
  failureTitle: 'Whether the login of the venue asks for a second factor',
  severity: 'high',
  rationale: 'An account made by e-mail is held by a login: whoever takes that over holds the funds.',
  remediation:
    'turn it on where you sign in (with a wallet of your own there is no login: say so), then: hedge audit attest exchange-2fa',
  reference: 'https://cheatsheetseries.owasp.org/cheatsheets/Multifactor_Authentication_Cheat_Sheet.html',
  attestedFor: 180,
  needs: ['auditMemory'],
  run: ground => attested('exchange-2fa', 180, ground),
})
