import { coinOf } from '../../domain/assets.ts'
import { nowNeeds } from '../check/needs.ts'
import { isShort } from '../status/hedgeLegs.ts'
import type { PerpReport } from '../status/types.ts'
import { percent } from '../words/numbers.ts'
import type { Rule, Seen, Watched } from './words/rule.ts'
import { inPercent, percentScale, type Scale, seen, unseen } from './words/seen.ts'
import { venueGap } from './words/whyUnknown.ts'

export const liquidationDistance: Rule = {
  id: 'liquidation-distance',
  title: 'a perp is near its liquidation',
  limits: ['liquidation.warning', 'liquidation.critical'],
  of: 'hedge',
  needs: nowNeeds,
  judge: watched => {
    const { 'liquidation.warning': warn, 'liquidation.critical': crit } = watched.thresholds
    const scale = percentScale({ warn, crit, worse: 'below', inclusive: true })
    const coins = Map.groupBy(watched.judged.report.perps, ({ coin }) => coin)
    return [...[...coins].map(([coin, perps]) => ofCoin(coin, perps, scale, watched)), ...unread(watched, scale)]
  },
}

/** Of several accounts the nearest counts. A long that no price liquidates has no distance; a short always has one. */
function ofCoin(coin: string, perps: readonly PerpReport[], scale: Scale, { judged }: Watched): Seen {
  const told = perps.flatMap(({ liquidationDistance: distance }) => (distance === null ? [] : [distance]))
  const nearest = told.length === 0 ? null : Math.min(...told)
  const known =
    nearest === null ? null : seen(coin, scale, inPercent(nearest), `${coin} is ${percent(nearest)} from liquidation`)
  if (known?.state === 'critical') return known
  if (perps.some(perp => isShort(perp) && perp.liquidationDistance === null)) {
    return unseen(coin, scale, venueGap(judged, `the venue tells no liquidation price of the ${coin} short`))
  }
  return known ?? { ...scale, subject: coin, value: null, state: 'ok', message: `no price liquidates the ${coin} long` }
}

/** Those that the hedge had when it was added; which others are its own only its LP positions tell. */
function unread({ subject, judged }: Watched, scale: Scale): Seen[] {
  const isTold = judged.lpsWhole || subject.expectedAssets.length > 0
  if (judged.perpsWhole && isTold) return []
  const read = judged.report.perps.map(({ coin }) => coin)
  const coins = subject.expectedAssets.map(asset => coinOf(asset).coin)
  const missing = coins.length === 0 ? [''] : coins.filter(coin => !read.includes(coin))
  return missing.map(coin => unseen(coin, scale, venueGap(judged, 'not all perps could be read')))
}
