import { liquidationScore, marginScore } from '../../../math/health.ts'
import { marginLimit } from '../../../math/marginLimit.ts'
import { exactPercent, percent } from '../../words/numbers.ts'
import type { HealthInput } from '../healthReport.ts'
import { isShort } from '../hedgeLegs.ts'
import type { HealthPart } from '../resultTypes.ts'
import type { PerpReport } from '../types.ts'
import { type Judged, noPart, unknownPart, worstPart } from './part.ts'

const noPerps = 'there is no perp'

/** How near the nearest perp is to its liquidation price. */
export function liquidationPart({ perps, thresholds }: HealthInput): HealthPart {
  if (perps === null) return unknownPart('liquidation', 'not all perps are known')
  const lines = [thresholds['liquidation.warning'], thresholds['liquidation.critical']] as const
  return worstPart(
    'liquidation',
    perps.map(perp => judged(perp, lines)),
    noPerps,
  )
}

function judged(perp: PerpReport, [warning, critical]: readonly [number, number]): Judged {
  const { coin, liquidationDistance } = perp
  if (liquidationDistance === null) {
    // Of a long it means that no price liquidates it, of a short that the venue did not tell it.
    return isShort(perp)
      ? { score: null, why: `the venue tells no liquidation price of ${coin}` }
      : { score: 100, why: `no price liquidates the ${coin} long` }
  }
  const score = liquidationScore(liquidationDistance, warning, critical)
  return { score, why: `${coin} is ${percent(liquidationDistance)} from liquidation` }
}

/** How much of the margin ratio that liquidates is used by the worst account that counts. */
export function marginPart({ perps, account, thresholds }: HealthInput): HealthPart {
  if (perps === null) return unknownPart('margin', 'not all perps are known')
  if (perps.length === 0) return noPart('margin', noPerps)
  if (account === null) return unknownPart('margin', 'the account is not known')
  const accounts = [
    { ...account, whose: 'the account' },
    ...(account.subAccounts ?? []).map(sub => ({ ...sub, whose: `sub-account ${sub.name}` })),
  ]
  return worstPart(
    'margin',
    accounts.map(({ whose, marginRatio, mode }) => {
      if (marginRatio === null) return { score: null, why: `the margin ratio of ${whose} is not known` }
      const limit = marginLimit(mode)
      const score = marginScore(marginRatio / limit, thresholds['margin.warning'], thresholds['margin.critical'])
      return { score, why: `the margin ratio of ${whose} is ${percent(marginRatio)} of ${exactPercent(String(limit))}` }
    }),
    noPerps,
  )
}
