import { defineCheck } from '../../domain/check.ts'
import type { HedgeFacts } from '../../domain/hedgeFacts.ts'
import { hedgeVerdicts } from '../words/hedgeVerdicts.ts'
import { type Found, weigh } from '../words/weigh.ts'

/** What a check of its own says better. */
const elsewhere = ['out-of-range', 'hedge-drift', 'unhedged-perp', 'liquidation-near', 'margin-high']

/** Legs that are apart make numbers older, not wrong. */
const slight = ['legs-apart']

export const statusAlerts = defineCheck({
  id: 'status-alerts',
  topic: 'hedge',
  title: 'Nothing else makes the numbers of the hedge doubtful',
  failureTitle: 'The numbers of the hedge are doubtful',
  severity: 'medium',
  rationale: 'A token that is not counted, or answers that contradict each other, make a hedge look whole that is not.',
  remediation: 'hedge status says more',
  reference: 'https://docs.uniswap.org/concepts/protocol/concentrated-liquidity',
  needs: ['hedgeFacts'],
  run: ({ hedgeFacts }) =>
    hedgeVerdicts(hedgeFacts, 'every token counted, every answer in accord with the others', ({ alerts, gaps }) =>
      weigh(alerts.flatMap(foundIn), gaps.slice(0, 1), { status: 'pass', actual: 'nothing' }),
    ),
})

function foundIn({ id, severity, message }: HedgeFacts['alerts'][number]): Found[] {
  if (severity === 'info' || elsewhere.includes(id)) return []
  return [{ status: 'warn', severity: slight.includes(id) ? 'low' : 'medium', actual: message }]
}
