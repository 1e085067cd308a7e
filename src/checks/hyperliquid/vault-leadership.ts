import { defineCheck } from '../../domain/check.ts'
import { accountVerdicts } from '../words/accountVerdicts.ts'
import { quoted } from '../words/quoted.ts'

const remediation = 'lead vaults from an account that hedges nothing: https://app.hyperliquid.xyz/vaults'

export const vaultLeadership = defineCheck({
  id: 'vault-leadership',
  topic: 'hyperliquid',
  title: 'The account leads no vault',
  failureTitle: 'The account leads vaults',
  severity: 'low',
  rationale:
    'The API wallets of a leader trade for the vault as well, so that one stolen key loses the deposits of others too.',
  remediation,
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/hypercore/vaults',
  needs: ['subjects', 'authorities'],
  run: ({ subjects, authorities }) =>
    accountVerdicts({
      subjects,
      readings: authorities,
      expected: 'none',
      remediation,
      judge: ({ authorities: { leadingVaults } }) => {
        if ('gap' in leadingVaults) return leadingVaults
        if (leadingVaults.ok.length === 0) return { status: 'pass', actual: 'none' }
        return {
          status: 'warn',
          actual: leadingVaults.ok.map(each => `${quoted(each.name)} ${each.address}`).join('; '),
        }
      },
    }),
})
