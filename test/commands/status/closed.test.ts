import { describe, expect, it } from 'vitest'
import { statusReport } from '../../../src/commands/status/report.ts'
import type { Subject } from '../../../src/domain/hedge.ts'
import {
  accountOf,
  addressOf,
  artifactsOf,
  ethUsdc,
  lpsOf,
  ok,
  perpOf,
  poolOf,
  positionOf,
  snapshotOf,
  subjectOf,
  type TokenName,
  tokens,
} from '../../support/artifacts.ts'

const pools = (['weth', 'fake'] as const).map((name: TokenName) => poolOf({ pair: [name, 'usdc'], tick: 0 }))
const position = (tokenId: string, pool: number, rest = {}) =>
  positionOf({ tokenId, pool, tickLower: -600, tickUpper: 600, ...rest })
const emptied = { liquidity: '0' }

const judge = (positions: ReturnType<typeof positionOf>[], subject: Partial<Subject> = {}) =>
  statusReport(
    artifactsOf({
      subjects: ok([subjectOf(subject)]),
      lps: ok([lpsOf(ok(snapshotOf(pools, positions)))]),
      accounts: ok([accountOf([perpOf({ szi: '-1' })])]),
    }),
    [],
  )

const idsOf = (report: ReturnType<typeof judge>) => report.hedges[0]!.alerts.map(({ id }) => id)

describe('closed positions', () => {
  it('of a token that nobody knows say nothing, and leave the totals known', () => {
    const report = judge([position('1', 0), position('2', 1, emptied), position('3', 1, emptied)])
    expect(idsOf(report)).not.toContain('unmapped-token')
    expect(report.totals.netDeltaUsd).toEqual(expect.any(Number))
  })

  it('pull no perp into a hedge', () => {
    const closed = judge([position('1', 0, emptied)]).hedges[0]!
    expect([closed.exposure, closed.perps, closed.otherPerps]).toEqual([[], [], 1])
    const open = judge([position('1', 0)]).hedges[0]!
    expect([open.exposure.length, open.perps.length, open.otherPerps]).toEqual([1, 1, 0])
  })

  it('are no worse elsewhere, and move no peg', () => {
    const far = ethUsdc({ liquidity: '0', owner: addressOf(0xdead) }, { tick: 0 })
    const [hedge] = statusReport(artifactsOf({ lps: ok([lpsOf(ok(far))]) }), []).hedges
    expect(hedge!.alerts).toEqual([])
  })

  it('with fees left in them are open: the token is still a token of the hedge', () => {
    expect(judge([position('1', 0, { ...emptied, tokensOwed0: '5' })]).hedges[0]!.exposure).toHaveLength(1)
  })
})

describe('a token of several open positions', () => {
  it('is named once', () => {
    const report = judge([position('2', 1), position('3', 1)])
    expect(idsOf(report).filter(id => id === 'unmapped-token')).toHaveLength(1)
    expect(report.totals.netDeltaUsd).toBeNull()
  })

  it('that its owner leaves out is in no exposure, no alert, and leaves the totals known', () => {
    const report = judge([position('1', 0), position('2', 1)], { assets: { [tokens.fake.address]: 'none' } })
    expect(idsOf(report)).not.toContain('unmapped-token')
    expect(report.totals.netDeltaUsd).toEqual(expect.any(Number))
  })

  it('that is known and left out is not counted all the same', () => {
    const [hedge] = judge([position('1', 0)], { assets: { [tokens.weth.address]: 'none' } }).hedges
    expect(hedge!.lps[0]!.token0.asset).toBeNull()
    expect([hedge!.lps[0]!.delta, hedge!.exposure, hedge!.perps]).toEqual([{}, [], []])
  })
})
