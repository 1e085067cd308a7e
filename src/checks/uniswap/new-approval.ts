import { defineCheck } from '../../domain/check.ts'
import { heldIn } from '../../domain/powers.ts'
import { baselineVerdicts } from '../words/baseline.ts'
import type { PartRule } from '../words/partRule.ts'

const remediation = 'revoke it at https://revoke.cash'

const taking = (one: string, many: string): PartRule => ({
  one,
  many,
  fresh: () => 'critical',
  changed: () => ({ status: 'warn', severity: 'medium' }),
})

/** An approval cannot be taken back from whoever has the NFT already. */
const taken = (hedge: string): string => `hedge incident ${hedge}, and look where the NFT is`

const rules = {
  positions: {
    one: 'position',
    many: 'positions held',
    fresh: () => null,
    changed: (_before, now) =>
      heldIn(now)?.is === 'burned' ? { status: 'warn', severity: 'info', actual: now } : null,
    gone: facts => (heldIn(facts)?.is === 'with liquidity' ? 'critical' : 'info'),
    mend: taken,
  },
  holders: { ...taking('held by', 'holders of the positions'), mend: taken },
  'nft-approvals': taking('approved for a position:', 'who may take one position'),
  operators: taking('approved for every position:', 'who may take every position'),
  'wallet-code': {
    ...taking('code at the wallet:', 'code at the wallet'),
    mend: () => 'revoke it in the wallet app, or move everything to a new wallet',
  },
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
