import { renameSync, writeFileSync } from 'node:fs'
import { afterEach, expect, it, vi } from 'vitest'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { all, minute, noon, put, recordsIn, seenAt } from '../support/seen.ts'

afterEach(() => vi.restoreAllMocks())

it('what could not be done is tried again after a minute, and told once', async () => {
  let clock = 0
  vi.spyOn(performance, 'now').mockImplementation(() => clock)
  const home = temporaryHome()
  const { records, warned, folder } = await recordsIn(home)
  // In place of the folder there is a file.
  writeFileSync(folder, '')
  put(records, seenAt(noon))
  clock += 30_000
  put(records, seenAt(noon + minute))
  clock += 60_000
  put(records, seenAt(noon + 2 * minute))
  expect([warned.length, records.fault()]).toEqual([1, expect.stringContaining('is not a folder')])
  renameSync(folder, `${folder}.gone`)
  put(records, seenAt(noon + 3 * minute))
  expect(all(records)).toEqual([])
  clock += 60_000
  put(records, seenAt(noon + 4 * minute))
  expect(all(records)).toEqual([seenAt(noon + 4 * minute)])
  expect([warned.length, records.fault()]).toEqual([1, null])
})
