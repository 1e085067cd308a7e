import { describe, expect, test } from 'vitest'
import { scenarioOf } from '../../../src/commands/show/scenario.ts'
import { dollarDex } from '../../../src/commands/status/dollarDex.ts'
import { pnlReport } from '../../../src/commands/status/pnlReport.ts'
import { statusReport } from '../../../src/commands/status/report.ts'
import type { PerpMetas, SpotBalance } from '../../../src/domain/perp.ts'
import { decimal, one } from '../../../src/math/decimal.ts'
import {
  accountOf,
  artifactsOf,
  dexStateOf,
  ethUsdc,
  lpsOf,
  ok,
  onlyMain,
  perpOf,
  spotOf,
} from '../../support/artifacts.ts'
import { legsOf } from '../../support/legs.ts'
import {
  ethFills,
  ethFunding,
  fillOf,
  fundingOf,
  openedAt,
  perpStub,
  pnlInput,
  tradesOf,
} from '../../support/pnlInput.ts'
import { costs, expectNull, funding, result, returns, totals, why } from '../../support/pnlNulls.ts'

const metasOf = (collateralToken: number): PerpMetas => ({
  ...onlyMain,
  dexes: [...onlyMain.dexes, { dex: 'hyna', collateralToken, markets: [] }],
})
const balance = (coin: string, token: number): SpotBalance => ({ coin, token, total: '1', hold: '0' })
const why235 = 'hyna:ETH is margined in a token that is not known to be a dollar'
const isDollarDex = (dex: string) => dex !== 'hyna'

test('a dex is in dollars where its collateral is USDC, or the spot side calls it a dollar', () => {
  expect(dollarDex(null, [])('')).toBe(true)
  expect(dollarDex(metasOf(0), [])('hyna')).toBe(true)
  expect(dollarDex(metasOf(235), [balance('USDE', 235)])('hyna')).toBe(true)
  expect(dollarDex(metasOf(235), [balance('USDE', 236), balance('HYPE', 235)])('hyna')).toBe(false)
  expect(dollarDex(metasOf(235), [])('hyna')).toBe(false)
  expect(dollarDex(onlyMain, [])('hyna')).toBe(false)
})

describe('a perp whose collateral is no known dollar', () => {
  const hyna = fillOf({ coin: 'hyna:ETH', sz: '1', fee: '0' })
  const open = perpStub({ coin: 'hyna:ETH', szi: '-1', unrealizedPnl: '-500', marginUsed: '100' })
  const beside = { trades: [tradesOf([...ethFills, hyna])], perps: [perpStub(), open], isDollarDex }

  test('earns nothing that is known in dollars, nor do all together, nor is the capital known', () => {
    expectNull(beside, totals, result, costs, funding, 'capitalUsd', returns)
    expect(why(beside)).toEqual([`${why235}: what it earned, cost, was paid and has as margin is not known in dollars`])
  })

  test('also when it is closed, or only its funding is left', () => {
    const back = fillOf({ coin: 'hyna:ETH', sz: '1', side: 'buy', startPosition: '-1', time: openedAt + 5, fee: '0' })
    const closed = { ...beside, perps: [perpStub()], trades: [tradesOf([...ethFills, hyna, back])] }
    expectNull(closed, totals, result, costs, funding, returns)
    const rows = ok([...ethFunding, fundingOf('5', openedAt + 9, 'hyna:ETH')])
    expectNull(
      { isDollarDex, trades: [tradesOf(undefined, { funding: rows })] },
      totals,
      result,
      costs,
      funding,
      returns,
    )
    expect(pnlReport(pnlInput({ isDollarDex }))).toEqual(pnlReport(pnlInput()))
  })

  test('has no part in the ladder of a hedge, whose side is then none', () => {
    const legs = legsOf({ snapshot: ethUsdc(), perps: [perpOf({ coin: 'hyna:ETH', szi: '-1' })], isDollarDex })
    const { at, notes } = scenarioOf('ETH', legs, decimal('3000'))
    expect(at(one, '')).toMatchObject({ hedgeChangeUsd: null, netChangeUsd: null, lpChangeUsd: 0 })
    expect(at(one, '').delta).not.toBeNull()
    expect(notes).toEqual([`${why235}: the hedge's side is left out`])
  })
})

/** A short of each dex against one position; `spot` is what the account holds beside. */
const hedgeOf = (collateralToken: number, spot: SpotBalance[]) => {
  const position = perpOf({ coin: 'hyna:ETH', szi: '-0.5', liquidationPx: '3300', maxLeverage: 25 })
  const dexes = [
    ok(dexStateOf([perpOf({ szi: '-1', liquidationPx: '3300', maxLeverage: 25 })])),
    ok(dexStateOf([position], { dex: 'hyna' })),
  ]
  const market = { coin: 'hyna:ETH', szDecimals: 3, maxLeverage: 25, isDelisted: false }
  const priced = { ...market, funding: '0.0001', markPx: '3000', oraclePx: '3000' }
  const parts = artifactsOf({
    lps: ok([lpsOf(ok(ethUsdc()))]),
    accounts: ok([accountOf([], { dexes, spot: ok(spotOf(spot)) })]),
  })
  const main = 'ok' in parts.markets ? parts.markets.ok : []
  return statusReport(
    {
      ...parts,
      dexes: ok([{ network: 'mainnet', read: ok(metasOf(collateralToken)) }]),
      markets: ok([...main, { network: 'mainnet', dex: 'hyna', read: ok([priced]) }]),
    },
    [],
  ).hedges[0]!
}

test('in a whole report: exposure counts its units, and no sum its money', () => {
  const [known, named, unknown] = [hedgeOf(0, []), hedgeOf(235, [balance('USDE', 235)]), hedgeOf(235, [])]
  for (const { carry, risk, pnl } of [known, named]) {
    expect([carry!.fundingPerDay, risk[0]!.marginToBoundUsd, pnl!.capitalUsd]).not.toContain(null)
  }
  expect(unknown.exposure).toEqual(known.exposure)
  expect(unknown.carry).toMatchObject({ fundingPerDay: null, totalPerDay: null })
  expect(unknown.carry!.notes).toContain(`${why235}: nor is what its funding pays in dollars`)
  expect(unknown.risk[0]).toMatchObject({ liquidatedBeforeBound: true, marginToBoundUsd: null })
  expect(unknown.risk[0]!.notes).toContain(`how much margin reaches the bound is not known: ${why235}`)
  expect(unknown.pnl).toMatchObject({ capitalUsd: null, hedge: { unrealisedUsd: null, fundingUsd: null } })
  expect(unknown.account!.equityUsd).toBeNull()
})
