import { defineCheck } from '../../domain/check.ts'
import type { HedgeFacts } from '../../domain/hedgeFacts.ts'
import type { Thresholds } from '../../domain/thresholds.ts'
import { figure, percent } from '../words/figures.ts'
import { venueGap } from '../words/hedgeGap.ts'
import { limitVerdicts } from '../words/limitVerdicts.ts'
import { type Found, type Weighed, weigh } from '../words/weigh.ts'

export const liquidationDistance = defineCheck({
  id: 'liquidation-distance',
  topic: 'hedge',
  title: 'No perp is near its liquidation',
  failureTitle: 'A perp is near its liquidation',
  severity: 'critical',
  rationale:
    'A short that is liquidated leaves the LP bare in the middle of the move that it was to be hedged against.',
  remediation: 'add margin at https://app.hyperliquid.xyz/trade; the limits: hedge config get liquidation.critical',
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/trading/liquidations',
  needs: ['hedgeFacts', 'thresholds'],
  run: ({ hedgeFacts, thresholds }) =>
    limitVerdicts(
      hedgeFacts,
      thresholds,
      limits => `further than ${percent(limits['liquidation.warning'])} away`,
      judge,
    ),
})

function judge(hedge: HedgeFacts, thresholds: Thresholds): Weighed | null {
  const { perps, known } = hedge
  if (perps.length === 0 && known.perps) return null
  // Of a long the venue tells none where no price above zero would liquidate it; a short always has one.
  const untold = perps.filter(({ szi, liquidationDistance }) => liquidationDistance === null && szi.startsWith('-'))
  return weigh(
    perps.flatMap(perp => foundOf(perp, thresholds)),
    [
      ...untold.map(({ coin }) => venueGap(hedge, `the venue tells no liquidation price of the ${coin} short`)),
      ...(known.perps ? [] : [venueGap(hedge, 'the perps are not all known')]),
    ],
    { status: 'pass', actual: perps.map(distanceOf).join('; ') },
  )
}

function foundOf(perp: HedgeFacts['perps'][number], thresholds: Thresholds): Found[] {
  const distance = perp.liquidationDistance
  if (distance === null || distance > thresholds['liquidation.warning']) return []
  const actual = distanceOf(perp)
  return distance <= thresholds['liquidation.critical']
    ? [{ status: 'fail', severity: 'critical', actual }]
    : [{ status: 'warn', severity: 'medium', actual }]
}

const distanceOf = ({ coin, liquidationDistance, liquidationPx }: HedgeFacts['perps'][number]): string =>
  liquidationDistance === null || liquidationPx === null
    ? `${coin} is liquidated at no price`
    : `${coin} is ${percent(liquidationDistance)} from its liquidation at ${figure(liquidationPx)}`
