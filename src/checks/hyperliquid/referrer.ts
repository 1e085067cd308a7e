import { defineCheck } from '../../domain/check.ts'
import { accountVerdicts } from '../words/accountVerdicts.ts'
import { quoted } from '../words/quoted.ts'

const remediation = 'nothing to do: a referrer is set once, and holds no right over the account'

export const referrer = defineCheck({
  id: 'referrer',
  topic: 'hyperliquid',
  title: 'Nobody earns by referring the account',
  failureTitle: 'Somebody earns by referring the account',
  severity: 'info',
  rationale:
    'A referrer gets a part of the fees and can do nothing else; one you never chose tells of who set up the account.',
  remediation,
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/referrals',
  needs: ['subjects', 'authorities'],
  run: ({ subjects, authorities }) =>
    accountVerdicts({
      subjects,
      readings: authorities,
      expected: 'none, or the one you chose',
      remediation,
      judge: ({ authorities: { referrer } }) => {
        if ('gap' in referrer) return referrer
        if (referrer.ok === null) return { status: 'pass', actual: 'none' }
        return { status: 'warn', actual: `code ${quoted(referrer.ok.code)} of ${referrer.ok.address}` }
      },
    }),
})
