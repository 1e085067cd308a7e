import type { ExposureReport } from '../../status/types.ts'
import type { Seen, Watched } from './rule.ts'
import { type Scale, unseen } from './seen.ts'
import { lpGap } from './whyUnknown.ts'

/** One for each asset of a hedge; while its positions are not known, nor are its assets but those it had when it was added. */
export const eachAsset = ({ judged }: Watched, scale: Scale, judge: (row: ExposureReport) => Seen): Seen[] => {
  const { exposure } = judged.report
  if (exposure.length > 0 || judged.lpsWhole) return exposure.map(judge)
  return [unseen('', scale, lpGap(judged, 'not all LP positions could be read'))]
}
