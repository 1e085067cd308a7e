import { join } from 'node:path'
import type { Recorded, Records } from '../../../src/domain/recorded.ts'
import { openRecords, type RecordsOptions } from '../../../src/state/records.ts'

export const hedge = '0123456789abcdef'
export const noon = Date.parse('2026-06-01T12:00:00.000Z')
export const [minute, hour, day] = [60_000, 3_600_000, 86_400_000] as const

export const seenAt = (at: number, rest: Partial<Recorded> = {}): Recorded => ({
  at,
  state: 'ok',
  valueUsd: 10_000.25,
  feesUsd: 12.5,
  impermanentLossUsd: -3.75,
  netDeltaUsd: 0.1 + 0.2,
  equityUsd: 5_000,
  pnlUsd: 1 / 3,
  health: 88,
  price: 3_000.5,
  inRange: true,
  ...rest,
})

export const put = (records: Records, ...seen: readonly Recorded[]): void =>
  records.append(seen.map(recorded => ({ hedge, recorded })))

export const all = (records: Records, of = hedge): Recorded[] => records.between(of, 0, 1e14)

/** Records of a state folder, and what was warned of. */
export async function recordsIn(home: string, rest: Partial<RecordsOptions> = {}) {
  const warned: string[] = []
  const folder = join(home, 'state')
  const records = await openRecords({ folder, keepDays: () => 400, warn: line => warned.push(line), ...rest })
  return { records, warned, folder, path: join(folder, 'history.db') }
}
