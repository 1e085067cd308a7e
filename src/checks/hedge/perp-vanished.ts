import type { VanishedPerp } from '../../domain/activity.ts'
import type { ActivityReading } from '../../domain/artifacts.ts'
import { defineCheck } from '../../domain/check.ts'
import type { HedgeFacts } from '../../domain/hedgeFacts.ts'
import type { Gap } from '../../domain/read.ts'
import { vanishedBy } from '../../domain/vanishedBy.ts'
import { sided } from '../words/figures.ts'
import { venueGap } from '../words/hedgeGap.ts'
import { hedgeVerdicts } from '../words/hedgeVerdicts.ts'
import { type Found, type Weighed, weigh } from '../words/weigh.ts'
import { whyGone } from '../words/whyGone.ts'

export const perpVanished = defineCheck({
  id: 'perp-vanished',
  topic: 'hedge',
  title: 'Every perp that an earlier run saw is there',
  failureTitle: 'A perp that an earlier run saw is gone',
  severity: 'critical',
  rationale:
    'A short can be liquidated, or closed by the venue against a loser, while its owner does nothing: the LP is then bare.',
  remediation: 'open it again at https://app.hyperliquid.xyz/trade; if it is meant to be gone: hedge audit accept',
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/trading/auto-deleveraging',
  needs: ['hedgeFacts', 'activities'],
  run: ({ hedgeFacts, activities, gatheredAt }) =>
    hedgeVerdicts(
      hedgeFacts.filter(({ stored }) => stored),
      'every perp that was there is still there while its LP is',
      hedge => judge(hedge, activities.find(reading => reading.hedge === hedge.name) ?? null, gatheredAt),
    ),
})

function judge(hedge: HedgeFacts, reading: ActivityReading | null, at: string): Weighed | null {
  if (reading === null) return { gap: notNoted }
  const { activity, fills } = reading
  if (activity === null || (activity.whole === null && activity.vanished.length === 0)) return null
  const { gone, gaps } = goneOf(hedge, activity, at)
  return weigh(
    gone.map((perp): Found => {
      const { why, isOrdered } = whyGone(perp, fills)
      const actual = `the ${perp.coin} ${sided(perp.szi)} that was there on ${minute(perp.seenAt)} is gone: ${why}`
      return { status: 'fail', severity: isOrdered ? 'high' : 'critical', actual }
    }),
    gaps,
    { status: 'pass', actual: `all that were there on ${minute(activity.whole?.at ?? at)}` },
  )
}

/** What was noted stays so until the perp is seen again; of what else was there nobody can say while a leg is not known. */
function goneOf(hedge: HedgeFacts, activity: NonNullable<ActivityReading['activity']>, at: string) {
  const { known, perps, lps } = hedge
  const isThere = (coin: string) => perps.some(perp => perp.coin === coin)
  if (known.lps && known.perps) {
    const assets = lps.filter(({ isClosed }) => !isClosed).flatMap(lp => lp.assets)
    return { gone: vanishedBy(activity, { at, perps, assets }), gaps: [] as Gap[] }
  }
  const missing = (activity.whole?.perps ?? []).filter(({ coin }) => !isThere(coin))
  return {
    gone: activity.vanished.filter(({ coin }: VanishedPerp) => !isThere(coin)),
    gaps: missing.map(({ coin }) => venueGap(hedge, `whether the ${coin} perp is still there is not known`)),
  }
}

const minute = (moment: string): string => `${moment.slice(0, 16).replace('T', ' ')} UTC`

const notNoted: Gap = {
  code: 'not-noted',
  source: 'this machine',
  message: 'nothing is noted here of what earlier runs saw',
  hint: 'hedge status',
}
