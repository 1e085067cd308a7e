import { levelOf } from '../../math/hysteresis.ts'
import { marginLimit } from '../../math/marginLimit.ts'
import { nowNeeds } from '../check/needs.ts'
import type { AccountReport, SubAccountReport } from '../status/types.ts'
import { exactPercent, percent } from '../words/numbers.ts'
import type { Rule, Seen, Watched } from './words/rule.ts'
import { inPercent, percentScale, type Scale, seen, seenWorst, unseen } from './words/seen.ts'
import { venueGap } from './words/whyUnknown.ts'

export const margin: Rule = {
  id: 'margin',
  title: 'an account is near its liquidation as a whole',
  limits: ['margin.warning', 'margin.critical'],
  of: 'hedge',
  needs: nowNeeds,
  judge: watched => {
    const { report, perpsWhole, lpsWhole } = watched.judged
    // Which perps are the hedge's its positions tell: without them none that is seen is not none.
    if (perpsWhole && lpsWhole && report.perps.length === 0) return []
    const { 'margin.warning': warn, 'margin.critical': crit } = watched.thresholds
    return [worst(percentScale({ warn, crit, worse: 'above', inclusive: true }), watched)]
  },
}

type Whose = Pick<AccountReport | SubAccountReport, 'mode' | 'marginRatio' | 'equityUsd'> & { whose: string }

/** The worst of every account that counts; one that is not known may be the worst. */
function worst(scale: Scale, { judged }: Watched): Seen {
  const { account } = judged.report
  if (account === null) return unseen('', scale, venueGap(judged, 'the account could not be read'))
  const subs = account.subAccounts ?? []
  const all: Whose[] = [
    { ...account, whose: 'the account' },
    ...subs.map(sub => ({ ...sub, whose: `sub-account ${sub.name}` })),
  ]
  const spent = all.find(isSpent)
  if (spent !== undefined) return seenWorst('', scale, `nothing is left that backs the positions of ${spent.whose}`)
  const told = all.flatMap(each => (each.marginRatio === null ? [] : [usedOf(each, each.marginRatio)]))
  const most = told.toSorted((a, b) => b.used - a.used)[0]
  const known = most && seen('', scale, most.used, most.message)
  const isWhole = told.length === all.length && judged.accountsKnown
  if (known !== undefined && (isWhole || levelOf(most!.used, scale) === 'critical')) return known
  const untold = all.find(({ marginRatio }) => marginRatio === null)?.whose ?? 'a sub-account'
  return unseen('', scale, venueGap(judged, `the margin ratio of ${untold} is not known`))
}

/** There is something to back, and nothing to back it with. */
const isSpent = ({ mode, marginRatio, equityUsd }: Whose): boolean =>
  mode !== null && marginRatio === null && equityUsd !== null && equityUsd <= 0

function usedOf({ whose, mode }: Whose, ratio: number) {
  const limit = marginLimit(mode)
  const message = `the margin ratio of ${whose} is ${percent(ratio)}: it is liquidated at ${exactPercent(String(limit))}`
  return { used: inPercent(ratio / limit), message }
}
