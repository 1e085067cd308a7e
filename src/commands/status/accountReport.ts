import type { AccountReading } from '../../domain/artifacts.ts'
import type { Subject } from '../../domain/hedge.ts'
import type { AccountOrder, PerpMetas, SubAccount } from '../../domain/perp.ts'
import { type Gap, isRead, known, type Read } from '../../domain/read.ts'
import { type Decimal, toNumber } from '../../math/decimal.ts'
import type { Margin } from '../../math/margin.ts'
import { accountMargin, type Prices } from './accountMargin.ts'
import type { AccountReport, OrderReport } from './types.ts'

/** The run's own time (ISO 8601), and the list of dexes. */
export type Dated = { gatheredAt: string; dexes: Read<PerpMetas> | undefined }

/** No run takes longer (milliseconds). */
const longest = 60_000

const earlier = (read: Read<unknown> | undefined, { gatheredAt }: Dated): string | null =>
  read !== undefined && isRead(read) && Date.parse(read.at) < Date.parse(gatheredAt) - longest ? read.at : null

/** What an account is worth, with everything of it that was asked for beside its positions. */
export function accountReport(subject: Subject, reading: AccountReading, prices: Prices, dated: Dated) {
  const role = subject.role ?? (reading.role ? (known(reading.role)?.role ?? null) : null)
  const mode = known(reading.mode) ?? null
  const states = reading.dexes.map(read => known(read))
  const books = {
    mode,
    states: prices.metas === null || states.includes(undefined) ? null : states.filter(state => state !== undefined),
    spot: known(reading.spot) ?? null,
  }
  // The venue answers for an agent's address with zeros, which are nobody's.
  const { margin, gaps } = role === 'agent' ? noMargin : accountMargin(books, prices)
  const subs = subject.subAccounts && reading.subAccounts !== null ? known(reading.subAccounts) : undefined
  const subReports = subs?.map(sub => subReport(sub, prices)) ?? null
  const report: AccountReport = {
    venue: 'hyperliquid',
    address: reading.address,
    role,
    mode,
    modeReadAt: earlier(reading.mode, dated),
    dexesReadAt: earlier(dated.dexes, dated),
    ...numbersOf(margin),
    subAccounts: subReports?.map(({ report: sub }) => sub) ?? null,
    vaultShares:
      listOf(reading.vaultShares)?.map(({ vault, equity, lockedUntil }) => ({
        vault,
        equity,
        lockedUntil: lockedUntil === null ? null : new Date(lockedUntil).toISOString(),
      })) ?? null,
    orders:
      listOf(reading.orders)
        ?.filter(order => subject.subAccounts || order.account === reading.address)
        .map(orderReport) ?? null,
  }
  return { report, gaps: [...gaps, ...(subReports?.flatMap(sub => sub.gaps) ?? [])] }
}

function subReport({ name, address, mode, dexes, spot }: SubAccount, prices: Prices) {
  const { margin, gaps } = accountMargin({ mode, states: dexes, spot }, prices)
  return { report: { name, address, mode, ...numbersOf(margin) }, gaps }
}

const noMargin: { margin: Margin; gaps: Gap[] } = {
  margin: { equityUsd: null, marginRatio: null, withdrawableUsd: null },
  gaps: [],
}

const numbersOf = ({ equityUsd, marginRatio, withdrawableUsd }: Margin) => ({
  equityUsd: numberOf(equityUsd),
  marginRatio: numberOf(marginRatio),
  withdrawableUsd: numberOf(withdrawableUsd),
})

const numberOf = (value: Decimal | null): number | null => value && toNumber(value)

const listOf = <T>(read: Read<T[]> | null): T[] | undefined => (read === null ? undefined : known(read))

const orderReport = (order: AccountOrder): OrderReport => ({
  account: order.account,
  dex: order.dex,
  coin: order.coin,
  side: order.side,
  // The venue sends zero for an order that goes with the whole position.
  size: order.isPositionTpsl ? null : order.sz,
  limitPx: order.limitPx,
  triggerPx: order.triggerPx,
  type: order.orderType,
  reduceOnly: order.reduceOnly,
})
