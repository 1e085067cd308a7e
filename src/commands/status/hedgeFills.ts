import type { Address } from '../../domain/address.ts'
import type { TradeReading } from '../../domain/artifacts.ts'
import { assetOf, spotDollars } from '../../domain/assets.ts'
import { forcedBy } from '../../domain/forcedBy.ts'
import type { WireFill } from '../../domain/history.ts'
import { known } from '../../domain/read.ts'
import { decimal, isZero } from '../../math/decimal.ts'
import { type Fill, inOrder } from '../../math/fillOrder.ts'

/** `foreignFee`: the token of a fee that is no dollar. `forced`: the venue closed it, and how. */
export type HedgeFill = Fill & {
  account: Address
  coin: string
  tid: number
  foreignFee: string | null
  forced: 'liquidated' | 'deleveraged' | null
}

/** The fills of some assets' perps, on any dex, in one account: each coin's in order. None where they could not be read. */
export function hedgeFills({ account, fills }: TradeReading, assets: readonly string[]): HedgeFill[] {
  const mine = (known(fills)?.fills ?? []).filter(({ coin }) => assets.includes(assetOf(coin).asset))
  const coins = [...new Set(mine.map(({ coin }) => coin))]
  return coins.flatMap(wanted =>
    inOrder(mine.filter(({ coin }) => coin === wanted).map(fill => ({ ...parsed(fill), account, coin: wanted }))),
  )
}

const parsed = (fill: WireFill): Omit<HedgeFill, 'account' | 'coin'> => {
  const fee = decimal(fill.fee)
  return {
    time: fill.time,
    tid: fill.tid,
    side: fill.side,
    px: decimal(fill.px),
    sz: decimal(fill.sz),
    startPosition: decimal(fill.startPosition),
    closedPnl: decimal(fill.closedPnl),
    fee,
    foreignFee: isZero(fee) || spotDollars.includes(fill.feeToken) ? null : fill.feeToken,
    forced: forcedBy(fill),
  }
}

/**
 * From when on (milliseconds) an account's fills are all there. Of those that the venue cut off, some may share a millisecond with
 * the oldest that is left.
 */
export function fillsReach({ from, fills }: TradeReading): number {
  const history = known(fills)
  if (history === undefined) return Number.POSITIVE_INFINITY
  const oldest = history.fills[0]?.time ?? Number.POSITIVE_INFINITY
  return history.whole ? Date.parse(from) : Math.max(Date.parse(from), oldest + 1)
}
