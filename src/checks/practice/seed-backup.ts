import { defineCheck } from '../../domain/check.ts'
import { attested } from '../words/attested.ts'

export const seedBackup = defineCheck({
  id: 'seed-backup',
  topic: 'practice',
  title: 'A backup of the seed phrase lies offline',
  failureTitle: 'Whether a backup of the seed phrase lies offline',
  severity: 'high',
  rationale: 'Without it a lost device is a lost wallet; a backup in a cloud or a photograph is a key for others.',
  remediation:
    'write it on paper or steel, keep it in two places, and read it back, then: hedge audit attest seed-backup',
  reference: 'https://ethereum.org/en/security/',
  attestedFor: 365,
  needs: ['auditMemory'],
  run: ground => attested('seed-backup', 365, ground),
})
