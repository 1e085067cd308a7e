import { describe, expect, it } from 'vitest'
import { foldedLines, inResult, notInResult, shownLps } from '../../../src/commands/status/foldedLps.ts'
import type { LpReport } from '../../../src/commands/status/types.ts'
import { plainText } from '../../../src/domain/section.ts'
import { hedge, lp } from '../../support/hedgeReports.ts'

const fees = { ...lp.fees!, uncollectedPrincipalUsd: 0 }
const closed: LpReport = { ...lp, liquidity: '0', uncollectedFees0: '0', uncollectedFees1: '0' }
const dust: LpReport = { ...lp, valueUsd: 0.25, feesUsd: 0.5, fees }
/** As of a whole wallet: what was closed before is not read back, and no part of the result. */
const elsewhere: LpReport = { ...closed, entry: null, impermanentLoss: null, fees: null }

const said = (lps: LpReport[], pnl = hedge.pnl) => {
  const report = { ...hedge, lps, pnl }
  return [...foldedLines(inResult(report), 'result is in the total'), ...foldedLines(notInResult(report))].map(
    plainText,
  )
}

describe('a position without a row', () => {
  it('is counted, and said to be in the total where it is', () => {
    expect(said([lp, closed])).toEqual(['1 closed position not shown: its result is in the total'])
    expect(said([closed, closed, elsewhere, dust])).toEqual([
      '2 closed positions not shown: their result is in the total',
      '1 position under a dollar ($0.75 in all) not shown: its result is in the total',
      '1 closed position not shown',
    ])
    expect(said([closed, dust], null)).toEqual([
      '1 closed position not shown',
      '1 position under a dollar ($0.75 in all) not shown',
    ])
    expect(said([lp])).toEqual([])
  })

  it('is closed, or worth under a dollar with all that a collect would pay', () => {
    const shown = (rest: Partial<LpReport>) => shownLps({ ...hedge, lps: [{ ...dust, ...rest }] }).length === 1
    expect(shown({})).toBe(false)
    expect(shown({ feesUsd: 0.75 })).toBe(true)
    expect(shown({ valueUsd: null })).toBe(true)
    expect(shown({ fees: { ...fees, uncollectedPrincipalUsd: 0.25 } })).toBe(true)
    expect(shown({ fees: { ...fees, uncollectedPrincipalUsd: null } })).toBe(true)
  })
})
