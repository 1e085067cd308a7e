import { defineCheck } from '../../domain/check.ts'
import type { AccountMargin, HedgeFacts } from '../../domain/hedgeFacts.ts'
import type { Thresholds } from '../../domain/thresholds.ts'
import { marginLimit } from '../../math/marginLimit.ts'
import { percent } from '../words/figures.ts'
import { venueGap } from '../words/hedgeGap.ts'
import { limitVerdicts } from '../words/limitVerdicts.ts'
import { quoted } from '../words/quoted.ts'
import { type Found, type Weighed, weigh } from '../words/weigh.ts'

export const margin = defineCheck({
  id: 'margin',
  topic: 'hedge',
  title: 'The margin ratio of the account is low',
  failureTitle: 'The margin ratio of the account is high',
  severity: 'critical',
  rationale:
    'Cross positions are liquidated together: the ratio tells how near all of them are, whatever each tells by itself.',
  remediation: 'add margin at https://app.hyperliquid.xyz/trade; the limits: hedge config get margin.critical',
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/trading/margining',
  needs: ['hedgeFacts', 'thresholds'],
  run: ({ hedgeFacts, thresholds }) =>
    limitVerdicts(
      hedgeFacts,
      thresholds,
      limits => `below ${percent(limits['margin.warning'])} of the ratio that liquidates`,
      judge,
    ),
})

type Whose = AccountMargin & { whose: string }

function judge(hedge: HedgeFacts, thresholds: Thresholds): Weighed {
  if (hedge.account === null) return { gap: venueGap(hedge, 'the account is not known') }
  const subs = hedge.subAccounts.map(({ name, ...sub }) => ({ ...sub, whose: `sub-account ${quoted(name)}` }))
  const all: Whose[] = [{ ...hedge.account, whose: 'the account' }, ...subs]
  const untold = all.filter(each => each.marginRatio === null && !isSpent(each))
  return weigh(
    all.flatMap(each => foundOf(each, thresholds)),
    untold.map(({ whose }) => venueGap(hedge, `the margin ratio of ${whose} is not known`)),
    { status: 'pass', actual: all.map(ratioOf).join('; ') },
  )
}

/** There is something to back, and nothing to back it with. */
const isSpent = ({ mode, marginRatio, equityUsd }: AccountMargin): boolean =>
  mode !== null && marginRatio === null && equityUsd !== null && equityUsd <= 0

function foundOf(account: Whose, thresholds: Thresholds): Found[] {
  const { mode, marginRatio, whose } = account
  if (isSpent(account)) {
    return [{ status: 'fail', severity: 'critical', actual: `nothing is left that backs the positions of ${whose}` }]
  }
  const limit = marginLimit(mode)
  if (mode === null || marginRatio === null || marginRatio < thresholds['margin.warning'] * limit) return []
  return marginRatio >= thresholds['margin.critical'] * limit
    ? [{ status: 'fail', severity: 'critical', actual: ratioOf(account) }]
    : [{ status: 'warn', severity: 'medium', actual: ratioOf(account) }]
}

const ratioOf = ({ whose, mode, marginRatio }: Whose): string =>
  `${whose} stands at ${percent(marginRatio ?? 0)} and is liquidated at ${percent(marginLimit(mode))}`
