import { describe, expect, it } from 'vitest'
import { statusLayout } from '../../../src/commands/status/layout.ts'
import { principalAlerts } from '../../../src/commands/status/principalAlerts.ts'
import { statusReport } from '../../../src/commands/status/report.ts'
import type { FeesReport } from '../../../src/commands/status/resultTypes.ts'
import { amount, usd } from '../../../src/commands/words/numbers.ts'
import { plainText } from '../../../src/domain/section.ts'
import { fromUnits, toText } from '../../../src/math/decimal.ts'
import { accountOf, artifactsOf, ethUsdc, gap, lpsOf, ok, soundShort } from '../../support/artifacts.ts'
import { lp } from '../../support/hedgeReports.ts'
import { historyReadingOf } from '../../support/pastArtifacts.ts'
import { historyOf } from './lpPastOf.ts'

const { tick, tickLower, tickUpper } = { ...ethUsdc().pools[0]!, ...ethUsdc().positions[0]! }
const minted = 10n ** 17n
const fees0 = 10n ** 16n
const fees1 = 30n * 10n ** 6n

/** All but `left` was withdrawn and nothing was collected; 0.01 WETH and 30 USDC of fees lie beside it. */
function reportOf(left: bigint, known = true) {
  const happened = [
    { kind: 'increase', liquidity: minted, tick },
    { kind: 'decrease', liquidity: minted - left, tick },
  ] as const
  const history = historyOf({ tickLower, tickUpper, tick, happened })
  const [, out] = history.events
  const [paid0, paid1] = [BigInt(out!.amount0), BigInt(out!.amount1)]
  const artifacts = artifactsOf({
    lps: ok([
      lpsOf(
        ok(
          ethUsdc({ liquidity: String(left), tokensOwed0: String(paid0 + fees0), tokensOwed1: String(paid1 + fees1) }),
        ),
      ),
    ]),
    accounts: ok([accountOf([soundShort({ szi: '-1' })])]),
    histories: ok([historyReadingOf({ read: known ? ok(history) : gap('unfinished') })]),
  })
  const report = statusReport(artifacts, [])
  const rows = statusLayout(report).flatMap(section =>
    section.kind === 'table' && section.columns[0]?.title === 'Position' ? section.rows : [],
  )
  const principal = [toText(fromUnits(paid0, 18)), toText(fromUnits(paid1, 6))] as const
  const principalUsd = Number(principal[0]) * 3000 + Number(principal[1])
  const waiting = {
    id: 'principal-waiting',
    severity: 'info',
    message: `${amount(principal[0])} WETH and ${amount(principal[1])} USDC (${usd(principalUsd)}) of withdrawn principal wait to be collected from #1: in neither its value nor the exposure`,
  }
  return {
    ...{ report, hedge: report.hedges[0]!, waiting, principalUsd },
    owed: [toText(fromUnits(paid0 + fees0, 18)), toText(fromUnits(paid1 + fees1, 6))] as const,
    fees: rows.map(row => plainText(row.at(-1)!)),
  }
}

describe('principal that was withdrawn and waits', () => {
  it('is what a collect would pay beside the fees, and no fee: not in dollars, in the table or in the sum', () => {
    const { report, hedge, fees, owed, waiting, principalUsd } = reportOf(10n ** 16n)
    const [found] = hedge.lps
    expect([found!.uncollectedFees0, found!.uncollectedFees1, found!.feesUsd]).toEqual([...owed, 60])
    expect(found!.fees).toMatchObject({ uncollected0: '0.01', uncollected1: '30', lifetimeUsd: 60 })
    expect(found!.fees!.uncollectedPrincipalUsd).toBeCloseTo(principalUsd, 6)
    expect(principalUsd).toBeGreaterThan(10_000)
    expect(report.totals.feesUsd).toBe(60)
    expect(fees).toEqual(['0.01\n30\n$60.00'])
    expect(hedge.alerts).toContainEqual(waiting)
  })

  it('of an emptied position keeps it in the table, and contradicts no other alert', () => {
    const { hedge, fees, waiting } = reportOf(0n)
    expect([hedge.lps[0]!.valueUsd, fees]).toEqual([0, ['0.01\n30\n$60.00']])
    expect(hedge.alerts).toEqual([
      waiting,
      {
        id: 'unhedged-perp',
        severity: 'warning',
        message: 'the ETH short of −1 hedges nothing: no liquidity holds ETH',
      },
    ])
  })

  it('cannot be told from fees without a history: then they are all that a collect would pay', () => {
    const { hedge, fees, owed, principalUsd } = reportOf(10n ** 16n, false)
    expect(hedge.lps[0]!.fees).toBeNull()
    expect(hedge.lps[0]!.feesUsd).toBeCloseTo(principalUsd + 60, 6)
    expect(fees).toEqual([`${amount(owed[0])}\n${amount(owed[1])}\n${usd(principalUsd + 60)}`])
    expect(hedge.alerts.map(({ id }) => id)).not.toContain('principal-waiting')
  })

  it('is said of the tokens that wait, with what they are worth where that is known', () => {
    const said = (rest: Partial<FeesReport>, owed = '5') =>
      principalAlerts({
        ...lp,
        ...{ uncollectedFees0: owed, uncollectedFees1: owed },
        fees: { ...lp.fees!, uncollectedPrincipal0: '0', uncollectedPrincipal1: '0', ...rest },
      }).map(({ message }) => message.replace(/ of withdrawn.*/, ''))
    const both = { uncollectedPrincipal0: '3.85', uncollectedPrincipal1: '1000', uncollectedPrincipalUsd: 12_550 }
    expect(said(both)).toEqual(['3.85 WETH and 1,000 USDC ($12,550.00)'])
    expect(said({ uncollectedPrincipal1: '7', uncollectedPrincipalUsd: null })).toEqual(['7 USDC (—)'])
    expect(said({})).toEqual([])
    // The pool had a wei less than was withdrawn, and paid all it had.
    expect(said({ uncollectedPrincipal0: '0.000000000000000001', uncollectedPrincipalUsd: 0 }, '0')).toEqual([])
  })
})
