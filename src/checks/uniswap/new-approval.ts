import { defineCheck } from '../../domain/check.ts'
import { baselineVerdicts } from '../words/baseline.ts'
import type { PartRule } from '../words/partRule.ts'

const remediation = 'revoke it at https://revoke.cash'

const taking = (one: string, many: string): PartRule => ({
  one,
  many,
  fresh: () => 'critical',
  changed: () => ({ status: 'warn', severity: 'medium' }),
})

const rules = {
  holders: taking('held by', 'holders of the positions'),
  'nft-approvals': taking('approved for a position:', 'who may take one position'),
  operators: taking('approved for every position:', 'who may take every position'),
  'wallet-code': taking('code at the wallet:', 'code at the wallet'),
  allowances: {
    one: 'allowance (token, spender)',
    many: 'allowances',
    fresh: facts => (facts.includes('unlimited') ? 'medium' : 'low'),
    changed: (_before, now) => (now.includes('unlimited') ? { status: 'warn', severity: 'medium' } : null),
  },
} satisfies Record<string, PartRule>

export const newApproval = defineCheck({
  id: 'new-approval',
  topic: 'uniswap',
  title: 'Nobody new may take the positions',
  failureTitle: 'Who may take the positions has changed',
  severity: 'critical',
  rationale:
    'Whoever is approved for a position, or holds it, can withdraw all of its liquidity without another word of yours.',
  remediation,
  reference: 'https://eips.ethereum.org/EIPS/eip-721',
  needs: ['subjects', 'powers'],
  run: ground => baselineVerdicts(ground, rules, remediation),
})
