import { type FakeCandle, presentOf, type World } from './world.ts'

const hour = 3_600_000
const days = 30

/** The body of `candleSnapshot`, hourly: every candle that touches the time asked for, the latest 5,000 of them. */
export function candleSnapshot(asked: unknown, world: World) {
  const { coin, startTime, endTime = Number.POSITIVE_INFINITY } = asked as Asked
  const all = world.candles?.[coin] ?? wave(coin, world)
  return all
    .map((candle, index) => body(coin, candle, all[index - 1]?.c ?? candle.c))
    .filter(({ t, T }) => T >= startTime && t <= endTime)
    .slice(-5000)
}

type Asked = { coin: string; interval: string; startTime: number; endTime?: number }

export const isCandleRequest = (asked: unknown): asked is Asked => {
  const { coin, interval, startTime } = (asked ?? {}) as Partial<Asked>
  return typeof coin === 'string' && interval === '1h' && typeof startTime === 'number'
}

/** Two gentle waves of 1 % and 0.4 %, the last candle still running. None for a market that has no price. */
function wave(coin: string, world: World): FakeCandle[] {
  const { oraclePx = null } = world.markets[coin] ?? {}
  if (oraclePx === null) return []
  const running = Math.floor(presentOf(world) / hour)
  return Array.from({ length: days * 24 + 1 }, (_, index) => {
    const at = running - days * 24 + index
    const px = Number(oraclePx) * (1 + 0.01 * Math.sin(at / 7) + 0.004 * Math.sin(at * 1.7))
    return { t: at * hour, c: priceText(px) }
  })
}

const priceText = (px: number): string => {
  const text = String(Number(px.toPrecision(6)))
  return text.includes('.') ? text : `${text}.0`
}

const body = (coin: string, { t, c }: FakeCandle, o: string) => {
  const [low, high] = [o, c].sort((a, b) => Number(a) - Number(b))
  return { t, T: t + hour - 1, s: coin, i: '1h', o, c, h: high, l: low, v: '100.0', n: 12 }
}
