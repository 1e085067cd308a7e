import type { TradeReading } from '../../domain/artifacts.ts'
import { assetOf } from '../../domain/assets.ts'
import { isRead, type Read } from '../../domain/read.ts'
import { compare, type Decimal, decimal } from '../../math/decimal.ts'
import { addKnown, pastZero } from '../../math/hedgeResult.ts'
import type { Beginning } from './begin.ts'
import { coinEarned, type Earned } from './coinEarned.ts'
import { type DollarDex, whyNoDollars } from './dollarDex.ts'
import { fundingNote } from './fundingNote.ts'
import { fillsReach, type HedgeFill, hedgeFills } from './hedgeFills.ts'
import type { PerpReport } from './types.ts'

/** What the perps of one account that stand against `assets` have earned; `perps` are all it has open in them. */
export function hedgeEarned(
  reading: TradeReading,
  assets: readonly string[],
  perps: readonly PerpReport[],
  beginning: Beginning,
  isDollarDex: DollarDex,
): Earned {
  const own = perps.filter(({ account }) => account === reading.account)
  const fills = hedgeFills(reading, assets)
  const rows = isRead(reading.funding) ? reading.funding.ok : []
  const paid = rows.filter(({ coin, time }) => time >= beginning.at && assets.includes(assetOf(coin).asset))
  const coins = [...new Set([...own, ...fills, ...paid].map(({ coin }) => coin))]
  const parts = coins.map(coin => {
    const foreign = whyNoDollars(coin, isDollarDex)
    if (foreign !== null)
      return unknownEarned(`${foreign}: what it earned, cost, was paid and has as margin is not known in dollars`)
    const [mine, perp] = [fills.filter(isOf(coin)), own.find(isOf(coin)) ?? null]
    const { notes: told, ...result } = coinEarned(coin, beginning, {
      fills: sinceBeginning(mine, beginning),
      funding: paid.filter(isOf(coin)).map(({ usdc }) => decimal(usdc)),
      perp,
    })
    const differs = perp && isRead(reading.funding) ? fundingNote(perp, mine, rows.filter(isOf(coin))) : null
    return { ...result, notes: [...told, ...listed(differs)] }
  })
  const fillsWhy = unread('trades', reading.fills) ?? tooShort(reading, beginning)
  const fundingWhy = unread('funding', reading.funding) ?? askedLater('funding', reading, beginning)
  const { funding, notes, ...traded } = sumEarned(parts)
  return fillsWhy === null
    ? { ...traded, funding: fundingWhy === null ? funding : null, notes: [...notes, ...listed(fundingWhy)] }
    : { ...unknownEarned(fillsWhy, ...listed(fundingWhy)), funding: fundingWhy === null ? funding : null }
}

export const unknownEarned = (...notes: string[]): Earned => ({
  realised: null,
  unrealised: null,
  fees: null,
  funding: null,
  notes,
})

export const sumEarned = (parts: readonly Earned[]): Earned => {
  const total = (of: (part: Earned) => Decimal | null) => addKnown(parts.map(of))
  return {
    realised: total(({ realised }) => realised),
    unrealised: total(({ unrealised }) => unrealised),
    fees: total(({ fees }) => fees),
    funding: total(({ funding }) => funding),
    notes: parts.flatMap(({ notes }) => notes),
  }
}

const isOf =
  (coin: string) =>
  (item: { coin: string }): boolean =>
    item.coin === coin

/** Of the coin whose fill opened the hedge, that fill's part past zero and what came after it, within its millisecond too. */
function sinceBeginning(fills: readonly HedgeFill[], { at, opening }: Beginning): HedgeFill[] {
  const place = opening === null ? -1 : fills.findIndex(fill => isSame(fill, opening))
  return place < 0
    ? fills.filter(({ time }) => time >= at)
    : fills.slice(place).map((fill, index) => (index === 0 ? pastZero(fill) : fill))
}

const isSame = (a: HedgeFill, b: HedgeFill): boolean =>
  a.account === b.account &&
  a.coin === b.coin &&
  a.time === b.time &&
  a.tid === b.tid &&
  compare(a.startPosition, b.startPosition) === 0

const unread = (what: string, read: Read<unknown>): string | null =>
  isRead(read) ? null : `the ${what} of an account of the hedge could not be read: ${read.gap.message}`

const askedLater = (what: string, { from }: TradeReading, { at }: Beginning): string | null =>
  Date.parse(from) <= at
    ? null
    : `the ${what} of an account of the hedge were read from ${from} on only, after it began`

const tooShort = (reading: TradeReading, beginning: Beginning): string | null =>
  askedLater('trades', reading, beginning) ??
  (fillsReach(reading) <= beginning.at
    ? null
    : 'the venue keeps the last 10,000 fills of an account, and the hedge began before the oldest of them')

const listed = (why: string | null): string[] => (why === null ? [] : [why])
