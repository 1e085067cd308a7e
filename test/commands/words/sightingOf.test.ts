import { describe, expect, it } from 'vitest'
import type { Alert, HedgeReport, LpReport, PerpReport } from '../../../src/commands/status/types.ts'
import { sightingOf } from '../../../src/commands/words/sightingOf.ts'
import { gap } from '../../support/artifacts.ts'

const closed = { liquidity: '0', uncollectedFees0: '0', uncollectedFees1: '0' } as LpReport
const owed = { ...closed, uncollectedFees1: '0.5' }
const unknown = { ...closed, uncollectedFees1: null }
const perp = { szi: '-1' } as PerpReport
const account = {} as HedgeReport['account']
const alarm: Alert = { id: 'unhedged-perp', severity: 'warning', message: '' }

const reportOf = (change: Partial<HedgeReport>) =>
  ({ name: 'any', lps: [], perps: [], alerts: [], gaps: [], account, ...change }) as unknown as HedgeReport

describe('what a report says of the use of a hedge', () => {
  it.each<[string, Partial<HedgeReport>, ReturnType<typeof sightingOf>['legs']]>([
    ['an open LP', { lps: [{ ...closed, liquidity: '1' }] }, 'open'],
    ['fees that are owed', { lps: [closed, owed] }, 'open'],
    ['fees that nobody knows', { lps: [unknown] }, 'open'],
    ['every leg closed', { lps: [closed] }, 'closed'],
    ['burned, and flat', {}, 'closed'],
    ['a short alone', { lps: [closed], perps: [perp], alerts: [alarm] }, 'alarm'],
    ['a short of less than a lot', { lps: [closed], perps: [perp] }, 'open'],
    ['closed, as far as it could be read', { lps: [closed], gaps: [gap('rpc-down').gap] }, 'unknown'],
  ])('%s', (_what, change, legs) => {
    expect(sightingOf(reportOf(change))).toEqual({ name: 'any', read: true, legs })
  })

  it('nothing was read where neither leg was', () => {
    expect(sightingOf(reportOf({ account: null, gaps: [gap('rpc-down').gap] })).read).toBe(false)
  })
})
