import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pnlReport } from '../../../src/commands/status/pnlReport.ts'
import type { Flow, PositionResult, Realised } from '../../../src/commands/status/positionResult.ts'
import {
  add,
  type Decimal,
  divide,
  fromUnits,
  mul,
  neg,
  sub,
  sum,
  toNumber,
  toText,
  zero,
} from '../../../src/math/decimal.ts'
import { anyTrades, flattened, lifeOf } from '../../math/tradingLife.ts'
import { account, subjectOf } from '../../support/artifacts.ts'
import { fillOf, fundingOf, lpStub, mintedAt, openedAt, perpStub, pnlInput, tradesOf } from '../../support/pnlInput.ts'

type Pair = readonly [Decimal, Decimal]
const both = (of: (side: 0 | 1) => Decimal): Pair => [of(0), of(1)]

const amount = fc.bigInt({ min: 0n, max: 10n ** 21n }).map(units => fromUnits(units, 18))
const price = fc.integer({ min: 1, max: 1_000_000 }).map(cents => fromUnits(BigInt(cents), 2))
const prices = fc.tuple(price, price)
const share = fc.integer({ min: 1, max: 100 }).map(percent => fromUnits(BigInt(percent), 2))

/** `market`: swaps leave other amounts in the position, and fees beside it. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('deposit' as const), amounts: fc.tuple(amount, amount), usd: prices }),
  fc.record({ kind: fc.constant('market' as const), holds: fc.tuple(amount, amount), fees: fc.tuple(amount, amount) }),
  fc.record({ kind: fc.constant('withdraw' as const), share, usd: prices }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/**
 * Lives the steps twice: as a position's history, and as a wallet that gives tokens away and gets tokens back, and that in two
 * other lives buys dollars or the first token with what each deposit was worth, and waits.
 */
function live(steps: readonly Step[], usd: Pair) {
  const none: Pair = [zero, zero]
  let [holds, remains, fees, wallet] = [none, none, none, none]
  let [dollars, bases] = [zero, zero]
  const deposits: Flow[] = []
  const withdrawals: Flow[] = []
  const realised: Realised[] = []
  steps.forEach((each, index) => {
    const at = mintedAt + index * 3_600_000
    if (each.kind === 'deposit') {
      deposits.push({ at, amounts: each.amounts, usdThen: each.usd, quoteThen: each.usd })
      holds = both(side => add(holds[side], each.amounts[side]))
      remains = both(side => add(remains[side], each.amounts[side]))
      wallet = both(side => sub(wallet[side], each.amounts[side]))
      const worth = sum(both(side => mul(each.amounts[side], each.usd[side])))
      dollars = add(dollars, worth)
      bases = add(bases, divide(worth, each.usd[0], 60))
    } else if (each.kind === 'market') {
      holds = each.holds
      fees = both(side => add(fees[side], each.fees[side]))
      wallet = both(side => add(wallet[side], each.fees[side]))
    } else {
      const paid = both(side => mul(holds[side], each.share))
      withdrawals.push({ at, amounts: paid, usdThen: each.usd, quoteThen: each.usd })
      const taken = both(side => mul(remains[side], each.share))
      // What the pool said then parts price from loss, and changes no total.
      const amounts = both(side => sub(paid[side], taken[side]))
      realised.push({ amounts, quoteThen: each.usd, poolUsd: each.usd })
      holds = both(side => sub(holds[side], paid[side]))
      remains = both(side => sub(remains[side], taken[side]))
      wallet = both(side => add(wallet[side], paid[side]))
    }
  })
  const closed = both(side => add(wallet[side], holds[side]))
  const deposited = both(side => sum(deposits.map(({ amounts }) => amounts[side])))
  const valued = (tokens: Pair) => sum(both(side => mul(tokens[side], usd[side])))
  const position: PositionResult = {
    tokenId: '1',
    assets: ['ETH', 'USD'],
    usd,
    deposits,
    withdrawals,
    unrealised: both(side => sub(holds[side], remains[side])),
    ...{ realised, fees, holds },
  }
  // In this life the deposits are gone from the wallet; in the others they still are there, as tokens, dollars or the base asset.
  const withoutDeposits = valued(both(side => add(closed[side], deposited[side])))
  return {
    position,
    earned: {
      tokens: sub(withoutDeposits, valued(deposited)),
      usd: sub(withoutDeposits, dollars),
      base: sub(withoutDeposits, mul(bases, usd[0])),
    },
  }
}

const anyLife = fc.record({
  steps: fc.array(step, { maxLength: 12 }),
  usd: prices,
  trades: fc.oneof(anyTrades, anyTrades.map(flattened)),
  funding: fc.array(fc.record({ micros: fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), hour: fc.nat({ max: 3 }) }), {
    maxLength: 8,
  }),
})

describe('a life, against the balances of a wallet and an account', () => {
  test('each total is what is held after closing everything less what would be held had it never begun', () => {
    fc.assert(
      fc.property(anyLife, ({ steps, usd, trades, funding }) => {
        const venue = lifeOf(trades, usd[0], openedAt)
        const lp = live(steps, usd)
        const paid = funding.map(({ micros, hour }) => ({
          usdc: fromUnits(micros, 6),
          time: openedAt + hour * 3_600_000,
        }))
        const report = pnlReport(
          pnlInput({
            subject: subjectOf({ since: new Date(openedAt).toISOString() }),
            positions: [lp.position],
            lps: [lpStub('1', ['ETH', 'USD'])],
            perps: venue.position === null ? [] : [perpOf(venue.position)],
            trades: [
              tradesOf(
                venue.fills.map((fill, tid) =>
                  fillOf({
                    ...fill,
                    px: toText(fill.px),
                    sz: toText(fill.sz),
                    startPosition: toText(fill.startPosition),
                    closedPnl: toText(fill.closedPnl),
                    fee: toText(fill.fee),
                    tid,
                  }),
                ),
                { funding: { ok: paid.map(({ usdc, time }) => fundingOf(toText(usdc), time)), at: '' } },
              ),
            ],
          }),
        )!
        const atMark = venue.position === null ? zero : mul(venue.position.szi, usd[0])
        const equity = sum([venue.cash, atMark, neg(venue.fees), ...paid.map(({ usdc }) => usdc)])
        for (const { id, totalUsd, buckets } of report.benchmarks) {
          const exact = toNumber(add(lp.earned[id], equity))
          const scale = Math.max(1, ...Object.values(buckets).map(bucket => Math.abs(bucket ?? Number.NaN)))
          expect(Math.abs(totalUsd! - exact) / scale).toBeLessThan(1e-12)
        }
        expect(report.notes).toEqual(expect.arrayContaining(['gas is not among the costs']))
        expect(report.notes.filter(note => note.includes('differs'))).toEqual([])
      }),
    )
  })
})

const perpOf = ({ szi, unrealised, mark }: { szi: Decimal; unrealised: Decimal; mark: Decimal }) =>
  perpStub({ account, szi: toText(szi), unrealizedPnl: toText(unrealised), markPx: toText(mark), marginUsed: '0' })
