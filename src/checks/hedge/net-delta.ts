import { defineCheck } from '../../domain/check.ts'
import type { HedgeFacts } from '../../domain/hedgeFacts.ts'
import { decimal, isZero } from '../../math/decimal.ts'
import { figure, percent } from '../words/figures.ts'
import { lpGap, venueGap } from '../words/hedgeGap.ts'
import { limitVerdicts } from '../words/limitVerdicts.ts'
import { type Found, type Weighed, weigh } from '../words/weigh.ts'

/** Beyond this more is open than is hedged. */
const half = 0.5

export const netDelta = defineCheck({
  id: 'net-delta',
  topic: 'hedge',
  title: 'Each asset is hedged to its target',
  failureTitle: 'An asset is not hedged to its target',
  severity: 'medium',
  rationale:
    'What the hedge is off its target moves with the price, in whichever direction, as if there were no hedge.',
  remediation: 'hedge status shows the order that corrects it; the limit: hedge config get drift.warning',
  reference: 'https://docs.uniswap.org/concepts/protocol/concentrated-liquidity',
  needs: ['hedgeFacts', 'thresholds'],
  run: ({ hedgeFacts, thresholds }) =>
    limitVerdicts(
      hedgeFacts,
      thresholds,
      limits => `no further than ${percent(limits['drift.warning'])} off the target`,
      (hedge, limits) => judge(hedge, limits['drift.warning']),
    ),
})

function judge(hedge: HedgeFacts, limit: number): Weighed | null {
  const { exposure, target, known } = hedge
  if (exposure.length === 0) return known.lps ? null : { gap: lpGap(hedge, 'the LP positions are not all known') }
  const unknown = exposure.filter(({ netDelta }) => netDelta === null)
  return weigh(
    exposure.flatMap(row => foundIn(row, target, limit)),
    unknown.map(({ asset, lpDelta }) =>
      (lpDelta === null ? lpGap : venueGap)(hedge, `the net exposure to ${asset} is not known`),
    ),
    {
      status: 'pass',
      actual: exposure.map(({ asset, netDelta }) => `${asset}: net ${figure(netDelta ?? '0')}`).join('; '),
    },
  )
}

function foundIn(row: HedgeFacts['exposure'][number], target: string, limit: number): Found[] {
  const { asset, netDelta, hedgeRatio, drift, perpDelta, correction, correctionWhy } = row
  if (netDelta === null || correctionWhy === 'less-than-one-lot') return []
  const net = `net ${figure(netDelta)} ${asset}${correction === null ? '' : `, to correct: ${correction.side} ${correction.size} ${correction.coin}`}`
  // A ratio to nothing is no number.
  if (hedgeRatio === null || drift === null) {
    if (perpDelta === null || isZero(decimal(perpDelta))) return []
    return [
      {
        status: 'fail',
        severity: 'high',
        actual: `${asset}: nothing is held, and all of the perp is exposure: ${net}`,
      },
    ]
  }
  if (Math.abs(drift) <= limit) return []
  const actual = `${asset}: hedged ${percent(hedgeRatio)} of a target ${percent(Number(target))}: ${net}`
  if (correction?.placeable === false) {
    return [{ status: 'warn', severity: 'low', actual: `${actual}, which is less than the venue takes` }]
  }
  return [{ status: 'fail', severity: Math.abs(drift) > half ? 'high' : 'medium', actual }]
}
