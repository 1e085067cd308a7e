import type { WireFunding } from '../../domain/history.ts'
import { array, decimal, integer, label, object, oneOf, where } from '../../domain/shape.ts'
import { everyRow, type Keep } from './everyRow.ts'
import { transactionHash } from './transactionHash.ts'

const userFunding = array(
  object({
    time: where(integer, is => is > 0, 'a time'),
    hash: transactionHash,
    delta: object({ type: oneOf('funding'), coin: label, usdc: decimal, szi: decimal, fundingRate: decimal }),
  }),
)

export const fundingRows = (body: unknown): WireFunding[] =>
  userFunding(body, 'userFunding').map(({ time, hash, delta: { type: _, ...delta } }) => ({ ...delta, time, hash }))

/** All funding from `from` on. Every coin of an account is paid in the same millisecond. */
export const readFunding = (
  from: number,
  ask: (startTime: number) => Promise<unknown>,
  keep?: Keep<WireFunding>,
): Promise<WireFunding[]> =>
  everyRow(
    from,
    { type: 'userFunding', limit: 500, pages: 400, ask, read: fundingRows, keyOf: row => JSON.stringify(row) },
    keep,
  )
