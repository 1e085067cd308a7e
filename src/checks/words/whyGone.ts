import type { VanishedPerp } from '../../domain/activity.ts'
import { forcedBy } from '../../domain/forcedBy.ts'
import type { WireFill } from '../../domain/history.ts'
import { isRead, type Read } from '../../domain/read.ts'
import { figure } from './figures.ts'

/** Milliseconds. Our clock said when it was seen, the venue's says when it was traded. */
const apart = 10 * 60_000

const words = {
  liquidated: 'it was liquidated',
  deleveraged: 'the venue closed it (auto-deleveraging)',
}

/**
 * Why a perp is not there any more, by its trades since. `isOrdered`: by orders of the account alone, which whoever can trade for it
 * may have sent.
 */
export function whyGone(
  { coin, seenAt }: VanishedPerp,
  fills: Read<readonly WireFill[]> | null,
): { why: string; isOrdered: boolean } {
  const untold = (why: string) => ({ why: `why is not known${why}`, isOrdered: false })
  if (fills === null) return untold(': its trades were not read')
  if (!isRead(fills)) return untold(`: ${fills.gap.message}`)
  const since = fills.ok.filter(fill => fill.coin === coin && fill.time >= Date.parse(seenAt) - apart)
  const last = since.at(-1)
  if (last === undefined) return untold(': no trade of it was found since')
  const at = ({ time, px }: WireFill) => `on ${new Date(time).toISOString().slice(0, 10)} at ${figure(px)}`
  const forced = since.findLast(fill => forcedBy(fill) !== null)
  if (forced !== undefined) return { why: `${words[forcedBy(forced)!]} ${at(forced)}`, isOrdered: false }
  return {
    why: `an order of the account closed it ${at(last)}: yours, a stop, or of whoever may trade for it`,
    isOrdered: true,
  }
}
