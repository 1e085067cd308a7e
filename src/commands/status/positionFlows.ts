import { dollar } from '../../domain/assets.ts'
import type { LpEvent } from '../../domain/history.ts'
import { type Decimal, one, toNumber, toText } from '../../math/decimal.ts'
import { type FlowPrice, flagPrice, flowPrice } from './flowPrice.ts'
import { dollarsOf, type KnownLp, wholeTokens } from './knownLp.ts'
import { quotePricesAt } from './poolPrices.ts'
import type { Flow, Tokens, UsdPrices } from './positionResult.ts'
import type { FlowReport } from './resultTypes.ts'
import type { LpToken } from './types.ts'

/** One change of liquidity, as it is counted and as it is reported. */
export type PositionFlow = {
  kind: 'increase' | 'decrease'
  liquidity: bigint
  price: FlowPrice
  flow: Flow
  report: FlowReport
}

/** Deposits and withdrawals in order. `entryPx` (--entry-price) is that of every deposit, whatever the chain says. */
export function positionFlows(events: readonly LpEvent[], entryPx: string | null, lp: KnownLp): PositionFlow[] {
  return events.flatMap(event => {
    if (event.kind === 'collect' || BigInt(event.liquidity) === 0n) return []
    const price = event.kind === 'increase' && entryPx !== null ? flagPrice(entryPx) : flowPrice(event, lp)
    const amounts = wholeTokens([BigInt(event.amount0), BigInt(event.amount1)], lp)
    const { flow, report } = flowOf(event, amounts, price, lp)
    return [{ kind: event.kind, liquidity: BigInt(event.liquidity), price, flow, report }]
  })
}

/** `timestamp` in seconds. */
export function flowOf(
  at: { block: string; timestamp: string },
  amounts: Tokens,
  price: FlowPrice,
  lp: KnownLp,
): { flow: Flow; report: FlowReport } {
  const usdThen = usdAt(price.price, lp)
  const usd = dollarsOf(amounts, usdThen)
  const milliseconds = Number(at.timestamp) * 1000
  return {
    flow: { at: milliseconds, amounts, usdThen, quoteThen: quotePricesAt(price.price, lp) },
    report: {
      block: Number(at.block),
      timestamp: new Date(milliseconds).toISOString(),
      amount0: toText(amounts[0]),
      amount1: toText(amounts[1]),
      price: textOrNull(price.price),
      priceLow: textOrNull(price.low),
      priceHigh: textOrNull(price.high),
      priceSource: price.source,
      usd: usd === null ? null : toNumber(usd),
    },
  }
}

/** A stablecoin is one dollar, and then the price is that of its partner; no other pool tells dollars. */
function usdAt(price: Decimal | null, { report: { token0, token1, priceQuote } }: KnownLp): UsdPrices {
  const quote = priceQuote.base === 'token0' ? token1 : token0
  const of = (token: LpToken) => (isDollar(token) ? one : isDollar(quote) && token !== quote ? price : null)
  return [of(token0), of(token1)]
}

/** One that earns is worth more than it says. */
const isDollar = ({ asset, ratio }: LpToken): boolean => asset === dollar && ratio === null

export const textOrNull = (value: Decimal | null): string | null => (value === null ? null : toText(value))
