import { describe, expect, it } from 'vitest'
import { exitCodeOf } from '../../../src/cli/exitCode.ts'
import { statusReport } from '../../../src/commands/status/report.ts'
import type { Chain } from '../../../src/domain/chain.ts'
import type { WireRatio } from '../../../src/domain/lp.ts'
import {
  accountOf,
  artifactsOf,
  chain,
  ethUsdc,
  lpsOf,
  ok,
  perpOf,
  poolOf,
  positionOf,
  snapshotOf,
  subjectOf,
  tokens,
} from '../../support/artifacts.ts'

const weth = tokens.weth.address
const source = 'stEthPerToken() of a test'
const earning: Chain = {
  ...chain,
  tokens: chain.tokens.map(token =>
    token.address === weth ? { ...token, ratio: { target: weth, data: '0x035faf82', decimals: 18, source } } : token,
  ),
}

/** A position in WETH/USDC whose WETH is, on this chain, a token that stands for more than one ETH. */
function judge(ratio: WireRatio | null | undefined, assets = {}) {
  const snapshot = ethUsdc()
  const told = snapshot.tokens.map(token =>
    token.address === weth && ratio !== undefined ? { ...token, ratio } : token,
  )
  return statusReport(
    artifactsOf({
      chains: ok([earning]),
      subjects: ok([subjectOf({ assets })]),
      lps: ok([lpsOf(ok({ ...snapshot, tokens: told }))]),
      accounts: ok([accountOf([perpOf({ szi: '-1' })])]),
    }),
    [],
  ).hedges[0]!
}

describe('a token that is not one to one', () => {
  it('counts by its ratio, in exposure and in dollars, and the price of its pool is left as it is', () => {
    const {
      lps: [lp],
      exposure,
      alerts,
    } = judge({ units: '1250000000000000000', decimals: 18 })
    const plain = judge({ units: '1000000000000000000', decimals: 18 })
    expect(lp).toMatchObject({ price: plain.lps[0]!.price, amount0: plain.lps[0]!.amount0 })
    const side = lp!.token0.address === weth ? 'amount0' : 'amount1'
    expect(Number(lp!.delta.ETH)).toBeCloseTo(Number(lp![side]) * 1.25, 12)
    expect(lp![side === 'amount0' ? 'token0' : 'token1']).toMatchObject({ asset: 'ETH', ratio: '1.25' })
    expect(exposure).toMatchObject([{ asset: 'ETH', lpDelta: lp!.delta.ETH }])
    expect(lp!.valueUsd! - plain.lps[0]!.valueUsd!).toBeCloseTo(Number(lp![side]) * 0.25 * 3000, 6)
    expect(lp!.priceSource[side === 'amount0' ? 'token0' : 'token1']).toBe('hyperliquid oracle ETH × its ratio')
    expect(alerts.map(({ id }) => id)).not.toContain('refused-token')
  })

  it.each([
    ['its contract did not say', { failed: true } as const, {}],
    ['nothing was read', null, {}],
    ['the snapshot is older than ratios', undefined, {}],
    ['the user maps it', { failed: true } as const, { [weth]: 'ETH' }],
  ])('makes its asset unknown when %s, and a gap says so', (_why, ratio, assets) => {
    const {
      lps: [lp],
      exposure,
      alerts,
      gaps,
    } = judge(ratio, assets)
    expect(lp!.delta).toEqual({})
    expect(exposure).toMatchObject([{ asset: 'ETH', lpDelta: null, perpDelta: '-1', netDelta: null, correction: null }])
    expect(gaps.map(({ code }) => code)).toEqual(['ratio-unknown'])
    expect(alerts).toContainEqual({
      id: 'refused-token',
      severity: 'warning',
      message: `WETH (${weth}) cannot be counted: its contract did not tell its ratio to ETH`,
    })
  })

  it('is left out when its owner says so, and then nothing is unknown', () => {
    for (const ratio of [{ failed: true } as const, { units: '1100000000000000000', decimals: 18 }]) {
      const { lps, exposure, alerts, gaps } = judge(ratio, { [weth]: 'none' })
      expect(lps[0]!.delta).toEqual({})
      expect(lps[0]!.token0).toMatchObject({ asset: null, ratio: null })
      expect([exposure, gaps]).toEqual([[], []])
      expect(alerts.filter(({ id }) => id.endsWith('-token'))).toEqual([])
    }
  })

  it('beside the asset itself makes the sum unknown, not smaller, and proposes no order', () => {
    const pool = poolOf({ pair: ['weth', 'other'], tick: 0 })
    const refused = [{ address: tokens.other.address, symbol: 'OTHER', reason: 'it earns', asset: 'ETH' }]
    const judgeAt = (tickLower: number, tickUpper: number) =>
      statusReport(
        artifactsOf({
          chains: ok([{ ...chain, refused }]),
          lps: ok([lpsOf(ok(snapshotOf([pool], [positionOf({ pool: 0, tickLower, tickUpper })])))]),
        }),
        [],
      )
    const within = judgeAt(-600, 600)
    expect(within.hedges[0]!.exposure).toMatchObject([
      { asset: 'ETH', lpDelta: null, netDelta: null, correction: null },
    ])
    expect(within.hedges[0]!.gaps.map(({ code }) => code)).toEqual(['ratio-unknown'])
    expect(within.totals.netDeltaUsd).toBeNull()
    expect(exitCodeOf(within.gaps, 0, false)).toBe(3)
    const onlyWeth = judgeAt(600, 1200)
    expect(onlyWeth.hedges[0]!.exposure[0]!.lpDelta).not.toBeNull()
    expect(onlyWeth.gaps).toEqual([])
  })

  it('of the user’s own mapping is not taken for another asset', () => {
    expect(judge({ units: '1100000000000000000', decimals: 18 }, { [weth]: 'BTC' }).exposure).toMatchObject([
      { asset: 'ETH' },
    ])
  })
})
