import { defineCheck } from '../../domain/check.ts'
import { baselineVerdicts } from '../words/baseline.ts'
import { endIn, grown, type PartRule, percentIn, weaknessIn } from '../words/partRule.ts'

const remediation = 'revoke it at https://app.hyperliquid.xyz/API'

const agents: PartRule = {
  one: 'API wallet',
  many: 'API wallets',
  fresh: () => 'critical',
  changed: grown(endIn, 'high'),
}

const worthKnowing = (one: string, many: string): PartRule => ({
  one,
  many,
  fresh: () => 'info',
  changed: () => null,
})

const rules = {
  agents,
  controller: {
    one: 'who controls the account:',
    many: 'who controls the account',
    fresh: () => 'critical',
    changed: () => null,
  },
  'controller-agents': {
    ...agents,
    one: 'API wallet of who controls the account',
    many: 'API wallets of who controls the account',
  },
  signers: {
    one: 'multi-sig:',
    many: 'multi-sig signers',
    fresh: () => 'critical',
    changed: grown(weaknessIn, 'high'),
    gone: () => 'medium',
  },
  'staking-link': {
    one: 'staking link:',
    many: 'the staking link',
    // The other way round it gives nobody anything of this account.
    fresh: facts => (facts.startsWith('what it holds') ? 'info' : 'critical'),
    changed: (_before, now) => (now.startsWith('what it holds') ? null : { status: 'fail', severity: 'critical' }),
  },
  builders: { one: 'builder', many: 'builders', fresh: () => 'medium', changed: grown(percentIn, 'medium') },
  'sub-accounts': worthKnowing('sub-account', 'sub-accounts'),
  'led-vaults': worthKnowing('vault it leads:', 'vaults it leads'),
} satisfies Record<string, PartRule>

export const newPower = defineCheck({
  id: 'new-power',
  topic: 'hyperliquid',
  title: 'Nobody new may act on the account',
  failureTitle: 'Who may act on the account has changed',
  severity: 'critical',
  rationale:
    'An API wallet, a signer or a link that you did not make means that a key of yours was used by somebody else.',
  remediation,
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/nonces-and-api-wallets',
  needs: ['subjects', 'powers'],
  run: ground => baselineVerdicts(ground, rules, remediation),
})
