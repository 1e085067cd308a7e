import { defineCheck } from '../../domain/check.ts'
import { attested } from '../words/attested.ts'

export const deviceEncryption = defineCheck({
  id: 'device-encryption',
  topic: 'practice',
  title: 'The disk of this machine is encrypted',
  failureTitle: 'Whether the disk of this machine is encrypted',
  severity: 'medium',
  rationale: 'From a stolen disk everything is read that was not encrypted: identities, history, mail, sessions.',
  remediation: 'turn on FileVault, BitLocker or LUKS, then: hedge audit attest device-encryption',
  reference: 'https://cheatsheetseries.owasp.org/cheatsheets/Cryptographic_Storage_Cheat_Sheet.html',
  attestedFor: 365,
  needs: ['auditMemory'],
  run: ground => attested('device-encryption', 365, ground),
})
