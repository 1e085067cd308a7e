import fc from 'fast-check'
import {
  abs,
  add,
  compare,
  type Decimal,
  decimal,
  divide,
  fromUnits,
  mul,
  neg,
  sign,
  sub,
  zero,
} from '../../src/math/decimal.ts'
import type { Fill } from '../../src/math/fillOrder.ts'
import type { OpenPosition } from '../../src/math/hedgeResult.ts'

/** A trade: signed size in thousandths, price in cents; milliseconds since the trade before; fee in millionths of the value. */
export type Trade = { lots: number; cents: number; after: number; feeRate: number }

/** A venue that keeps a position at its average entry, and beside it, counted in no such way, the cash that changed hands. */
export type Life = { fills: Fill[]; position: OpenPosition | null; cash: Decimal; fees: Decimal }

/** Prices that go any way, sizes that close and flip, trades that share a millisecond, rebates. */
export const anyTrades = fc.array(
  fc.record({
    lots: fc.integer({ min: -3000, max: 3000 }).filter(lots => lots !== 0),
    cents: fc.integer({ min: 1, max: 1_000_000 }),
    after: fc.constantFrom(0, 0, 1, 3_600_000),
    feeRate: fc.integer({ min: -30, max: 450 }),
  }),
  { maxLength: 30 },
)

/** Some lives end flat: what is left is bought or sold back. */
export const flattened = (trades: readonly Trade[]): Trade[] => {
  const left = trades.reduce((total, { lots }) => total + lots, 0)
  return left === 0 ? [...trades] : [...trades, { lots: -left, cents: 300_000, after: 1, feeRate: 450 }]
}

const digits = 60

export function lifeOf(trades: readonly Trade[], mark: Decimal, start: number): Life {
  let [szi, cost, cash, fees] = [zero, zero, zero, zero]
  let time = start
  const fills = trades.map(({ lots, cents, after, feeRate }): Fill => {
    time += after
    const [signed, px] = [fromUnits(BigInt(lots), 3), fromUnits(BigInt(cents), 2)]
    const fee = mul(mul(abs(signed), px), fromUnits(BigInt(feeRate), 6))
    const closes = sign(signed) * sign(szi) < 0
    const flips = closes && compare(abs(signed), abs(szi)) > 0
    const closed = !closes ? zero : flips ? neg(szi) : signed
    const costClosed = closes ? divide(mul(cost, abs(closed)), abs(szi), digits) : zero
    const fill: Fill = {
      time,
      side: lots > 0 ? 'buy' : 'sell',
      px,
      sz: abs(signed),
      startPosition: szi,
      closedPnl: sub(neg(mul(closed, px)), costClosed),
      fee,
    }
    cost = add(sub(cost, costClosed), mul(sub(signed, closed), px))
    szi = add(szi, signed)
    cash = sub(cash, mul(signed, px))
    fees = add(fees, fee)
    return fill
  })
  const position = sign(szi) === 0 ? null : { szi, mark, unrealised: sub(mul(szi, mark), cost) }
  return { fills, position, cash, fees }
}

export const within = (a: Decimal, b: Decimal, tolerance: string): boolean =>
  compare(abs(sub(a, b)), decimal(tolerance)) <= 0
