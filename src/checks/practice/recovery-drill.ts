import { defineCheck } from '../../domain/check.ts'
import { attested } from '../words/attested.ts'

export const recoveryDrill = defineCheck({
  id: 'recovery-drill',
  topic: 'practice',
  title: 'You went through the steps after a leak',
  failureTitle: 'Whether you know the steps after a leak',
  severity: 'medium',
  rationale: 'In an emergency minutes count: who reads the steps for the first time then loses them.',
  remediation: 'read it once, and try what can be tried: hedge incident NAME, then: hedge audit attest recovery-drill',
  reference: 'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
  attestedFor: 180,
  needs: ['auditMemory'],
  run: ground => attested('recovery-drill', 180, ground),
})
