import type { Seen, Watched } from './rule.ts'
import { type Scale, unseen } from './seen.ts'
import { lpGap } from './whyUnknown.ts'

/** One for each position of a hedge that could not be read; of a whole wallet, one for whichever they are. */
export function unreadPositions({ subject, judged }: Watched, scale: Scale): Seen[] {
  if (judged.lpsWhole) return []
  const { tokenIds } = subject
  const read = judged.report.lps.map(({ tokenId }) => tokenId)
  const missing = tokenIds === 'all' ? [''] : tokenIds.filter(id => !read.includes(id)).map(id => `#${id}`)
  return missing.map(id => unseen(id, scale, lpGap(judged, 'not all LP positions could be read')))
}
