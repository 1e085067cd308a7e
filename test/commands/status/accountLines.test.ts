import { describe, expect, it } from 'vitest'
import { accountLines } from '../../../src/commands/status/accountLines.ts'
import { statusReport } from '../../../src/commands/status/report.ts'
import type { AccountReading } from '../../../src/domain/artifacts.ts'
import { plainText } from '../../../src/domain/section.ts'
import { accountOf, artifactsOf, ethUsdc, gap, lpsOf, ok, perpOf, spotOf } from '../../support/artifacts.ts'

const linesOf = (rest: Partial<AccountReading>) => {
  const lps = ok([lpsOf(ok(ethUsdc()))])
  const { hedges } = statusReport(artifactsOf({ lps, accounts: ok([accountOf([perpOf()], rest)]) }), [])
  return accountLines(hedges[0]!).map(plainText)
}

const strange = { coin: 'NOBODY', token: 999, total: '5', hold: '0' }
const portfolio = (portfolioMarginRatio: string | null, balances = [strange]) => ({
  mode: ok('portfolioMargin'),
  spot: ok(spotOf(balances, { portfolioMarginRatio })),
})

describe('the line of an account', () => {
  it('is printed as long as one number of it is known', () => {
    const line = 'Account: equity —, margin ratio 50.0 % (liquidated at 95 %), withdrawable —'
    expect(linesOf(portfolio('0.5'))).toEqual([line])
    expect(linesOf(portfolio(null))).toEqual([])
    expect(linesOf({ mode: gap('venue-down') })).toEqual([])
  })

  it('says where portfolio margin is liquidated, and nothing where that is at the whole', () => {
    expect(linesOf(portfolio('0.5', []))[0]).toContain('margin ratio 50.0 % (liquidated at 95 %), withdrawable')
    expect(linesOf(portfolio(null, []))[0]).toContain('margin ratio —, withdrawable')
    expect(linesOf({})[0]).toMatch(/margin ratio \d\.\d %, withdrawable/)
  })
})
