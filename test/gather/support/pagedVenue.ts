import { ReadFailure } from '../../../src/domain/failure.ts'
import type { PerpVenue } from '../../../src/domain/venue.ts'
import { everyRow } from '../../../src/venues/hyperliquid/everyRow.ts'
import type { Past } from './fakePast.ts'
import { pastVenue } from './fakePast.ts'

/** A venue that answers with so many rows a page, and after so many pages of a run with nothing more. */
export function pagedVenue(past: Past, { limit, answers }: { limit: number; answers: number }): PerpVenue {
  const reach = past.reach ?? Number.POSITIVE_INFINITY
  let left = answers
  const page = async <R extends { time: number }>(what: string, rows: readonly R[], from: number, until?: number) => {
    if (left === 0) {
      const message = 'did not answer in time'
      throw new ReadFailure({ code: 'venue-timeout', source: 'hyperliquid', message, hint: 'hedge status' })
    }
    left -= 1
    past.asked.push(`${what} ${from}`)
    return rows.filter(({ time }) => time >= from && time < (until ?? Number.POSITIVE_INFINITY)).slice(0, limit)
  }
  const paging = <R>(type: string) => ({
    ...{ type, limit, pages: 1_000, keyOf: (row: R) => JSON.stringify(row) },
    read: (body: unknown) => body as R[],
  })
  return {
    ...pastVenue(past),
    readFills: async (_account, from, _signal, { until, keep } = {}) => {
      const reached = past.fills.slice(-reach)
      const ask = (start: number) => page('fills', reached, start, until)
      const fills = await everyRow(from, { ...paging<(typeof past.fills)[number]>('fills'), ask }, keep)
      return { fills, whole: fills.length < reach, spare: reach - fills.length }
    },
    readFunding: async (_account, from, _signal, { until, keep } = {}) => {
      const ask = (start: number) => page('funding', past.funding, start, until)
      return everyRow(from, { ...paging<(typeof past.funding)[number]>('funding'), ask }, keep)
    },
  }
}
