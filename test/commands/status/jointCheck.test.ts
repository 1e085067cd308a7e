import { describe, expect, it } from 'vitest'
import { markOf } from '../../../src/commands/status/assetPx.ts'
import { jointCheck } from '../../../src/commands/status/jointCheck.ts'
import type { WirePerp } from '../../../src/domain/perp.ts'
import { decimal, toNumber } from '../../../src/math/decimal.ts'
import { isolatedMarginAvailable, liquidationPx } from '../../../src/math/liquidationPx.ts'
import {
  account,
  addressOf,
  ethUsdc,
  perpOf,
  poolOf,
  positionOf,
  snapshotOf,
  tickAt,
  tokens,
} from '../../support/artifacts.ts'
import { accountReportOf, type LegsSpec, legsOf } from '../../support/legs.ts'

const check = (spec: LegsSpec, asset = 'ETH') => {
  const legs = legsOf(spec)
  return jointCheck(asset, legs, markOf(asset, legs))
}

/** The upper bound of `ethUsdc()`: its pool stands a tick at most under 3000, the mark at 3000. */
const bound = 3000 * 1.0001 ** 2000

const short = (rest: Partial<WirePerp> = {}) => perpOf({ szi: '-2', maxLeverage: 25, ...rest })

describe('jointCheck', () => {
  it('tells the dollar price at which the LP holds none of the asset', () => {
    const told = check({ snapshot: ethUsdc(), perps: [short({ liquidationPx: '4500' })] })
    expect(told.upperBoundUsd).toBeCloseTo(bound, 6)
    expect(told).toMatchObject({ liquidationUsd: 4500, liquidatedBeforeBound: false, marginToBoundUsd: 0 })
    expect(told.boundPassed).toBe(false)
  })

  it('and what margin would carry the short there', () => {
    const told = check({ snapshot: ethUsdc(), perps: [short({ liquidationPx: '3300' })] })
    expect(told).toMatchObject({ liquidationUsd: 3300, liquidatedBeforeBound: true })
    // From 3300 to the bound the short loses two dollars a dollar, and must keep a fiftieth of that more.
    expect(told.marginToBoundUsd).toBeCloseTo(2 * (bound - 3300) * 1.02, 6)
  })

  it.each(['default', 'disabled', 'unifiedAccount'])('under %s, and whether it is isolated or cross', mode => {
    for (const type of ['cross', 'isolated'] as const) {
      const perps = [short({ liquidationPx: '3300', leverage: { type, value: 5 } })]
      const told = check({ snapshot: ethUsdc(), perps, mode })
      expect(told.marginToBoundUsd).toBeCloseTo(2 * (bound - 3300) * 1.02, 6)
      expect(told.notes.length).toBe(type === 'cross' ? 1 : 0)
    }
  })

  it('of an isolated short: that margin, added to its own, puts the liquidation on the bound', () => {
    const perp = short({ marginUsed: '720', liquidationPx: null, leverage: { type: 'isolated', value: 10 } })
    const size = { szi: decimal(perp.szi), positionValue: decimal(perp.positionValue), maxLeverage: 25 }
    const own = isolatedMarginAvailable(decimal('720'), size)
    const px = liquidationPx(size, own)
    const perps = [{ ...perp, liquidationPx: toNumber(px).toFixed(12) }]
    const { marginToBoundUsd, upperBoundUsd } = check({ snapshot: ethUsdc(), perps })
    const after = isolatedMarginAvailable(decimal(String(720 + marginToBoundUsd!)), size)
    expect(toNumber(liquidationPx(size, after)) / upperBoundUsd!).toBeCloseTo(1, 9)
  })

  it.each([
    ['portfolioMargin', 'no formula of portfolio margin is published'],
    [null, "the account's mode is not known"],
    ['somethingNew', 'the account\'s mode "somethingNew" is not one that is known here'],
  ])('says that the margin is not known under %s', (mode, why) => {
    const told = check({ snapshot: ethUsdc(), perps: [short({ liquidationPx: '3300' })], mode })
    expect(told).toMatchObject({ liquidatedBeforeBound: true, marginToBoundUsd: null })
    expect(told.notes).toEqual([`how much margin reaches the bound is not known: ${why}`])
  })

  it('says so of a position in a higher tier, and of two that share one collateral', () => {
    const large = check({ snapshot: ethUsdc(), perps: [short({ szi: '-990', liquidationPx: '3300' })] })
    expect(large).toMatchObject({ liquidatedBeforeBound: true, marginToBoundUsd: null })
    expect(large.notes.join()).toContain('higher margin tier')
    const two = [short({ liquidationPx: '3300' }), short({ coin: 'hyna:ETH', liquidationPx: '3400' })]
    const shared = check({ snapshot: ethUsdc(), perps: two, mode: 'unifiedAccount' })
    expect(shared).toMatchObject({ liquidationUsd: 3300, liquidatedBeforeBound: true, marginToBoundUsd: null })
    expect(shared.notes.join()).toContain('share one collateral')
    // Apart they need what each needs.
    const apart = check({ snapshot: ethUsdc(), perps: two, mode: 'default' })
    expect(apart.marginToBoundUsd).toBeCloseTo(2 * 1.02 * (bound - 3300 + bound - 3400), 6)
  })

  it('takes the mode of the account that holds the short', () => {
    const legs = legsOf({ snapshot: ethUsdc(), perps: [short({ liquidationPx: '3300' })] })
    const sub = { name: 's', address: account, equityUsd: 1, marginRatio: 0, withdrawableUsd: 1 }
    const told = (mode: string) =>
      jointCheck(
        'ETH',
        { ...legs, account: accountReportOf({ address: addressOf(9), subAccounts: [{ ...sub, mode }] }) },
        decimal('3000'),
      ).marginToBoundUsd
    expect(told('default')).toBeGreaterThan(0)
    expect(told('portfolioMargin')).toBeNull()
    expect(jointCheck('ETH', { ...legs, account: null }, decimal('3000')).marginToBoundUsd).toBeNull()
  })

  it('takes the highest bound of several positions, and none where one never ends', () => {
    const tick = tickAt(3000, tokens.weth, tokens.usdc)
    const of = (...ranges: (readonly [number, number])[]) =>
      snapshotOf(
        [poolOf({ pair: ['weth', 'usdc'], tick })],
        ranges.map(([low, high], index) =>
          positionOf({ pool: 0, tokenId: String(index), tickLower: tick + low, tickUpper: tick + high }),
        ),
      )
    const perps = [short({ liquidationPx: '3500' })]
    const told = (snapshot: ReturnType<typeof of>) => check({ snapshot, perps })
    expect(told(of([-900, 900], [-100, 3000])).upperBoundUsd).toBeCloseTo(3000 * 1.0001 ** 3000, 6)
    const endless = told(of([-900, 900], [-887_220 - tick, 887_220 - tick]))
    expect(endless).toMatchObject({ upperBoundUsd: null, liquidatedBeforeBound: null, marginToBoundUsd: null })
    expect(endless.notes).toEqual(['#1 has no bound at which it holds no ETH'])
    expect(endless.liquidationUsd).toBe(3500)
  })

  it('of token1 takes the lower tick: there the pool is dearest', () => {
    const tick = tickAt(1 / 3000, tokens.usdc, tokens.weth)
    const snapshot = snapshotOf(
      [poolOf({ pair: ['usdc', 'weth'], tick })],
      [positionOf({ pool: 0, tickLower: tick - 500, tickUpper: tick + 3000 })],
    )
    expect(check({ snapshot, perps: [short()] }).upperBoundUsd).toBeCloseTo(3000 * 1.0001 ** 500, 6)
  })

  it('beyond the bound there is none to reach', () => {
    const position = {
      tickLower: tickAt(2000, tokens.weth, tokens.usdc),
      tickUpper: tickAt(2500, tokens.weth, tokens.usdc),
    }
    const told = check({ snapshot: ethUsdc(position), perps: [short({ liquidationPx: '3300' })] })
    expect(told.upperBoundUsd).toBeLessThan(2501)
    expect(told).toMatchObject({ boundPassed: true, liquidatedBeforeBound: false, marginToBoundUsd: null, notes: [] })
  })

  it('is passed on the tick of the bound itself, and not one before it, whichever token is the asset', () => {
    const tick = tickAt(3000, tokens.weth, tokens.usdc)
    const passed = (above: number) => {
      const of0 = check({ snapshot: ethUsdc({ tickLower: tick - 60, tickUpper: tick + above }), perps: [short()] })
      const pool = poolOf({ pair: ['usdc', 'weth'], tick: -tick })
      const held = positionOf({ pool: 0, tickLower: -tick - above, tickUpper: -tick + 60 })
      const of1 = check({ snapshot: snapshotOf([pool], [held]), perps: [short()] })
      return [of0, of1].map(({ boundPassed, marginToBoundUsd }) => [boundPassed, marginToBoundUsd === null])
    }
    expect([1, 0, -1].map(passed)).toEqual([
      [
        [false, false],
        [false, false],
      ],
      [
        [true, true],
        [true, true],
      ],
      [
        [true, true],
        [true, true],
      ],
    ])
  })

  it('counts a thousand tokens for a k-coin', () => {
    const tick = tickAt(0.00001, tokens.pepe, tokens.usdc)
    const snapshot = snapshotOf(
      [poolOf({ pair: ['pepe', 'usdc'], tick })],
      [positionOf({ pool: 0, tickLower: tick - 1000, tickUpper: tick + 1000 })],
    )
    const perps = [perpOf({ coin: 'kPEPE', szi: '-1000000', mark: 0.01, liquidationPx: '0.0105', maxLeverage: 10 })]
    const told = check({ snapshot, perps, assets: ['PEPE'] }, 'PEPE')
    expect(told.liquidationUsd).toBeCloseTo(0.0000105, 15)
    expect(told.upperBoundUsd! / (0.00001 * 1.0001 ** 1000)).toBeCloseTo(1, 9)
    expect(told.marginToBoundUsd).toBeCloseTo(1e6 * (0.01 * 1.0001 ** 1000 - 0.0105) * 1.05, 6)
  })

  it('has nothing to say where there is no short, or no position', () => {
    const none = check({ snapshot: ethUsdc(), perps: [perpOf({ szi: '2' })] })
    expect(none).toMatchObject({ liquidationUsd: null, liquidatedBeforeBound: null, marginToBoundUsd: null, notes: [] })
    const closed = check({ snapshot: ethUsdc({ liquidity: '0' }), perps: [short()] })
    expect(closed).toMatchObject({ upperBoundUsd: null, liquidationUsd: 4500, liquidatedBeforeBound: null, notes: [] })
    expect(closed.boundPassed).toBeNull()
  })

  it('is not known where a leg is missing, and says which', () => {
    const legs = legsOf({ snapshot: ethUsdc(), perps: [short()] })
    const of = (rest: Partial<typeof legs>) => jointCheck('ETH', { ...legs, ...rest }, decimal('3000'))
    expect(of({ lps: null })).toMatchObject({
      upperBoundUsd: null,
      liquidatedBeforeBound: null,
      marginToBoundUsd: null,
    })
    expect(of({ lps: null }).notes).toEqual(['not all that holds ETH is known: nor is where the LP has sold it'])
    expect(of({ perps: null })).toMatchObject({ liquidationUsd: null, liquidatedBeforeBound: null })
    expect(of({ exposure: [{ ...legs.exposure[0]!, lpDelta: null }] }).upperBoundUsd).toBeNull()
    const bare = check({ snapshot: ethUsdc(), perps: [short({ liquidationPx: null })] })
    expect(bare).toMatchObject({ liquidationUsd: null, liquidatedBeforeBound: null, marginToBoundUsd: null })
    expect(bare.notes).toEqual(['the venue tells no liquidation price of a short'])
  })
})
