import { describe, expect, it } from 'vitest'
import { statusReport } from '../../../src/commands/status/report.ts'
import type { Subject } from '../../../src/domain/hedge.ts'
import type { WirePool, WirePosition } from '../../../src/domain/lp.ts'
import { sqrtRatioAtTick } from '../../../src/math/tickMath.ts'
import { accountOf, artifactsOf, equity, ethUsdc, lpsOf, ok, perpOf, subjectOf } from '../../support/artifacts.ts'

type Change = { position?: Partial<WirePosition>; pool?: Partial<WirePool> }

const honest = ethUsdc()
const { tick } = honest.pools[0]!
const { shared } = honest.positions[0]!
const q256 = String(1n << 256n)

/** The position #2 is what the change makes of it; #1 beside it stays honest. */
const judge = ({ position = {}, pool = {} }: Change) => {
  const positions = [honest.positions[0]!, { ...honest.positions[0]!, tokenId: '2', pool: 1, ...position }]
  const pools = [honest.pools[0]!, { ...honest.pools[0]!, ...pool }]
  const subject = subjectOf({ expectedAssets: ['ETH'] })
  const lps = ok([lpsOf(ok({ ...honest, balance: '2', positions, pools }))])
  return statusReport(artifactsOf({ subjects: ok([subject]), lps, accounts: ok([accountOf([perpOf()])]) }), [])
}

const lies: [what: string, change: Change][] = [
  ['a price that is not at its tick', { pool: { sqrtPriceX96: String(sqrtRatioAtTick(tick + 2)) } }],
  ['a tick that is not at its price', { pool: { tick: tick - 2 } }],
  ['no price', { pool: { sqrtPriceX96: '0' } }],
  ['a price beyond 160 bits', { pool: { sqrtPriceX96: q256 } }],
  ['a price that is no number', { pool: { sqrtPriceX96: 'many' } }],
  ['more liquidity than the shared position', { position: { liquidity: String(BigInt(shared.liquidity) + 1n) } }],
  ['liquidity beyond 128 bits', { position: { liquidity: q256, shared: { ...shared, liquidity: q256 } } }],
  ['negative liquidity', { position: { liquidity: '-5' } }],
  ['a pool that is not there', { position: { pool: 7 } }],
  ['a pool before the first', { position: { pool: -1 } }],
  ['a token that is not there', { pool: { token1: 99 } }],
  ['a tick beyond all ticks', { position: { tickUpper: 887_273 } }],
  ['a tick between ticks', { position: { tickLower: tick - 0.5 } }],
  ['a range upside down', { position: { tickLower: tick + 60, tickUpper: tick - 60 } }],
  ['a range of no width', { position: { tickLower: tick, tickUpper: tick } }],
  ['fees owed beyond 128 bits', { position: { tokensOwed0: q256 } }],
  ['a negative fee growth', { pool: { feeGrowthGlobal1X128: '-1' } }],
  ['a fee growth beyond 256 bits', { position: { feeGrowthInside0LastX128: q256 } }],
]

describe('a position of impossible numbers', () => {
  it.each(lies)('with %s is a gap, and no number', (_what, change) => {
    const report = judge(change)
    const [hedge] = report.hedges
    expect(hedge!.lps.map(({ tokenId }) => tokenId)).toEqual(['1'])
    expect(
      hedge!.gaps.map(({ code, message }) => [code, /^the numbers of position #2 contradict/.test(message)]),
    ).toEqual([['impossible-state', true]])
    expect(hedge!.exposure[0]).toMatchObject({
      asset: 'ETH',
      lpDelta: null,
      netDelta: null,
      correction: null,
      perpDelta: '-1',
    })
    expect(report.totals).toMatchObject({ valueUsd: null, feesUsd: null, netDeltaUsd: null, equityUsd: equity })
  })

  it('is told apart from an honest one', () => {
    expect(judge({}).hedges[0]).toMatchObject({ gaps: [], lps: [{ tokenId: '1' }, { tokenId: '2' }] })
  })
})

describe('an answer that leaves something out', () => {
  const judgeLps = (snapshot: typeof honest, tokenIds: readonly string[] | 'all', rest: Partial<Subject> = {}) => {
    const subject = subjectOf({ tokenIds, expectedAssets: ['ETH'], ...rest })
    const artifacts = artifactsOf({ subjects: ok([subject]), lps: ok([lpsOf(ok(snapshot))]) })
    return statusReport(artifacts, []).hedges[0]!
  }

  it.each([
    ['an id that was asked for', judgeLps({ ...honest, balance: null }, ['1', '5']), 'positions-missing'],
    ['an NFT of the wallet', judgeLps({ ...honest, balance: '2' }, 'all'), 'positions-missing'],
    ['a chain', judgeLps(honest, 'all', { chains: ['testchain', 'otherchain'] }), 'not-gathered'],
    [
      'nothing but knows no such id, which nobody ever saw',
      judgeLps({ ...honest, balance: null, unknownIds: ['5'] }, ['1', '5'], { stored: false }),
      'position-gone',
    ],
  ])('%s: the sum is unknown, and says so', (_what, hedge, code) => {
    expect(hedge.gaps.map(gap => gap.code)).toEqual([code])
    expect(hedge.exposure[0]).toMatchObject({ lpDelta: null, netDelta: null })
    expect(hedge.lps).toHaveLength(1)
    expect(hedge.otherPerps).toBeNull()
  })

  it('of a stored hedge says no more than that a position was burned', () => {
    const hedge = judgeLps({ ...honest, balance: null, unknownIds: ['9'] }, ['1', '9'])
    expect(hedge.gaps).toEqual([])
    expect(hedge.alerts).toContainEqual({
      id: 'position-gone',
      severity: 'info',
      message: expect.stringMatching(/^#9 /),
    })
    expect(hedge.exposure[0]).toMatchObject({ lpDelta: hedge.lps[0]!.delta.ETH, netDelta: expect.any(String) })
  })
})
