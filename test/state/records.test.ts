import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conditionStates } from '../../src/domain/condition.ts'
import { type Recorded, recordedFields } from '../../src/domain/recorded.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { all, hedge, hour, noon, put, recordsIn, seenAt } from './support/seen.ts'

const number = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }))
const anyRecorded: fc.Arbitrary<Recorded> = fc.record({
  ...(Object.fromEntries(recordedFields.map(field => [field, number])) as Record<
    (typeof recordedFields)[number],
    typeof number
  >),
  at: fc.integer({ min: 0, max: 9e12 }),
  state: fc.constantFrom(...conditionStates),
  inRange: fc.option(fc.boolean()),
})

describe('what was seen', () => {
  it('is read as it was written, oldest first, by another run', async () => {
    const home = temporaryHome()
    const { records } = await recordsIn(home)
    const seen = fc.sample(
      fc.uniqueArray(anyRecorded, { selector: ({ at }) => Math.floor(at / 1000), minLength: 90, maxLength: 90 }),
      1,
    )[0]!
    put(records, ...seen)
    records.close()
    const later = await recordsIn(home)
    // JSON knows no -0, and neither does a person.
    const plain = (rows: readonly Recorded[]) => JSON.parse(JSON.stringify(rows))
    expect(plain(all(later.records))).toEqual(plain(seen.toSorted((a, b) => a.at - b.at)))
    expect([later.warned, later.records.fault()]).toEqual([[], null])
  })

  it('is null where it is no number', async () => {
    const { records } = await recordsIn(temporaryHome())
    put(records, seenAt(noon, { valueUsd: Number.NaN, pnlUsd: Number.POSITIVE_INFINITY }))
    expect(all(records)).toEqual([seenAt(noon, { valueUsd: null, pnlUsd: null })])
  })

  it('takes the place of what was seen in the same second', async () => {
    const { records } = await recordsIn(temporaryHome())
    put(records, seenAt(noon + 900), seenAt(noon + 1000))
    put(records, seenAt(noon + 100, { health: 5 }))
    expect(all(records)).toEqual([seenAt(noon + 100, { health: 5 }), seenAt(noon + 1000)])
  })

  it('is read between two moments, the later left out, and before one', async () => {
    const { records } = await recordsIn(temporaryHome())
    // A clock that was set back left one of tomorrow.
    put(records, ...[0, 1, 2, 26].map(hours => seenAt(noon + hours * hour)))
    expect(records.between(hedge, noon, noon + 2 * hour).map(({ at }) => at)).toEqual([noon, noon + hour])
    expect(records.before(hedge, noon + 3 * hour)?.at).toBe(noon + 2 * hour)
    expect(records.before(hedge, noon + 2 * hour)?.at).toBe(noon + 2 * hour)
    expect(records.before(hedge, noon - 1)).toBeNull()
    expect(all(records, 'another')).toEqual([])
  })

  it('of several hedges is kept together, and forgotten alone: not a byte of it is left', async () => {
    const home = temporaryHome()
    const { records, path } = await recordsIn(home)
    const other = 'fedcba9876543210'
    const rows = Array.from({ length: 200 }, (_, index) => seenAt(noon + index * 1000))
    records.append([hedge, other].flatMap(id => rows.map(recorded => ({ hedge: id, recorded }))))
    expect(readFileSync(path, 'latin1')).toContain(hedge)
    expect(records.forget(hedge)).toBeNull()
    records.close()
    expect(readFileSync(path, 'latin1')).not.toContain(hedge)
    const { records: later } = await recordsIn(home)
    expect([all(later).length, all(later, other).length]).toEqual([0, 200])
  })
})

describe('the file', () => {
  it('is made by the first that writes, for its owner alone, and nothing lies beside it', async () => {
    const { records, folder, path } = await recordsIn(temporaryHome())
    expect([all(records), records.before(hedge, noon), records.forget(hedge)]).toEqual([[], null, null])
    records.append([])
    expect(existsSync(folder)).toBe(false)
    const mask = process.umask(0)
    try {
      put(records, seenAt(noon))
    } finally {
      process.umask(mask)
    }
    expect([statSync(folder).mode & 0o777, statSync(path).mode & 0o777]).toEqual([0o700, 0o600])
    expect(readdirSync(folder)).toEqual(['history.db'])
  })

  it('is closed to others again by who writes', async () => {
    const home = temporaryHome()
    const first = await recordsIn(home)
    put(first.records, seenAt(noon))
    first.records.close()
    chmodSync(first.path, 0o644)
    put((await recordsIn(home)).records, seenAt(noon + hour))
    expect(statSync(first.path).mode & 0o777).toBe(0o600)
  })

  it('is one that any tool reads', async () => {
    const { records, path } = await recordsIn(temporaryHome())
    put(records, seenAt(noon))
    records.close()
    const other = new DatabaseSync(path, { readOnly: true })
    expect(other.prepare('SELECT at, value_usd, net_delta_usd FROM seen').all()).toEqual([
      { at: noon, value_usd: 10_000.25, net_delta_usd: 0.1 + 0.2 },
    ])
    other.close()
  })

  it('is not used by a Node that has no SQLite; the run goes on', async () => {
    const load = () =>
      Promise.reject(Object.assign(new Error('No such built-in'), { code: 'ERR_UNKNOWN_BUILTIN_MODULE' }))
    const { records, warned, folder } = await recordsIn(temporaryHome(), { load })
    put(records, seenAt(noon))
    expect([all(records), records.forget(hedge)]).toEqual([[], null])
    expect(warned).toEqual(['the recorded history cannot be used: this Node was built without SQLite'])
    expect([records.fault(), existsSync(folder)]).toEqual(['this Node was built without SQLite', false])
  })
})
