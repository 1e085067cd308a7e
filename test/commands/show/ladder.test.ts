import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ladderReport } from '../../../src/commands/show/ladder.ts'
import type { LadderRow } from '../../../src/commands/show/types.ts'
import type { HedgeLegs } from '../../../src/commands/status/hedgeLegs.ts'
import type { LpSnapshot } from '../../../src/domain/lp.ts'
import {
  ethUsdc,
  perpOf,
  poolOf,
  positionOf,
  snapshotOf,
  type TokenName,
  tickAt,
  tokens,
} from '../../support/artifacts.ts'
import { type LegsSpec, legsOf } from '../../support/legs.ts'
import { anySituation } from '../../support/situations.ts'

const ladder = (spec: LegsSpec, asset = 'ETH', rest: Partial<HedgeLegs> = {}) =>
  ladderReport(asset, { ...legsOf(spec), ...rest })
const rowAt = (rows: readonly LadderRow[], move: number) => rows.find(row => Math.abs(row.move - move) < 1e-12)!
const labelled = (rows: readonly LadderRow[], label: RegExp) => rows.find(row => label.test(row.label))!

const pairOf = (one: TokenName, other: TokenName, price: number, width = 900): LpSnapshot => {
  const tick = tickAt(price, tokens[one], tokens[other])
  return snapshotOf(
    [poolOf({ pair: [one, other], tick })],
    [positionOf({ pool: 0, tickLower: tick - width, tickUpper: tick + width })],
  )
}

const short = (szi: string, liquidationPx: string | null = '4500') => perpOf({ szi, mark: 3003, liquidationPx })
const spot = (total: string) => [{ coin: 'UETH', token: 3, total, hold: '0' }]

describe('ladderReport', () => {
  it('at no move is what the report says, digit for digit', () => {
    const legs = legsOf({ snapshot: ethUsdc(), perps: [short('-1.5')], spot: spot('0.25') })
    const now = labelled(ladderReport('ETH', legs).rows, /^now$/)
    expect(now).toEqual({
      label: 'now',
      move: 0,
      priceUsd: 3003,
      lpValueUsd: legs.lps![0]!.valueUsd,
      lpChangeUsd: 0,
      hedgeChangeUsd: 0,
      netChangeUsd: 0,
      delta: legs.exposure[0]!.netDelta,
    })
  })

  it('and that of every situation', () => {
    fc.assert(
      fc.property(anySituation, situation => {
        const [read] = 'ok' in situation.lps ? situation.lps.ok : []
        if (read === undefined || !('ok' in read.read)) throw new Error('a situation without positions')
        const legs = legsOf({ snapshot: read.read.ok, perps: [short('-2')], assets: ['BTC', 'ETH'] })
        for (const row of legs.exposure) {
          const { rows } = ladderReport(row.asset, legs)
          const now = labelled(rows, /^now$/)
          if (now.lpValueUsd === null) continue
          const open = legs.lps!.filter(lp => lp.liquidity !== '0' && row.asset in lp.delta)
          expect(now.lpValueUsd).toBeCloseTo(
            open.reduce((sum, lp) => sum + lp.valueUsd!, 0),
            4,
          )
          expect(now.delta).toBe(row.netDelta)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('goes from −50 to +50 % by price, the present marked', () => {
    const { rows } = ladder({ snapshot: ethUsdc(), perps: [short('-1')] })
    const moves = rows.map(({ move }) => move)
    expect([...moves].sort((a, b) => a - b)).toEqual(moves)
    for (let step = -5; step <= 5; step += 1) expect(rowAt(rows, step / 10)).toBeDefined()
    expect(rows.filter(({ label }) => label === 'now')).toHaveLength(1)
    for (const { priceUsd, move } of rows) expect(priceUsd).toBeCloseTo(3003 * (1 + move), 8)
  })

  it('the hedge is szi times the way of its mark, and the net is the sum', () => {
    const { rows } = ladder({ snapshot: ethUsdc(), perps: [short('-1.5')] })
    for (const { priceUsd, lpChangeUsd, hedgeChangeUsd, netChangeUsd } of rows) {
      expect(hedgeChangeUsd).toBeCloseTo(-1.5 * (priceUsd - 3003), 9)
      expect(netChangeUsd).toBeCloseTo(lpChangeUsd! + hedgeChangeUsd!, 9)
    }
    const sums = ladder({ snapshot: ethUsdc(), perps: [short('-1.5'), short('-0.5')] }).rows
    expect(rowAt(sums, 0.1).hedgeChangeUsd).toBeCloseTo(-600.6, 9)
  })

  it.each([
    ['weth', 'usdc', 3000],
    ['usdc', 'weth', 1 / 3000],
    ['wbtc', 'weth', 30],
  ] as const)('at the bounds %s/%s holds all of the asset, and none', (one, other, price) => {
    const { rows } = ladder({ snapshot: pairOf(one, other, price), assets: ['BTC', 'ETH'] })
    const [all, none] = [labelled(rows, /all ETH$/), labelled(rows, /no ETH$/)]
    expect(all.move).toBeCloseTo(1.0001 ** -900 - 1, 9)
    expect(none.move).toBeCloseTo(1.0001 ** 900 - 1, 9)
    expect(Number(all.delta)).toBeGreaterThan(0)
    expect(none.delta).toBe('0')
    // Beyond them the LP is worth no more than at them, or what it holds is.
    expect(rowAt(rows, 0.5).lpValueUsd).toBe(none.lpValueUsd)
    expect(rowAt(rows, -0.5).delta).toBe(all.delta)
  })

  it('calls a bound as the table of positions does', () => {
    // Quoted in ETH, the upper bound of BTC's price is where ETH is cheapest.
    const { rows } = ladder({ snapshot: pairOf('wbtc', 'weth', 30), assets: ['ETH'] })
    expect(rows.filter(({ label }) => label.startsWith('#')).map(({ label }) => label)).toEqual([
      '#1 upper bound, all ETH',
      '#1 lower bound, no ETH',
    ])
  })

  it('has the price at which the venue liquidates, as the venue says it', () => {
    const { rows } = ladder({ snapshot: ethUsdc(), perps: [short('-1', '4123.4567')] })
    expect(labelled(rows, /liquidated/)).toMatchObject({ label: 'ETH short liquidated', priceUsd: 4123.4567 })
    const none = ladder({ snapshot: ethUsdc(), perps: [short('-1', null)] })
    expect(none.rows.some(({ label }) => label.includes('liquidated'))).toBe(false)
  })

  it('delta is the slope of the net', () => {
    const steps = ladder({ snapshot: ethUsdc(), perps: [perpOf({ szi: '-1', mark: 3000 })], spot: spot('0.3') })
    for (const [index, { priceUsd, netChangeUsd }] of steps.payoff.slice(0, -1).entries()) {
      const next = steps.payoff[index + 1]!
      const slope = (next.netChangeUsd - netChangeUsd) / (next.priceUsd - priceUsd)
      const near = steps.rows.filter(row => row.priceUsd <= priceUsd + 1e-6).at(-1)!
      const after = steps.rows.find(row => row.priceUsd >= next.priceUsd - 1e-6)!
      expect(slope).toBeLessThanOrEqual(Number(near.delta) + 0.02)
      expect(slope).toBeGreaterThanOrEqual(Number(after.delta) - 0.02)
    }
  })

  it('of one LP is concave, of a short straight', () => {
    const { payoff } = ladder({ snapshot: ethUsdc(), perps: [short('-1')] })
    expect(payoff).toHaveLength(61)
    for (const [index, point] of payoff.slice(1, -1).entries()) {
      const [before, after] = [payoff[index]!, payoff[index + 2]!]
      expect(2 * point.lpChangeUsd).toBeGreaterThanOrEqual(before.lpChangeUsd + after.lpChangeUsd - 1e-4)
      expect(2 * point.hedgeChangeUsd).toBeCloseTo(before.hedgeChangeUsd + after.hedgeChangeUsd, 6)
    }
    expect(payoff[30]).toEqual({ priceUsd: 3003, lpChangeUsd: 0, hedgeChangeUsd: 0, netChangeUsd: 0 })
  })
})

describe('where a leg is missing, its side is', () => {
  const spec = { snapshot: ethUsdc(), perps: [short('-1')] }
  const sides = ({ rows }: ReturnType<typeof ladder>) => {
    const [row] = rows
    return [row!.lpValueUsd, row!.lpChangeUsd, row!.hedgeChangeUsd, row!.netChangeUsd, row!.delta].map(
      side => side !== null,
    )
  }

  it('positions', () => {
    const told = ladder(spec, 'ETH', { lps: null })
    expect(sides(told)).toEqual([false, false, true, false, false])
    expect(told.payoff).toEqual([])
    expect(told.notes[0]).toBe("not all that holds ETH is known, or has a price: the LP's side is left out")
  })

  it('perps, and spot', () => {
    const [row] = legsOf(spec).exposure
    for (const rest of [{ perps: null }, { exposure: [{ ...row!, spotDelta: null }] }]) {
      const told = ladder(spec, 'ETH', rest)
      expect(sides(told)).toEqual([true, true, false, false, false])
      expect(told.payoff).toEqual([])
      expect(told.notes[0]).toBe("not all perps and spot are known: the hedge's side is left out")
    }
  })

  it('an amount that nothing tells, and a token without decimals or dollars', () => {
    const [row] = legsOf(spec).exposure
    expect(sides(ladder(spec, 'ETH', { exposure: [{ ...row!, lpDelta: null }] }))[0]).toBe(false)
    const [lp] = legsOf(spec).lps!
    const bare = { ...lp!, token1: { ...lp!.token1, decimals: null } }
    expect(sides(ladder(spec, 'ETH', { lps: [bare] }))[0]).toBe(false)
    const unpriced = { ...lp!, token1: { ...lp!.token1, asset: 'NOCOIN' } }
    expect(sides(ladder(spec, 'ETH', { lps: [unpriced] }))[0]).toBe(false)
  })

  it('a price, and then there is none of it', () => {
    const told = ladder({ snapshot: ethUsdc(), markets: null })
    expect(told).toEqual({ asset: 'ETH', rows: [], payoff: [], notes: ['no price of ETH is known'] })
  })
})
