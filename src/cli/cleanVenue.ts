import type { Approvals } from '../domain/approvals.ts'
import { ReadFailure } from '../domain/failure.ts'
import type { Gap, Read } from '../domain/read.ts'
import type { LpVenue } from '../domain/venue.ts'

export type Cleaning = {
  redacted(gap: Gap): Gap
  /** What is thrown, cleaned. */
  cleaned<T>(work: Promise<T>): Promise<T>
}

/** A node may echo a piece of its own URL: what it says passes the redactor before it becomes data. */
export function cleaning(redact: (text: string) => string): Cleaning {
  const redacted = (gap: Gap): Gap => ({ ...gap, message: redact(gap.message) })
  return {
    redacted,
    cleaned: async work => {
      try {
        return await work
      } catch (error) {
        if (!(error instanceof ReadFailure)) throw error
        throw new ReadFailure(redacted(error.gap))
      }
    },
  }
}

/** A venue of which every gap, thrown or given, is cleaned. */
export function cleanVenue(venue: LpVenue, { cleaned, redacted }: Cleaning): LpVenue {
  const { readApprovals, readPositionsAt } = venue
  const clean = <T>(read: Read<T>): Read<T> => ('gap' in read ? { gap: redacted(read.gap) } : read)
  return {
    ...venue,
    readPositions: (...asked) => cleaned(venue.readPositions(...asked)),
    readHistory: async (...asked) => {
      const reads = await cleaned(venue.readHistory(...asked))
      return new Map([...reads].map(([id, read]) => [id, clean(read)]))
    },
    ...(readPositionsAt && { readPositionsAt: (...asked) => cleaned(readPositionsAt(...asked)) }),
    ...(readApprovals && {
      readApprovals: async (...asked): Promise<Approvals> => {
        const read = await cleaned(readApprovals(...asked))
        const { wallet, operators, scan, allowances } = read
        return {
          ...read,
          ...{ wallet: clean(wallet), operators: clean(operators), scan: clean(scan), allowances: clean(allowances) },
        }
      },
    }),
  }
}
