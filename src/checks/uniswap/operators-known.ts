import { defineCheck, type Severity } from '../../domain/check.ts'
import { firstKnown } from '../words/firstKnown.ts'
import { walletVerdicts } from '../words/walletVerdicts.ts'
import { type Found, weigh } from '../words/weigh.ts'

export const operatorsKnown = defineCheck({
  id: 'operators-known',
  topic: 'uniswap',
  title: 'No known contract may take every position',
  failureTitle: 'A known contract may take every position',
  severity: 'medium',
  rationale: 'An operator may take every position of the wallet, so that a flaw in that contract is a flaw of yours.',
  remediation: 'if you do not use it any more, revoke it at https://revoke.cash',
  reference: 'https://eips.ethereum.org/EIPS/eip-721',
  needs: ['subjects', 'chains', 'approvals'],
  run: ground =>
    walletVerdicts(ground, 'no operator among the contracts that are known', ({ readings, known }) => {
      const operators = firstKnown(readings.map(reading => reading.operators))
      if ('gap' in operators) return operators
      const found = operators.ok.flatMap(({ operator, approved }): Found[] => {
        if (!approved) return []
        const contract = known(operator)
        // A place that keeps positions needs it to work; a router or a migrator needs it for one transaction.
        const severity: Severity = contract?.kind === 'staker' ? 'low' : 'medium'
        return [{ status: 'warn', severity, actual: `${contract?.title ?? 'a contract'} (${operator})` }]
      })
      const asked = operators.ok.length
      return weigh(found, [], { status: 'pass', actual: asked === 0 ? 'none is known here' : `none of ${asked}` })
    }),
})
