import { defineCheck } from '../../domain/check.ts'
import { accountVerdicts } from '../words/accountVerdicts.ts'
import { builderWords } from '../words/builderWords.ts'

const remediation = 'revoke those of apps you no longer use (0 %), in the app that asked for it (approveBuilderFee)'

export const buildersListed = defineCheck({
  id: 'builders-listed',
  topic: 'hyperliquid',
  title: 'No builder may charge for orders',
  failureTitle: 'Builders may charge for orders',
  severity: 'info',
  rationale: 'An approval stands until it is revoked, and any order placed with that builder code pays it.',
  remediation,
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/trading/builder-codes',
  needs: ['subjects', 'authorities'],
  run: ({ subjects, authorities }) =>
    accountVerdicts({
      subjects,
      readings: authorities,
      expected: 'only those of apps in use',
      remediation,
      judge: ({ authorities: { builders } }) => {
        if ('gap' in builders) return builders
        const charging = builders.ok.filter(({ maxFee }) => maxFee > 0)
        if (charging.length === 0) return { status: 'pass', actual: 'none' }
        return { status: 'warn', actual: builderWords(charging) }
      },
    }),
})
