import { defineCheck } from '../../domain/check.ts'
import type { HedgeFacts } from '../../domain/hedgeFacts.ts'
import { percent } from '../words/figures.ts'
import { lpGap } from '../words/hedgeGap.ts'
import { limitVerdicts } from '../words/limitVerdicts.ts'
import { type Found, type Weighed, weigh } from '../words/weigh.ts'

export const range = defineCheck({
  id: 'range',
  topic: 'hedge',
  title: 'Every LP position is in its range',
  failureTitle: 'An LP position is out of its range, or near it',
  severity: 'low',
  rationale:
    'Out of its range a position earns nothing, and at its bounds what it holds, and the hedge with it, changes fastest.',
  remediation:
    'hedge show NAME; move it at https://app.uniswap.org/positions; the limit: hedge config get range.warning',
  reference: 'https://docs.uniswap.org/concepts/protocol/concentrated-liquidity',
  needs: ['hedgeFacts', 'thresholds'],
  run: ({ hedgeFacts, thresholds }) =>
    limitVerdicts(
      hedgeFacts,
      thresholds,
      limits => `in range, further than ${percent(limits['range.warning'])} from either bound`,
      (hedge, limits) => judge(hedge, limits['range.warning']),
    ),
})

function judge(hedge: HedgeFacts, limit: number): Weighed | null {
  const open = hedge.lps.filter(({ hasLiquidity }) => hasLiquidity)
  if (open.length === 0 && hedge.known.lps) return null
  const gaps = hedge.known.lps ? [] : [lpGap(hedge, 'the LP positions are not all known')]
  const all = open.map(({ tokenId }) => `#${tokenId}`).join(', ')
  return weigh(
    open.flatMap(lp => foundOf(lp, limit)),
    gaps,
    { status: 'pass', actual: `in range: ${all}` },
  )
}

/** Rounding may put a price that is in range a hair beyond its bound. */
function foundOf(
  { tokenId, inRange, distanceToLower, distanceToUpper }: HedgeFacts['lps'][number],
  limit: number,
): Found[] {
  if (!inRange) return [{ status: 'fail', severity: 'low', actual: `#${tokenId} is out of range` }]
  if (distanceToLower === null || distanceToUpper === null) return []
  const [down, up] = [Math.max(0, -distanceToLower), Math.max(0, distanceToUpper)]
  const nearest = Math.min(down, up)
  if (nearest >= limit) return []
  const bound = down < up ? 'lower' : 'upper'
  return [{ status: 'warn', severity: 'info', actual: `#${tokenId} is ${percent(nearest)} from its ${bound} bound` }]
}
