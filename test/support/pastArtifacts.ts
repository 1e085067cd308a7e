import type { CandleReading, HistoryReading, TradeReading } from '../../src/domain/artifacts.ts'
import type { LpEvent, PositionHistory, WireCandle, WireFill, WireFunding } from '../../src/domain/history.ts'
import { account, gatheredAt, ok, seconds } from './moments.ts'

/** The past of the artificial position #1: minted ten days before it is looked at. */
const day = 86_400
const hour = 3_600_000

export const mintedAt = seconds - 10 * day

export const eventOf = (rest: Partial<LpEvent> = {}): LpEvent => ({
  kind: 'increase',
  block: '100',
  logIndex: 3,
  timestamp: String(mintedAt),
  liquidity: '10000000000000000',
  amount0: '1000000000000000000',
  amount1: '3000000000',
  swapSqrtPriceX96: null,
  ...rest,
})

export const historyOf = (rest: Partial<PositionHistory> = {}): PositionHistory => ({
  tokenId: '1',
  mint: { block: '100', timestamp: String(mintedAt) },
  ownerChanged: false,
  toBlock: '1000',
  events: [eventOf()],
  ...rest,
})

export const historyReadingOf = (rest: Partial<HistoryReading> = {}): HistoryReading => ({
  subject: 'one',
  chain: 'testchain',
  tokenId: '1',
  read: ok(historyOf()),
  ...rest,
})

/** A sale that opened the short an hour after the mint. */
export const fillOf = (rest: Partial<WireFill> = {}): WireFill => ({
  coin: 'ETH',
  px: '3100',
  sz: '1',
  side: 'sell',
  time: mintedAt * 1000 + hour,
  startPosition: '0',
  dir: 'Open Short',
  closedPnl: '0',
  fee: '1.395',
  feeToken: 'USDC',
  tid: 1,
  crossed: true,
  liquidation: false,
  ...rest,
})

/** A payment received by the short. */
export const fundingOf = (rest: Partial<WireFunding> = {}): WireFunding => ({
  coin: 'ETH',
  usdc: '0.0375',
  szi: '-1',
  fundingRate: '0.0000125',
  time: mintedAt * 1000 + 2 * hour,
  hash: `0x${'0'.repeat(64)}`,
  ...rest,
})

export const tradeReadingOf = (rest: Partial<TradeReading> = {}): TradeReading => ({
  subject: 'one',
  network: 'mainnet',
  account,
  from: new Date(mintedAt * 1000).toISOString(),
  fills: ok({ fills: [fillOf()], whole: true }),
  funding: ok([fundingOf()]),
  ...rest,
})

/** Hourly candles up to the hour that runs, oldest first. */
export const candlesOf = (closes: readonly string[]): WireCandle[] => {
  const end = Math.floor(Date.parse(gatheredAt) / hour) * hour
  return closes.map((close, index) => {
    const start = end - (closes.length - index) * hour
    return { start, end: start + hour - 1, close }
  })
}

export const candleReadingOf = (rest: Partial<CandleReading> = {}): CandleReading => ({
  network: 'mainnet',
  coin: 'ETH',
  read: ok(candlesOf(['2990', '3010', '3000'])),
  ...rest,
})
