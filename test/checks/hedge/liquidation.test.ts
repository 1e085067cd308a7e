import { describe, expect, it } from 'vitest'
import { accountOf, dexStateOf, ethUsdc, gap, lpsOf, ok, perpOf, spotOf, subjectOf } from '../../support/artifacts.ts'
import { actualOf, hedged, type Situation, short, shortOf } from './audited.ts'

const at = (liquidationPx: string | null, rest: Parameters<typeof perpOf>[0] = {}) =>
  perpOf({ szi: '-17', liquidationPx, ...rest })
const lpDown = ok([lpsOf(gap('the chain'))])
const venueDown = ok([accountOf([], { dexes: [gap('the main dex')] })])
const endless = ok([lpsOf(ok(ethUsdc({ tickLower: -887_220, tickUpper: 887_220 })))])
const emptied = ok([lpsOf(ok(ethUsdc({ liquidity: '0' })))])

const rows: readonly [string, Situation, distance: string, joint: string][] = [
  ['far off', hedged([short('-17')]), 'pass', 'pass'],
  ['no perp', hedged([]), 'none', 'none'],
  ['24 % away, beyond the range', hedged([at('3720')]), 'warn medium', 'pass'],
  ['24 % away, within the range', hedged([at('3650')]), 'warn medium', 'fail high'],
  ['8 % away', hedged([at('3240')]), 'fail critical', 'fail high'],
  ['past it', hedged([at('2990')]), 'fail critical', 'fail high'],
  ['a short of which the venue tells none', hedged([at(null)]), 'unknown', 'unknown'],
  ['a long that nothing liquidates', hedged([at(null, { szi: '5' })]), 'pass', 'none'],
  ['a long near it', hedged([at('2800', { szi: '5' })]), 'fail critical', 'none'],
  ['a range without end', hedged([short('-17')], { lps: endless }), 'pass', 'warn info'],
  ['an LP that was emptied', hedged([short('-17')], { lps: emptied }), 'pass', 'none'],
  ['the chain down, a perp near it', hedged([at('3240')], { lps: lpDown }), 'fail critical', 'unknown'],
  ['the chain down', hedged([short('-17')], { lps: lpDown }), 'unknown', 'unknown'],
  ['the venue down', hedged([], { accounts: venueDown }), 'unknown', 'unknown'],
]

describe('the liquidation of a hedge', () => {
  it.each(rows)('%s', (_what, situation, distance, joint) => {
    expect([shortOf('liquidation-distance', situation), shortOf('liquidation-beyond-range', situation)]).toEqual([
      distance,
      joint,
    ])
  })

  it('says how far it is, and where', () => {
    expect(actualOf('liquidation-distance', hedged([at('3240')]))).toBe('ETH is 8.0 % from its liquidation at 3,240')
    expect(actualOf('liquidation-beyond-range', hedged([at('3240')]))).toMatch(
      /^ETH: the short is liquidated at \$3,240, before the LP leaves its range at \$3,664/,
    )
  })
})

/** An account with so much behind a maintenance of 1,000. */
const backedBy = (accountValue: string, rest = {}) => {
  const state = dexStateOf([short('-17')])
  const summary = { ...state.marginSummary, accountValue }
  return {
    dexes: [ok({ ...state, marginSummary: summary, crossMarginSummary: summary, crossMaintenanceMarginUsed: '1000' })],
    ...rest,
  }
}
const account = (rest: Parameters<typeof accountOf>[1]) => hedged([], { accounts: ok([accountOf([], rest)]) })

const sub = (accountValue: string) => ({
  name: 'second\u202e',
  address: `0x${'cd'.repeat(20)}` as const,
  mode: 'default',
  dexes: [backedBy(accountValue).dexes[0]!.ok],
  spot: spotOf([]),
})
const counting = ok([subjectOf({ tokenIds: ['1'], expectedAssets: ['ETH'], subAccounts: true })])

describe('the margin of the account', () => {
  it.each<[string, Situation, string]>([
    ['enough', account(backedBy('10000')), 'pass'],
    ['just enough', account(backedBy('2001')), 'pass'],
    ['half used', account(backedBy('2000')), 'warn medium'],
    ['four fifths used', account(backedBy('1250')), 'fail critical'],
    ['nothing left', account(backedBy('0')), 'fail critical'],
    ['less than nothing left', account(backedBy('-5')), 'fail critical'],
    ['a mode that nobody told', account(backedBy('10000', { mode: gap('the mode') })), 'unknown'],
    ['a mode that is not known here', account(backedBy('10000', { mode: ok('dexAbstraction') })), 'unknown'],
    ['a dex down', account({ dexes: [gap('the main dex')] }), 'unknown'],
    ['no account', hedged([], { subjects: ok([subjectOf({ account: gap('the account') })]) }), 'unknown'],
    [
      'portfolio margin near its own limit',
      account({ mode: ok('portfolioMargin'), spot: ok(spotOf([], { portfolioMarginRatio: '0.77' })) }),
      'fail critical',
    ],
    [
      'a sub-account that counts',
      { ...account(backedBy('10000', { subAccounts: ok([sub('1250')]) })), subjects: counting },
      'fail critical',
    ],
    ['a sub-account that does not count', account(backedBy('10000', { subAccounts: ok([sub('1250')]) })), 'pass'],
  ])('%s', (_what, situation, expected) => {
    expect(shortOf('margin', situation)).toBe(expected)
  })

  it('says whose it is, and prints no name that moves a cursor', () => {
    const situation = { ...account(backedBy('10000', { subAccounts: ok([sub('1250')]) })), subjects: counting }
    expect(actualOf('margin', situation)).toBe("sub-account 'second?' stands at 80.0 % and is liquidated at 100.0 %")
  })
})
