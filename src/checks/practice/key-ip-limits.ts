import { defineCheck } from '../../domain/check.ts'

export const keyIpLimits = defineCheck({
  id: 'key-ip-limits',
  topic: 'practice',
  title: 'Keys are limited to your IP addresses where they can be',
  failureTitle: 'A key is not limited to your IP addresses',
  severity: 'info',
  rationale: 'A key that works from one place alone is of no use to a thief; not every venue can do that.',
  remediation: 'of an RPC provider: hedge audit attest rpc-allowlist',
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/nonces-and-api-wallets',
  needs: [],
  run: () => [
    {
      subject: 'Hyperliquid',
      expected: 'a list of addresses that a key works from',
      status: 'notApplicable',
      actual: 'it has no such list for any key, and none is stored here: what is public by address is read',
    },
  ],
})
