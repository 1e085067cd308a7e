import { describe, expect, it } from 'vitest'
import {
  accountOf,
  dexStateOf,
  ethTick,
  ethUsdc,
  gap,
  lpsOf,
  ok,
  perpOf,
  spotOf,
  subjectOf,
} from '../../support/artifacts.ts'
import { actualOf, hedged, held, type Situation, short, shortOf, subject, verdictsOf } from './audited.ts'

/** All sold, since the price stands above the range. */
const above = ok([lpsOf(ok(ethUsdc({ tickLower: ethTick - 4020, tickUpper: ethTick - 2040 })))])
const emptied = ok([lpsOf(ok(ethUsdc({ liquidity: '0' })))])
const lpDown = ok([lpsOf(gap('the chain'))])
const venueDown = ok([accountOf([], { dexes: [gap('the main dex')] })])
const noSpot = (perps: Parameters<typeof accountOf>[0]) => ok([accountOf(perps, { spot: gap('spot') })])
const wanting = (target: string) => ok([{ ...subject, target }])
const spotEth = [{ coin: 'UETH', token: 221, total: '2', hold: '0' }]

const rows: readonly [string, Situation, side: string, net: string][] = [
  ['hedged', hedged([short(`-${held}`)]), 'pass', 'pass'],
  ['hedged by half', hedged([short('-9')]), 'pass', 'fail medium'],
  ['hedged by less than half', hedged([short('-8.6')]), 'pass', 'fail high'],
  ['hedged twice', hedged([short('-34.8')]), 'pass', 'fail high'],
  ['long on both legs', hedged([perpOf({ szi: '5', liquidationPx: null })]), 'fail critical', 'fail high'],
  ['not hedged', hedged([]), 'fail high', 'fail high'],
  ['not to be hedged', hedged([], { subjects: wanting('0') }), 'pass', 'pass'],
  [
    'not to be hedged, and longer than the LP',
    hedged([perpOf({ szi: '5' })], { subjects: wanting('0') }),
    'fail critical',
    'fail medium',
  ],
  ['half is wanted and there', hedged([short('-8.6')], { subjects: wanting('0.5') }), 'pass', 'pass'],
  ['a short against an LP that has sold', hedged([short('-8')], { lps: above }), 'fail high', 'fail high'],
  ['a dust short against an LP that has sold', hedged([short('-0.00001')], { lps: above }), 'pass', 'pass'],
  ['an LP that has sold, and no perp', hedged([], { lps: above }), 'pass', 'pass'],
  ['a short against an LP that was emptied', hedged([short('-8')], { lps: emptied }), 'fail high', 'fail high'],
  ['all closed', hedged([], { lps: emptied }), 'pass', 'pass'],
  [
    'a short against spot',
    hedged([], { lps: emptied, accounts: ok([accountOf([short('-2')], { spot: ok(spotOf(spotEth)) })]) }),
    'pass',
    'pass',
  ],
  ['the chain down', hedged([short('-8')], { lps: lpDown }), 'unknown', 'unknown'],
  ['the venue down', hedged([], { accounts: venueDown }), 'unknown', 'unknown'],
  ['spot down', hedged([], { accounts: noSpot([short(`-${held}`)]) }), 'pass', 'unknown'],
  ['spot down, both legs long', hedged([], { accounts: noSpot([perpOf({ szi: '5' })]) }), 'fail critical', 'unknown'],
  ['spot down, the LP sold', hedged([], { lps: above, accounts: noSpot([short('-8')]) }), 'unknown', 'unknown'],
  [
    'the markets down',
    hedged([short('-8.6')], { markets: ok([{ network: 'mainnet', dex: '', read: gap('markets') }]) }),
    'pass',
    'fail high',
  ],
  [
    'a share that no order can mend',
    hedged([], { lps: ok([lpsOf(ok(ethUsdc({ liquidity: '10000000000' })))]) }),
    'pass',
    'pass',
  ],
  [
    'a share that the venue takes no order for',
    hedged([], { lps: ok([lpsOf(ok(ethUsdc({ liquidity: '1000000000000' })))]) }),
    'fail high',
    'warn low',
  ],
  [
    'an address asked about, which has nothing',
    { subjects: ok([subjectOf({ stored: false, name: `0x${'ab'.repeat(20)}` })]) },
    'none',
    'none',
  ],
]

describe('the side and the size of a hedge', () => {
  it.each(rows)('%s', (_what, situation, side, net) => {
    expect([shortOf('side-right', situation), shortOf('net-delta', situation)]).toEqual([side, net])
  })

  it('says how much, and what to order', () => {
    const half = hedged([short('-9')])
    expect(actualOf('net-delta', half)).toBe(
      'ETH: hedged 51.8 % of a target 100.0 %: net 8.37397 ETH, to correct: sell 8.3739 ETH',
    )
    expect(actualOf('side-right', hedged([perpOf({ szi: '5' })]))).toBe(
      'the ETH long of 5 is on the same side as the 17.374 held: it adds to it',
    )
    expect(actualOf('side-right', hedged([]))).toBe('ETH: 17.374 held and no perp against it: not hedged')
  })

  it('a short on another dex of the venue counts as well', () => {
    const states = [ok(dexStateOf([])), ok(dexStateOf([short(`-${held}`, { coin: 'hyna:ETH' })], { dex: 'hyna' }))]
    const metas = ['', 'hyna'].map(dex => ({ dex, collateralToken: 0, markets: [] }))
    const situation = hedged([], {
      accounts: ok([accountOf([], { dexes: states })]),
      dexes: ok([{ network: 'mainnet', read: ok({ dexes: metas, empty: 0 }) }]),
    })
    expect(shortOf('side-right', situation)).toBe('pass')
    expect(shortOf('net-delta', situation)).toBe('pass')
  })

  it('names an address asked about by no address', () => {
    const [verdict] = verdictsOf(
      'side-right',
      hedged([], { subjects: ok([subjectOf({ stored: false, name: `0x${'ab'.repeat(20)}` })]) }),
    )
    expect(verdict).toMatchObject({ subject: 'the address asked about', status: 'fail' })
  })
})
