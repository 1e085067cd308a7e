import { defineCheck } from '../../domain/check.ts'
import type { HedgeFacts } from '../../domain/hedgeFacts.ts'
import type { Gap } from '../../domain/read.ts'
import { lpGap, venueGap } from '../words/hedgeGap.ts'
import { hedgeVerdicts } from '../words/hedgeVerdicts.ts'
import { type Found, type Weighed, weigh } from '../words/weigh.ts'

export const liquidationBeyondRange = defineCheck({
  id: 'liquidation-beyond-range',
  topic: 'hedge',
  title: 'The LP leaves its range before a short is liquidated',
  failureTitle: 'A short is liquidated inside the range of its LP',
  severity: 'high',
  rationale: 'Between the two prices the LP still holds the asset and nothing stands against it any more.',
  remediation: 'hedge show NAME tells how much margin carries the short beyond the range',
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/trading/liquidations',
  needs: ['hedgeFacts'],
  run: ({ hedgeFacts }) =>
    hedgeVerdicts(hedgeFacts, 'liquidated beyond the bound at which the LP has sold all of the asset', judge),
})

function judge(hedge: HedgeFacts): Weighed | null {
  const { joint, known } = hedge
  if (joint.length === 0) {
    if (!known.lps) return { gap: lpGap(hedge, 'the LP positions are not all known') }
    return known.perps ? null : { gap: venueGap(hedge, 'the perps are not all known') }
  }
  return weigh(joint.flatMap(foundIn), joint.filter(({ beyond, endless }) => beyond === null && !endless).map(untold), {
    status: 'pass',
    actual: joint.map(({ message }) => message).join('; '),
  })
}

/** What has no bound is sold at no price: how far the liquidation is off is all that counts then. */
function foundIn({ beyond, endless, message }: HedgeFacts['joint'][number]): Found[] {
  if (beyond === false) return [{ status: 'fail', severity: 'high', actual: message }]
  return endless ? [{ status: 'warn', severity: 'info', actual: message }] : []
}

const untold = ({ message }: HedgeFacts['joint'][number]): Gap => ({
  code: 'not-known',
  source: 'hyperliquid',
  message,
  hint: 'hedge show NAME',
})
