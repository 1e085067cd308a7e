import { describe, expect, it } from 'vitest'
import { wholeScope } from '../../src/domain/artifacts.ts'
import { gather } from '../../src/gather/index.ts'
import { openRecords } from '../../src/state/records.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { day, hour, seenAt } from '../state/support/seen.ts'
import { gatheredAt } from '../support/artifacts.ts'
import { fakeSources, hedgeOf } from '../support/fakeSources.ts'

const now = Date.parse(gatheredAt)
const hedges = [hedgeOf('one'), hedgeOf('two')]

async function gathered(scope: object = {}, fault: string | null = null) {
  const records = await openRecords({ folder: temporaryHome(), keepDays: () => 400, warn: () => {} })
  records.append(
    [-8 * day, -25 * hour, -24 * hour, 0, 1].map(ago => ({ hedge: 'id-one', recorded: seenAt(now + ago * 1) })),
  )
  const none = async (): Promise<never> => {
    throw new Error('the secret store is not asked')
  }
  const its = { ...records, fault: () => fault }
  const sources = fakeSources(hedges, { scope: { ...wholeScope, ...scope }, secrets: none, records: async () => its })
  return (await gather(['records'], sources)).records
}

describe('what was recorded', () => {
  it('is gathered of every hedge, a day of it unless more is asked for, without the secret store', async () => {
    const from = (days: number) => new Date(now - days * day).toISOString()
    expect(await gathered()).toMatchObject({
      ok: {
        hedges: [
          // The second row of this second took the place of the first.
          { hedge: 'one', from: from(1), rows: [{ at: now - day }], later: 1 },
          { hedge: 'two', from: from(1), rows: [], later: 0 },
        ],
        lost: null,
      },
    })
    expect(await gathered({ names: ['one'], recordDays: 7 })).toMatchObject({
      ok: { hedges: [{ rows: [{ at: now - 25 * hour }, { at: now - day }] }] },
    })
  })

  it('is a gap where it cannot be read, and where nothing is kept', async () => {
    expect(await gathered({}, 'there is no room')).toMatchObject({
      gap: { code: 'history-unreadable', message: 'there is no room' },
    })
    expect((await gather(['records'], fakeSources(hedges))).records).toMatchObject({
      gap: { code: 'history-unreadable' },
    })
  })

  it('of a hedge that nobody knows is a mistake', async () => {
    await expect(gathered({ names: ['three'] })).rejects.toMatchObject({ code: 'no-such-hedge', exit: 6 })
  })
})
