import type { Activity, SeenWhole, VanishedPerp } from './activity.ts'
import { assetOf } from './assets.ts'

/**
 * Which perps are gone, by what was noted and by what is there now. One whose LP is closed as well did not vanish: the hedge
 * ended, wholly or in that asset.
 */
export function vanishedBy(known: Pick<Activity, 'whole' | 'vanished'>, now: SeenWhole): VanishedPerp[] {
  const noted = known.vanished.map(({ coin }) => coin)
  const seen = known.whole
  const since = (seen?.perps ?? [])
    .filter(({ coin }) => !noted.includes(coin))
    .map(perp => ({ ...perp, seenAt: seen!.at, noticedAt: now.at }))
  const isBack = (coin: string) => now.perps.some(perp => perp.coin === coin)
  return [...known.vanished, ...since].filter(({ coin }) => !isBack(coin) && now.assets.includes(assetOf(coin).asset))
}
