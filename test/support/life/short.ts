import type { FakeFill, FakeFunding, FakePosition } from '../fakeHyperliquid/world.ts'
import { type Fraction, fraction, minus, over, parse, plus, times, toText, total } from './fraction.ts'
import { firstDay } from './ground.ts'

/** One trade of the life of a short; `day` counts from the first one. A negative fee is a rebate. */
type Trade = { day: number; coin: string; side: 'B' | 'A'; sz: string; px: string; fee: string }

/**
 * Opened after the mint, added to, closed in part. Mean entries come out round: ETH 3010, 3040, 3070; BTC 90,300, 90,700. What was
 * traded before the mint, and of a coin that no LP has, is nobody's hedge.
 */
const trades: readonly Trade[] = [
  { day: -20, coin: 'ETH', side: 'A', sz: '2', px: '2500', fee: '2.25' },
  { day: -15, coin: 'ETH', side: 'B', sz: '2', px: '2300', fee: '2.07' },
  { day: 0.2, coin: 'ETH', side: 'A', sz: '3', px: '3010', fee: '4.0635' },
  { day: 0.3, coin: 'BTC', side: 'A', sz: '0.2', px: '90300', fee: '8.127' },
  { day: 1.5, coin: 'SOL', side: 'B', sz: '10', px: '180', fee: '0.81' },
  { day: 2.5, coin: 'ETH', side: 'A', sz: '1.5', px: '3100', fee: '-0.1395' },
  { day: 2.6, coin: 'BTC', side: 'A', sz: '0.1', px: '91500', fee: '4.1175' },
  { day: 4.4, coin: 'ETH', side: 'B', sz: '1.2', px: '2860', fee: '1.5444' },
  { day: 5.5, coin: 'BTC', side: 'B', sz: '0.12', px: '88000', fee: '4.752' },
  { day: 8.6, coin: 'ETH', side: 'A', sz: '0.9', px: '3180', fee: '1.2879' },
  { day: 11.4, coin: 'ETH', side: 'B', sz: '0.7', px: '3125', fee: '0.984375' },
]

/** What the short had earned at a moment, by what was traded, and what the venue then has to show. */
export type Short = {
  /** Dollars: what was sold less what was bought, and the position at the mark. */
  hedge: Fraction
  /** Dollars, paid negative. */
  funding: Fraction
  costs: Fraction
  positions: FakePosition[]
  fills: FakeFill[]
  fundings: FakeFunding[]
}

const milliseconds = (day: number): number => Math.round((firstDay + day * 86_400) * 1000)

/** `at` in seconds; `marks` in dollars, by coin. Those coins are the hedge's. */
export function shortAt(at: number, marks: Readonly<Record<string, string>>): Short {
  const coins = Object.keys(marks)
  const done = trades.filter(
    ({ day, coin }) => milliseconds(day) <= at * 1000 && (coins.includes(coin) || coin === 'SOL'),
  )
  const own = done.filter(({ day, coin }) => day >= 0 && coins.includes(coin))
  const fundings = fundingOf(coins, at)
  const sizes = coins.map(coin => sizeOf(own, coin))
  return {
    hedge: plus(
      total(own.map(trade => times(parse(trade.px), minus(fraction(0n), signed(trade))))),
      total(coins.map((coin, index) => times(sizes[index]!, parse(marks[coin]!)))),
    ),
    funding: total(fundings.filter(({ time }) => time >= milliseconds(0)).map(({ usdc }) => parse(usdc))),
    costs: minus(fraction(0n), total(own.map(({ fee }) => parse(fee)))),
    positions: coins.flatMap((coin, index) =>
      sizes[index]!.n === 0n
        ? []
        : [{ coin, szi: plain(sizes[index]!), entryPx: plain(entryOf(own, coin)), leverage: 5 }],
    ),
    fills: done.map(({ day, ...trade }) => ({ ...trade, time: milliseconds(day) })),
    fundings,
  }
}

const signed = ({ side, sz }: Trade): Fraction => (side === 'B' ? parse(sz) : parse(`-${sz}`))

const sizeOf = (all: readonly Trade[], coin: string): Fraction =>
  total(all.filter(trade => trade.coin === coin).map(signed))

/** Mean of what was sold; what is bought back leaves it as it is. */
const entryOf = (all: readonly Trade[], coin: string): Fraction =>
  all
    .filter(trade => trade.coin === coin)
    .reduce(
      ({ size, entry }, trade) => {
        const change = signed(trade)
        const after = plus(size, change)
        if (trade.side === 'B') return { size: after, entry }
        return { size: after, entry: over(plus(times(size, entry), times(change, parse(trade.px))), after) }
      },
      { size: fraction(0n), entry: fraction(0n) },
    ).entry

const plain = (value: Fraction): string => {
  const text = toText(value, 8)
  if (minus(parse(text), value).n !== 0n) throw new RangeError(`${value.n}/${value.d} is no plain decimal`)
  return text.replace(/\.?0+$/, '')
}

/** Every eight hours something is paid or received while a short is open, and once before there was any LP. */
function fundingOf(coins: readonly string[], at: number): FakeFunding[] {
  const row = (coin: string, day: number, usdc: string): FakeFunding => ({
    ...{ coin, usdc, time: milliseconds(day) },
    ...{ szi: '-1.0', fundingRate: '0.0000125' },
  })
  const rows = coins.flatMap(coin =>
    Array.from({ length: 45 }, (_, index) =>
      row(coin, 1 / 2 + index / 3, `${index % 4 === 3 ? '-' : ''}0.${371 + 7 * index}1`),
    ),
  )
  return [row('ETH', -18, '3.5'), ...rows].filter(({ time }) => time <= at * 1000)
}
