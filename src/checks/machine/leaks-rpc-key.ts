import { defineCheck } from '../../domain/check.ts'
import { leakVerdicts } from '../words/leakVerdicts.ts'

export const leaksRpcKey = defineCheck({
  id: 'leaks-rpc-key',
  topic: 'machine',
  title: 'No key of an RPC endpoint lies in your own files',
  failureTitle: 'The key of an RPC endpoint lies in a file of yours',
  severity: 'medium',
  rationale: 'Whoever has the key spends your quota, and can make it run out when you need to see your hedge.',
  remediation: 'make a new key at the provider, then: hedge rotate rpc CHAIN',
  reference: 'https://cwe.mitre.org/data/definitions/522.html',
  needs: ['machine'],
  run: ({ machine }) =>
    leakVerdicts(machine, {
      kinds: { 'rpc-key': { words: 'the key of an RPC endpoint', severity: 'medium' } },
      expected: 'none in .env files, shell histories and the like',
      remediation: where => `make a new key at the provider (hedge rotate rpc CHAIN), then delete ${where}`,
    }),
})
