import { expect, test } from 'vitest'
import { cleaning, cleanVenue } from '../../src/cli/cleanVenue.ts'
import { ReadFailure } from '../../src/domain/failure.ts'
import type { LpVenue } from '../../src/domain/venue.ts'
import { approvalsOf } from '../support/approvals.ts'
import { gap } from '../support/artifacts.ts'
import { countingLpVenue } from '../support/fakeSources.ts'

const key = 'sk-3f9d2c61b7a84e50'
const telling = { gap: { ...gap('rpc').gap, message: `asked ${key} in vain` } }
const hidden = { gap: { ...telling.gap, message: 'asked [redacted] in vain' } }
const cleanings = cleaning(text => text.replaceAll(key, '[redacted]'))
const throwing = async (): Promise<never> => {
  throw new ReadFailure(telling.gap)
}

const clean = (rest: Partial<LpVenue>) => cleanVenue({ ...countingLpVenue([]), ...rest }, cleanings)

test('what a venue throws says nothing of a URL', async () => {
  const venue = clean({
    readPositions: throwing,
    readHistory: throwing,
    readApprovals: throwing,
    readPositionsAt: throwing,
  })
  for (const method of ['readPositions', 'readHistory', 'readApprovals', 'readPositionsAt'] as const) {
    await expect((venue[method] as () => Promise<unknown>)()).rejects.toMatchObject(hidden)
  }
})

test('nor does a gap in a part', async () => {
  const parts = ['wallet', 'operators', 'scan', 'allowances'] as const
  const all = Object.fromEntries(parts.map(part => [part, telling]))
  const venue = clean({
    readApprovals: async () => approvalsOf(all),
    readHistory: async () => new Map([['1', telling]]),
  })
  const approvals = await (venue.readApprovals as () => Promise<unknown>)()
  expect(approvals).toEqual(approvalsOf(Object.fromEntries(parts.map(part => [part, hidden]))))
  const histories = await (venue.readHistory as () => Promise<unknown>)()
  expect(histories).toEqual(new Map([['1', hidden]]))
})

test('what a venue cannot do it does not pretend', () => {
  expect(clean({})).not.toHaveProperty('readApprovals')
})
