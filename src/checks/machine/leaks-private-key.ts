import { defineCheck } from '../../domain/check.ts'
import { leakVerdicts } from '../words/leakVerdicts.ts'

export const leaksPrivateKey = defineCheck({
  id: 'leaks-private-key',
  topic: 'machine',
  title: 'No private key lies in your own files',
  failureTitle: 'A private key lies in a file of yours',
  severity: 'critical',
  rationale:
    'Every program that you run can read an .env file and the history of a shell, and backups and repositories take them along.',
  remediation: 'move the funds to a new key, then delete the line; step by step: hedge incident NAME',
  reference: 'https://cwe.mitre.org/data/definitions/312.html',
  needs: ['machine'],
  run: ({ machine }) =>
    leakVerdicts(machine, {
      kinds: {
        'private-key': { words: 'a private key', severity: 'critical' },
        'seed-phrase': { words: 'a seed phrase', severity: 'critical' },
        identity: { words: 'an age identity, which opens what is closed to it', severity: 'high' },
        keystore: { words: 'a keystore, as safe as its passphrase', severity: 'medium' },
      },
      expected: 'nothing that can sign, in .env files, shell histories and the like',
      remediation: where => `take it for known to others: move what it can reach to a new key, then delete ${where}`,
    }),
})
