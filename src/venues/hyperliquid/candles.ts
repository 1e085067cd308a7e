import type { WireCandle } from '../../domain/history.ts'
import { array, decimal, integer, object, oneOf, ShapeFailure, text, where } from '../../domain/shape.ts'

const hour = 3_600_000
const time = where(integer, is => is > 0, 'a time')

/**
 * Hourly candles of `coin`, asked for between two moments (milliseconds). The first one may have begun before `from`; one
 * that ends after `to` still runs and is left out. The venue gives no more than its latest 5,000.
 */
export function readCandles(
  body: unknown,
  { coin, from, to }: { coin: string; from: number; to: number },
): WireCandle[] {
  const candles = array(
    object({
      t: time,
      T: time,
      s: where(text, is => is === coin, 'the market that was asked for'),
      i: oneOf('1h'),
      c: where(decimal, is => Number(is) > 0, 'a price above zero'),
    }),
  )(body, 'candleSnapshot')
  candles.forEach(({ t, T }, index) => {
    const path = `candleSnapshot[${index}]`
    if (T !== t + hour - 1) throw new ShapeFailure(`${path}.T`, 'is not the end of that hour')
    if (T < from) throw new ShapeFailure(`${path}.T`, 'is earlier than what was asked for')
    if (index > 0 && t <= candles[index - 1]!.T)
      throw new ShapeFailure(`${path}.t`, 'is not after the candle before it')
  })
  return candles.filter(({ T }) => T < to).map(({ t, T, c }) => ({ start: t, end: T, close: c }))
}
