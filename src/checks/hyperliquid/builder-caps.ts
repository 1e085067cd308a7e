import { defineCheck } from '../../domain/check.ts'
import { accountVerdicts } from '../words/accountVerdicts.ts'
import { builderWords } from '../words/builderWords.ts'

/** In tenths of a basis point: 0.1 %, the most that a builder may ever charge on perps. */
const most = 100

const remediation = 'lower what it may charge, or revoke it (0 %), in the app that asked for it (approveBuilderFee)'

export const builderCaps = defineCheck({
  id: 'builder-caps',
  topic: 'hyperliquid',
  title: 'No builder may charge over 0.1 % of an order',
  failureTitle: 'A builder may charge over 0.1 % of an order',
  severity: 'medium',
  rationale:
    'Whoever can place orders, an API wallet too, can pay a builder up to its cap out of the account, on every order.',
  remediation,
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/trading/builder-codes',
  needs: ['subjects', 'authorities'],
  run: ({ subjects, authorities }) =>
    accountVerdicts({
      subjects,
      readings: authorities,
      expected: 'at most 0.1 % of an order',
      remediation,
      judge: ({ authorities: { builders } }) => {
        if ('gap' in builders) return builders
        if (builders.ok.length === 0) return null
        const over = builders.ok.filter(({ maxFee }) => maxFee > most)
        if (over.length > 0) return { status: 'fail', actual: builderWords(over) }
        return { status: 'pass', actual: builderWords(builders.ok) }
      },
    }),
})
