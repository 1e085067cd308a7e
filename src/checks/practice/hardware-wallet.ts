import { defineCheck } from '../../domain/check.ts'
import { attested } from '../words/attested.ts'

export const hardwareWallet = defineCheck({
  id: 'hardware-wallet',
  topic: 'practice',
  title: 'The keys of wallet and account lie in a hardware wallet',
  failureTitle: 'Whether the keys lie in a hardware wallet',
  severity: 'medium',
  rationale: 'A key in a browser or a file is taken by the first malware that runs; a device shows what it signs.',
  remediation: 'move the keys of wallet and account to one, then: hedge audit attest hardware-wallet',
  reference: 'https://ethereum.org/en/security/',
  attestedFor: 365,
  needs: ['auditMemory'],
  run: ground => attested('hardware-wallet', 365, ground),
})
