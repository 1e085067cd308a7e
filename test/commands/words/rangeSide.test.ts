import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { positionCells } from '../../../src/commands/add/positionCells.ts'
import { lpReport } from '../../../src/commands/status/lpReport.ts'
import { statusReport } from '../../../src/commands/status/report.ts'
import { onlyToken, rangeSide } from '../../../src/commands/words/rangeSide.ts'
import { artifactsOf, chain, lpsOf, ok, poolOf, positionOf, snapshotOf, tokens } from '../../support/artifacts.ts'

const side = (tick: number, base: 'token0' | 'token1') =>
  rangeSide({ tick, tickLower: 0, tickUpper: 120, priceQuote: { base } })

describe('the side of a range', () => {
  it('is that of the price as it is shown, and the upper tick is outside', () => {
    const ticks = [-1, 0, 119, 120]
    expect(ticks.map(tick => side(tick, 'token0'))).toEqual(['below', 'in range', 'in range', 'above'])
    expect(ticks.map(tick => side(tick, 'token1'))).toEqual(['above', 'in range', 'in range', 'below'])
  })

  it('is the same when a position is chosen and when it is shown, as are the tokens', () => {
    const pair = fc.constantFrom(
      ['weth', 'usdc'] as const,
      ['usdc', 'weth'] as const,
      ['usdc', 'wbtc'] as const,
      ['weth', 'wbtc'] as const,
      ['pepe', 'weth'] as const,
    )
    fc.assert(
      fc.property(pair, fc.integer({ min: -500, max: 500 }), (names, tick) => {
        const liquidity = '1000000000000000000000'
        const position = positionOf({ pool: 0, tickLower: -120, tickUpper: 120, liquidity })
        const snapshot = snapshotOf([poolOf({ pair: names, tick })], [position])
        const [hedge] = statusReport(artifactsOf({ lps: ok([lpsOf(ok(snapshot))]) }), []).hedges
        const lp = hedge!.lps[0]!
        const shown = rangeSide(lp)
        expect(positionCells(chain, {}, snapshot, position, null, lpReport).cells[2]).toBe(shown)
        expect(shown === 'in range').toBe(lp.inRange)
        if (lp.inRange) return
        const held = lp.amount0 === '0' ? lp.token1.symbol : lp.token0.symbol
        expect(onlyToken(lp)).toBe(held)
        expect(hedge!.alerts.find(({ id }) => id === 'out-of-range')!.message).toContain(`all ${held},`)
      }),
    )
  })

  it('follows what the person said that a token stands for', () => {
    const position = positionOf({ pool: 0, tickLower: -120, tickUpper: 120 })
    const snapshot = snapshotOf([poolOf({ pair: ['other', 'weth'], tick: 500 })], [position])
    const line = (assets: Record<string, string>) =>
      positionCells(chain, assets, snapshot, position, null, lpReport).cells[2]
    expect(line({})).toBe('above')
    expect(line({ [tokens.other.address]: 'USD' })).toBe('below')
  })
})
