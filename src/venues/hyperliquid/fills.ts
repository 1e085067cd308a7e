import type { Address } from '../../domain/address.ts'
import type { FillHistory, WireFill } from '../../domain/history.ts'
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
  where,
} from '../../domain/shape.ts'
import { address } from './address.ts'
import { everyRow, type Keep } from './everyRow.ts'
import { transactionHash } from './transactionHash.ts'

/** The venue keeps this many fills of an account within reach (documentation, "Retrieve a user's fills by time"). */
const reach = 10_000

const positive = where(decimal, is => Number(is) > 0, 'a number above zero')
const serial = where(integer, is => is >= 0, 'a serial number')

/**
 * A row without `feeToken` is refused: nothing says what its fee was paid in. One without `tid` is not, since the number
 * only tells rows apart; it gets the zero that the venue itself gives to what was no trade.
 */
const userFillsByTime = array(
  object({
    coin: label,
    px: positive,
    sz: positive,
    side: oneOf('B', 'A'),
    time: where(integer, is => is > 0, 'a time'),
    startPosition: decimal,
    dir: label,
    closedPnl: decimal,
    hash: transactionHash,
    oid: serial,
    crossed: boolean,
    fee: decimal,
    feeToken: label,
    tid: optional(serial, 0),
    liquidation: optional(nullable(object({ liquidatedUser: optional(address, null) })), null),
  }),
)

type Row = ReturnType<typeof userFillsByTime>[number]

export const fillRows = (body: unknown): Row[] => userFillsByTime(body, 'userFillsByTime')

/** One trade can stand twice, as both sides of it: its number alone is no identity. */
const keyOf = (row: Row): string => JSON.stringify(row)

/**
 * All fills from `from` on, of perps and of spot. `ask` gets pages that are not aggregated. Whether all of them could be
 * reached is told by their number: where they are fewer than the venue keeps, the oldest that it keeps lies before `from`.
 */
export async function readFills(
  account: Address,
  from: number,
  ask: (startTime: number) => Promise<unknown>,
  keep?: Keep<WireFill>,
): Promise<FillHistory & { spare: number }> {
  const fillsOf = (rows: readonly Row[]) => once(rows).map(row => fillOf(row, account))
  // Rows of one moment are told at once: of a trade that stands there twice both are seen.
  const told: Keep<Row> = (complete, upTo, read) => keep?.(fillsOf(complete), upTo, read)
  const paging = { type: 'userFillsByTime', limit: 2000, pages: 50, ask, read: fillRows, keyOf }
  const rows = await everyRow(from, paging, told)
  return { fills: fillsOf(rows), whole: rows.length < reach, spare: reach - rows.length }
}

/** A numbered trade that stands there twice in every detail is one; what has no number may well have happened twice. */
function once(rows: readonly Row[]): Row[] {
  const seen = new Set<string>()
  return rows.filter(row => {
    const key = keyOf(row)
    if (row.tid !== 0 && seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** Whoever traded with an account that was liquidated is told of it too. Where nobody is named, the worse is believed. */
const fillOf = ({ side, hash: _, oid: __, liquidation, ...fill }: Row, account: Address): WireFill => ({
  ...fill,
  side: side === 'B' ? 'buy' : 'sell',
  liquidation: liquidation !== null && (liquidation.liquidatedUser ?? account.toLowerCase()) === account.toLowerCase(),
})
