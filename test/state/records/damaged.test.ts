import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { migrations } from '../../../src/state/records/schema.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { all, day, minute, noon, put, recordsIn, seenAt } from '../support/seen.ts'

const rows = Array.from({ length: 300 }, (_, index) => seenAt(noon + index * 5 * minute, { valueUsd: 9_000 + index }))
const written = new Map(rows.map(row => [row.at, row]))
const later = seenAt(noon + 3 * day, { valueUsd: 7 })

/** The bytes of a sound file with those rows in it. */
async function sound(home: string): Promise<Buffer> {
  const { records, path } = await recordsIn(mkdtempSync(join(home, 'sound-')))
  put(records, ...rows)
  records.close()
  return readFileSync(path)
}

/** A run that finds these bytes, reads, and adds a row; and what the next one reads. */
async function found(home: string, bytes: Uint8Array | null) {
  const own = mkdtempSync(join(home, 'found-'))
  const { records, warned, folder, path } = await recordsIn(own)
  mkdirSync(folder, { mode: 0o700 })
  if (bytes === null) mkdirSync(path)
  else writeFileSync(path, bytes, { mode: 0o600 })
  const seen = all(records)
  const before = records.before('0123456789abcdef', noon + minute)
  put(records, later)
  const lost = records.lost()
  records.close()
  const next = await recordsIn(own)
  const after = all(next.records)
  next.records.close()
  return { seen: before === null ? seen : [before, ...seen], after, warned: [...warned, ...next.warned], lost, folder }
}

describe('a file that is damaged', () => {
  it('wherever a byte of it is another one, gives nothing that was not written, and the next row is kept', async () => {
    const home = temporaryHome()
    const bytes = await sound(home)
    let setAside = 0
    const places = [...Array(30).keys(), ...Array.from({ length: 30 }, () => Math.floor(Math.random() * bytes.length))]
    for (const place of places) {
      const damaged = Buffer.from(bytes)
      damaged[place] = damaged[place]! ^ (1 << (place % 8))
      const { seen, after, warned } = await found(home, damaged)
      expect(
        seen.every(row => isDeepStrictEqual(written.get(row.at), row)),
        `byte ${place}`,
      ).toBe(true)
      expect(seen.length).toBeLessThanOrEqual(rows.length + 1)
      expect(after.at(-1), `byte ${place}: ${warned}`).toEqual(later)
      // Of a damaged page what lies on it may be gone, of the first page all.
      expect(after.length, `byte ${place}`).toBeGreaterThan(place < 4096 ? 0 : rows.length - 80)
      expect(warned.length).toBeLessThanOrEqual(1)
      setAside += warned.length
    }
    expect(setAside).toBeGreaterThan(5)
  })

  it('wherever it is cut off, or a page of it torn', async () => {
    const home = temporaryHome()
    const bytes = await sound(home)
    for (let length = 1; length < bytes.length; length += 4_777) {
      const torn = Buffer.from(bytes)
      torn.fill(0, length, Math.min(bytes.length, (Math.floor(length / 4096) + 1) * 4096))
      for (const damaged of [bytes.subarray(0, length), torn]) {
        const { seen, after, warned } = await found(home, damaged)
        expect(
          seen.every(row => isDeepStrictEqual(written.get(row.at), row)),
          `${length}`,
        ).toBe(true)
        expect(after.at(-1), `${length}: ${warned}`).toEqual(later)
        expect(warned.length).toBeLessThanOrEqual(1)
      }
    }
  })

  it('is set aside with one line, one of them is kept, and this run knows that not all is there', async () => {
    const home = temporaryHome()
    const { seen, after, warned, lost, folder } = await found(
      home,
      Buffer.from('not a database, but long enough to be one'.repeat(200)),
    )
    expect([seen, after]).toEqual([[], [later]])
    const why = `it is damaged; it was set aside as ${join(folder, 'history.db.unusable')}, and 0 records of it are kept`
    expect(warned).toEqual([`the recorded history begins anew: ${why}`])
    expect(lost).toBe(why)
    writeFileSync(join(folder, 'history.db'), 'x'.repeat(5_000))
    const { records } = await recordsIn(join(folder, '..'))
    put(records, later)
    expect(readdirSync(folder).sort()).toEqual(['history.db', 'history.db.unusable'])
    expect(readFileSync(join(folder, 'history.db.unusable'), 'utf8')).toBe('x'.repeat(5_000))
    // Whoever forgets a hedge forgets what cannot be searched.
    expect(records.forget('another')).toBeNull()
    expect(readdirSync(folder)).toEqual(['history.db'])
  })

  it('a folder in its place is', async () => {
    const { after, warned } = await found(temporaryHome(), null)
    expect(after).toEqual([later])
    expect(warned).toEqual([expect.stringContaining('it is no file; it was set aside')])
  })
})

describe('a database', () => {
  const changed = async (sql: string) => {
    const home = temporaryHome()
    const path = join(home, 'other.db')
    writeFileSync(path, await sound(home))
    const other = new DatabaseSync(path)
    other.exec(sql)
    other.close()
    return found(home, readFileSync(path))
  }

  it.each([
    [`PRAGMA user_version = ${migrations.length + 1}`, 'it is of a newer version of this program'],
    ['PRAGMA application_id = 7', 'it is not of this program'],
    ['PRAGMA user_version = 0', 'it is not of this program'],
    ['DROP TABLE seen', 'it is damaged'],
    ['ALTER TABLE seen RENAME COLUMN price TO prize', 'it is damaged'],
  ])('after %s is set aside', async (sql, why) => {
    const { seen, after, warned } = await changed(sql)
    expect([seen, after]).toEqual([[], [later]])
    expect(warned).toEqual([expect.stringContaining(`begins anew: ${why};`)])
  })

  it('that was begun and not filled, as a kill leaves it, is filled', async () => {
    const { seen, after, warned } = await found(temporaryHome(), new Uint8Array())
    expect([seen, after, warned]).toEqual([[], [later], []])
  })

  it.each([true, false])('that another process has begun anew meanwhile stays (ours damaged: %s)', async damaged => {
    const home = temporaryHome()
    const bytes = await sound(home)
    const { records, warned, path } = await recordsIn(home)
    put(records, ...rows)
    const fresh = join(home, 'fresh.db')
    writeFileSync(fresh, bytes)
    const other = new DatabaseSync(path)
    if (damaged) other.exec('DROP TABLE seen')
    other.close()
    // As whoever sets one aside and begins anew.
    renameSync(fresh, path)
    put(records, later)
    expect([warned, records.lost()]).toEqual([[], null])
    expect(all(records).at(-1)).toEqual(later)
    expect(all(records)).toHaveLength(rows.length + 1)
  })
})
