import { abs, cut, type Fixed, fixed, over, times, wire } from './fixed.ts'
import type { FakePosition, World } from './world.ts'

/** One position valued at the mark, before the account is known. */
export type Valued = {
  from: FakePosition
  isolated: boolean
  leverage: Fixed
  maxLeverage: number
  side: 1n | -1n
  positionValue: Fixed
  unrealizedPnl: Fixed
  marginUsed: Fixed
  /** Cash net of cost basis: grows with a short. */
  rawUsd: Fixed
}

export function value(from: FakePosition, markets: World['markets']): Valued {
  const market = markets[from.coin]
  const mark = market && (market.markPx === undefined ? market.oraclePx : market.markPx)
  if (!market || !mark) throw new TypeError(`the fake venue has no market with a mark price for ${from.coin}`)
  const szi = fixed(from.szi)
  const side = szi < 0n ? -1n : 1n
  const positionValue = cut(times(abs(szi), fixed(mark)), 6)
  const cost = cut(times(szi, fixed(from.entryPx)), 6)
  const isolated = from.isolated !== undefined
  const rawUsd = fixed(from.isolated ?? '0') - cost
  const leverage = fixed(from.leverage ?? 5)
  return {
    from,
    isolated,
    leverage,
    maxLeverage: market.maxLeverage,
    side,
    positionValue,
    unrealizedPnl: side * positionValue - cost,
    marginUsed: isolated ? rawUsd + side * positionValue : cut(over(positionValue, leverage), 6),
    rawUsd,
  }
}

export const maintenance = ({ positionValue, maxLeverage }: Valued): Fixed =>
  cut(over(positionValue, fixed(2 * maxLeverage)), 6)

/**
 * mark − side · available / |szi| / (1 − side · l), l = 1 / (2 · maxLeverage) (documentation, "Liquidation price");
 * `available` is the margin above maintenance. Null where a long cannot be liquidated at any price above zero.
 */
function liquidationPx(position: Valued, crossAvailable: Fixed): string | null {
  const { from, isolated, maxLeverage, side, positionValue, marginUsed } = position
  const size = abs(fixed(from.szi))
  const l = over(fixed(1), fixed(2 * maxLeverage))
  const available = isolated ? marginUsed - times(positionValue, l) : crossAvailable
  const px = over(positionValue, size) - side * over(over(available, size), fixed(1) - side * l)
  return px <= 0n ? null : wire(px, 10)
}

export const assetPosition = (position: Valued, crossAvailable: Fixed) => {
  const { from, isolated, leverage, maxLeverage, positionValue, unrealizedPnl, marginUsed, rawUsd } = position
  const cost = over(times(abs(fixed(from.szi)), fixed(from.entryPx)), leverage)
  const value = Number(wire(leverage))
  return {
    type: 'oneWay',
    position: {
      coin: from.coin,
      szi: wire(fixed(from.szi)),
      leverage: isolated ? { type: 'isolated', value, rawUsd: wire(rawUsd) } : { type: 'cross', value },
      entryPx: wire(fixed(from.entryPx)),
      positionValue: wire(positionValue),
      unrealizedPnl: wire(unrealizedPnl),
      returnOnEquity: wire(over(unrealizedPnl, cost), 10),
      liquidationPx: liquidationPx(position, crossAvailable),
      marginUsed: wire(marginUsed),
      maxLeverage,
      cumFunding: from.cumFunding ?? { allTime: '0.0', sinceOpen: '0.0', sinceChange: '0.0' },
    },
  }
}
