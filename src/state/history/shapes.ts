import type { Hex } from '../../domain/address.ts'
import type { LpEvent, WireCandle, WireFill, WireFunding } from '../../domain/history.ts'
import {
  doubtStages,
  modeKinds,
  type SavedCandles,
  type SavedMode,
  type SavedPosition,
  type SavedSeries,
} from '../../domain/historyMemory.ts'
import {
  array,
  boolean,
  decimal,
  integer,
  label,
  nullable,
  object,
  oneOf,
  optional,
  type Reader,
  ShapeFailure,
  text,
  where,
} from '../../domain/shape.ts'
import type { Spent } from '../../domain/venue.ts'

/** Readers of what a file says of the past; the rows are those that snapshots hold as well. */
const uint = where(text, is => /^(0|[1-9]\d{0,77})$/.test(is), 'a whole number as text')
export const block = where(uint, is => Number.isSafeInteger(Number(is)), 'a block number')
/** Until the year 5138, so that every moment made of it is a date. */
const seconds = where(uint, is => is.length <= 11, 'seconds since 1970')
const milliseconds = where(integer, is => is >= 0 && is < 1e14, 'a time in milliseconds')
/** Sums and products of what is above would leave the numbers of JSON. */
const quantity = where(decimal, is => Math.abs(Number(is)) < 1e30, 'a quantity')
const positive = where(quantity, is => Number(is) > 0, 'a number above zero')
const index = where(integer, is => is >= 0, 'a place in a list')

const lpEvent: Reader<LpEvent> = object({
  kind: oneOf('increase', 'decrease', 'collect'),
  block,
  logIndex: index,
  timestamp: seconds,
  liquidity: uint,
  amount0: uint,
  amount1: uint,
  swapSqrtPriceX96: nullable(uint),
})

export const mint = object({ block, timestamp: seconds })

const namelessFill = {
  coin: label,
  px: positive,
  sz: positive,
  side: oneOf('buy', 'sell'),
  time: milliseconds,
  startPosition: quantity,
  dir: label,
  closedPnl: quantity,
  fee: quantity,
  feeToken: label,
  crossed: boolean,
  liquidation: boolean,
}
const fill: Reader<WireFill> = object({ ...namelessFill, tid: index })

const namelessFunding = {
  coin: label,
  usdc: quantity,
  szi: quantity,
  fundingRate: quantity,
  time: milliseconds,
}
const funding: Reader<WireFunding> = object({
  ...namelessFunding,
  hash: where(text, is => /^0x[0-9a-fA-F]{64}$/.test(is), 'a transaction hash'),
})

const candle: Reader<WireCandle> = object({ start: milliseconds, end: milliseconds, close: positive })

/** Rows in the order of their time, as they are summed and cut. */
const inTime =
  <T>(rows: Reader<T[]>, time: (row: T) => number): Reader<T[]> =>
  (value, path) => {
    const list = rows(value, path)
    if (list.some((row, at) => at > 0 && time(row) < time(list[at - 1]!)))
      throw new ShapeFailure(path, 'is not in order')
    return list
  }

export const fills = inTime(array(fill), ({ time }) => time)
export const fundings = inTime(array(funding), ({ time }) => time)
export const candles = inTime(array(candle), ({ start }) => start)
export const lpEvents = inTime(array(lpEvent), event => Number(event.block))

/** Not of forty digits, which an address has. */
const digest = where(text, is => /^[0-9a-f]{16,64}$/.test(is) && is.length !== 40, 'a digest')

const hash = where(text, is => /^0x[0-9a-f]{64}$/.test(is), 'a hash') as Reader<Hex>
const moment = where(text, is => is.length <= 30 && !Number.isNaN(Date.parse(is)), 'a moment')
const endpoint = where(text, is => /^(own|public)\/[\x21-\x7e]{1,200}$/.test(is), 'an endpoint')

/** What older files lack. */
const also = <T>(read: Reader<T>) => optional(read, undefined)

export const savedPosition: Reader<SavedPosition> = object({
  mint: nullable(mint),
  mintedFor: nullable(digest),
  scannedTo: block,
  events: lpEvents,
  search: also(object({ to: nullable(block), silent: array(object({ from: block, to: block })) })),
  tail: also(
    object({ anchor: object({ block, hash }), mintedFor: nullable(digest), scannedTo: block, events: lpEvents }),
  ),
  doubts: also(array(object({ endpoint, at: moment, stage: oneOf(...doubtStages) }))),
  unpriced: also(moment),
  refuted: also(moment),
})

/** Without what the venue, and with it anybody, would know a row by. */
export type NamelessFill = Omit<WireFill, 'tid'>
export type NamelessFunding = Omit<WireFunding, 'hash'>

const seriesOf = <T extends { time: number }>(row: Reader<T>): Reader<SavedSeries<T> | null> =>
  nullable(
    object({
      from: milliseconds,
      assets: array(label),
      rows: inTime(array(row), ({ time }) => time),
      whole: boolean,
      seen: milliseconds,
      to: milliseconds,
      read: index,
    }),
  )

export const fillSeries: Reader<SavedSeries<NamelessFill> | null> = seriesOf(object(namelessFill))
export const fundingSeries: Reader<SavedSeries<NamelessFunding> | null> = seriesOf(object(namelessFunding))

export const savedMode: Reader<SavedMode> = object({
  mode: where(text, is => /^[A-Za-z]{1,40}$/.test(is), 'a mode'),
  kind: oneOf(...modeKinds),
  at: milliseconds,
})

export const spentLately: Reader<Spent[]> = array(object({ at: milliseconds, weight: index }))

export const savedCandles: Reader<SavedCandles> = object({ at: milliseconds, from: milliseconds, candles })
