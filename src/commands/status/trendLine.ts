import type { Past, Recorded } from '../../domain/recorded.ts'
import { percent, signed } from '../words/numbers.ts'
import { recordedOf } from '../words/recordedOf.ts'
import { sparkline } from '../words/sparkline.ts'
import { trendDays, trendSteps } from './trendAges.ts'
import type { HedgeReport } from './types.ts'

const [hour, day] = [3_600_000, 86_400_000]

/**
 * What its positions were worth over the last week, half a day each, a space where nothing is known; and the change against a day
 * ago, where something was recorded in the six hours before that. Null of fewer than two points.
 */
export function trendLine(hedge: HedgeReport, generatedAt: string, past: readonly Past[]): string | null {
  const now = recordedOf(hedge, generatedAt)
  const earlier = past.find(each => each.hedge === hedge.name)?.rows.filter(({ at }) => at < now.at) ?? []
  const columns = Array<number | null>(trendSteps).fill(null)
  for (const { at, valueUsd } of [...earlier, now]) {
    const place = trendSteps - 1 - Math.floor(((now.at - at) / (trendDays * day)) * trendSteps)
    if (valueUsd !== null && place >= 0) columns[place] = valueUsd
  }
  const known = columns.filter(value => value !== null)
  if (known.length < 2) return null
  return [`${sparkline(columns)} value of the LP over ${trendDays} days`, ...changeText(now, earlier)].join(', ')
}

function changeText(now: Recorded, earlier: readonly Recorded[]): string[] {
  const before = earlier.findLast(({ at, valueUsd }) => valueUsd !== null && at <= now.at - day)
  if (before === undefined || before.at < now.at - day - 6 * hour || now.valueUsd === null || !before.valueUsd)
    return []
  return [`${signed(percent(now.valueUsd / before.valueUsd - 1))} in 24 h`]
}
