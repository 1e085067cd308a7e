import type { StakingLink } from '../../domain/authorities.ts'
import { defineCheck } from '../../domain/check.ts'
import { accountVerdicts } from '../words/accountVerdicts.ts'
import { type Held, heldPart, ofWhom } from '../words/heldPart.ts'
import { type Found, weigh } from '../words/weigh.ts'

const remediation = 'a link cannot be undone: move the funds to an account that has none'

export const stakingLink = defineCheck({
  id: 'staking-link',
  topic: 'hyperliquid',
  title: 'No staking link gives the account away',
  failureTitle: 'A staking link gives the account away',
  severity: 'critical',
  rationale:
    'The staking user of a link gets full control of what the trading account holds, for good: it can even lock it.',
  remediation,
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/trading/fees#staking-linking',
  needs: ['subjects', 'authorities'],
  run: ({ subjects, authorities }) =>
    accountVerdicts({
      subjects,
      readings: authorities,
      expected: 'no staking user that controls it',
      remediation,
      judge: reading => {
        const { held, gaps } = heldPart(reading, control => control.stakingLink)
        const found = held.flatMap(each => (each.is === null ? [] : [foundOf({ ...each, is: each.is })]))
        return weigh(found, gaps, { status: 'pass', actual: 'no link' })
      },
    }),
})

/** Whoever controls the leader of a vault leads it; what else it holds is not the vault's. */
function foundOf(each: Held<StakingLink>): Found {
  const { is: link, holder } = each
  const [whose, severity] = [ofWhom(each), holder === 'leader' ? ('high' as const) : ('critical' as const)]
  switch (link.type) {
    case 'tradingUser':
      return { status: 'fail', severity, actual: `${link.stakingUser} controls all funds${whose || ' of the account'}` }
    case 'requested':
      return {
        status: 'fail',
        severity,
        actual: `a link to ${link.stakingUser} is asked for${whose && `, ${whose.trim()}`}: that one can make it at any time`,
      }
    case 'stakingUser':
      return {
        status: 'warn',
        severity: 'info',
        actual: `the other way round${whose}: all funds of ${link.tradingUser} are under it`,
      }
  }
}
