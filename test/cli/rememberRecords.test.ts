import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { rememberRecords } from '../../src/cli/rememberRecords.ts'
import { openRecords } from '../../src/state/records.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { all, noon, seenAt } from '../state/support/seen.ts'

/** The settings as they are on disk by then, and those that this run read. */
function home(before: readonly string[], after: readonly string[]) {
  const folder = temporaryHome()
  let names = before
  const settings = {
    hedges: () => names.map(name => ({ name, id: `id-${name}` })),
    reread: () => {
      names = after
    },
  }
  const open = () => openRecords({ folder, keepDays: () => 400, warn: () => {} })
  const services = { settings, records: open } as unknown as Parameters<typeof rememberRecords>[1]
  return { folder, services, open }
}

it('what was seen of a stored hedge is kept by its id, of an address given ad hoc nothing', async () => {
  const { services, open } = home(['one'], ['one'])
  const recorded = seenAt(noon)
  await rememberRecords(
    [
      { name: 'one', recorded },
      { name: `0x${'ab'.repeat(20)}`, recorded },
    ],
    services,
  )
  const records = await open()
  expect([all(records, 'id-one'), all(records, `0x${'ab'.repeat(20)}`)]).toEqual([[recorded], []])
})

it('of a hedge that another process removed meanwhile nothing is kept, and no file is made', async () => {
  const { services, folder } = home(['one'], [])
  await rememberRecords([{ name: 'one', recorded: seenAt(noon) }], services)
  expect(existsSync(join(folder, 'history.db'))).toBe(false)
})
