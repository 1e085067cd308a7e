import { statSync } from 'node:fs'
import { expect, it } from 'vitest'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { all, day, minute, noon, put, recordsIn, seenAt } from '../support/seen.ts'

it('a year at five minutes is bounded: 6,500 rows and 1 MB a hedge', { timeout: 240_000 }, async () => {
  const { records, path, warned } = await recordsIn(temporaryHome())
  const rows: number[] = []
  for (let days = 0; days < 450; days += 1) {
    put(records, ...Array.from({ length: 288 }, (_, index) => seenAt(noon + days * day + index * 5 * minute)))
    if (days > 400 && days % 7 === 0) rows.push(all(records).length)
  }
  expect(Math.max(...rows)).toBeLessThanOrEqual(6_500)
  expect(Math.min(...rows)).toBeGreaterThan(14 * 288)
  expect(statSync(path).size).toBeLessThan(1_000_000)
  expect(warned).toEqual([])
  const oldest = all(records)[0]!.at
  expect(noon + 450 * day - oldest).toBeLessThan(403 * day)
})
