import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Recorded } from '../../src/domain/recorded.ts'
import { openRecords } from '../../src/state/records.ts'

const fiveMinutes = 300_000
const day = 86_400_000

/** As a run sees a hedge; every number has the digits that a real one has. */
const seenAt = (at: number): Recorded => {
  const wave = Math.sin(at / 7e8)
  return {
    at,
    state: wave > 0.95 ? 'warning' : 'ok',
    valueUsd: 25_000 + 900 * wave + (at % 977) / 977,
    feesUsd: (at % day) / 1e6,
    impermanentLossUsd: -120 * wave * wave,
    netDeltaUsd: 35 * wave,
    equityUsd: 12_000 - 800 * wave,
    pnlUsd: 210 + 90 * wave,
    health: 80 + 10 * wave,
    price: 3000 + 300 * wave,
    inRange: wave < 0.9,
  }
}

/**
 * What a run each five minutes leaves of a hedge until `end` (milliseconds), a day of them at a time: as the daily care would find it.
 * `grown` hears of the size of the file (bytes) after so many days.
 */
export async function recordRuns(
  folder: string,
  hedge: string,
  { days, end, grown }: { days: number; end: number; grown?: (days: number, bytes: number) => void },
): Promise<void> {
  const warn = (line: string) => {
    throw new Error(line)
  }
  const records = await openRecords({ folder, keepDays: () => 730, warn })
  for (let after = 0; after < days; after += 1) {
    const begin = end - (days - after) * day
    const times = Array.from({ length: day / fiveMinutes }, (_, n) => begin + n * fiveMinutes)
    records.append(times.map(at => ({ hedge, recorded: seenAt(at) })))
    grown?.(after + 1, statSync(join(folder, 'history.db')).size)
  }
  records.close()
}
