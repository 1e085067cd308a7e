import { defineCheck } from '../../domain/check.ts'
import { accountVerdicts } from '../words/accountVerdicts.ts'
import { quoted } from '../words/quoted.ts'

const remediation = 'look at what they hold: https://app.hyperliquid.xyz/subAccounts'

export const subAccounts = defineCheck({
  id: 'sub-accounts',
  topic: 'hyperliquid',
  title: 'The account has no sub-accounts',
  failureTitle: 'The account has sub-accounts',
  severity: 'info',
  rationale: 'Every API wallet of the account reaches its sub-accounts too, and can move its funds between them.',
  remediation,
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/exchange-endpoint',
  needs: ['subjects', 'authorities'],
  run: ({ subjects, authorities }) =>
    accountVerdicts({
      subjects,
      readings: authorities,
      expected: 'only those that you know of',
      remediation,
      judge: ({ authorities: { subAccounts } }) => {
        if ('gap' in subAccounts) return subAccounts
        if (subAccounts.ok.length === 0) return { status: 'pass', actual: 'none' }
        return { status: 'warn', actual: subAccounts.ok.map(each => `${quoted(each.name)} ${each.address}`).join('; ') }
      },
    }),
})
