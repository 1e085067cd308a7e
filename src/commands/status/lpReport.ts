import { dollar, noAsset } from '../../domain/assets.ts'
import { assetOfToken, type Chain, tokenRefusal } from '../../domain/chain.ts'
import type { Subject } from '../../domain/hedge.ts'
import { type LpSnapshot, ratioWasRead, type WirePool, type WirePosition, type WireToken } from '../../domain/lp.ts'
import type { WireMarket } from '../../domain/perp.ts'
import { add, type Decimal, decimal, fromUnits, isZero, mul, toNumber, toText, zero } from '../../math/decimal.ts'
import { distance, invert, priceAtSqrtRatio, priceAtTick } from '../../math/price.ts'
import { holdingsOf } from '../words/holdingsOf.ts'
import { priceBase } from '../words/priceBase.ts'
import type { LpReport, LpToken } from './types.ts'
import { type Quote, quotesOfPair } from './usd.ts'

/** Reports one position. RangeError when the chain's numbers contradict each other: then there is no report of it. */
export function lpReport(
  subject: Pick<Subject, 'assets'>,
  chain: Chain,
  snapshot: LpSnapshot,
  position: WirePosition,
  markets: readonly WireMarket[] | null,
): LpReport {
  const pool = at(snapshot.pools, position.pool)
  const token0 = tokenOf(subject, chain, at(snapshot.tokens, pool.token0))
  const token1 = tokenOf(subject, chain, at(snapshot.tokens, pool.token1))
  const { held, fees } = holdingsOf(position, pool)
  // Nothing is nothing, whatever the decimals.
  const whole = (amount: bigint, token: LpToken) =>
    amount === 0n ? zero : token.decimals === null ? null : fromUnits(amount, token.decimals)
  const amounts = [whole(held.amount0, token0), whole(held.amount1, token1)] as const
  const owed = [whole(fees.amount0, token0), whole(fees.amount1, token1)] as const
  const { price0, ...prices } = pricesOf(pool, position, token0, token1)
  const quotes = quotesOfPair(token0, token1, price0, markets)
  return {
    chain: chain.name,
    chainId: snapshot.chainId,
    protocol: chain.protocol,
    positionManager: snapshot.positionManager,
    tokenId: position.tokenId,
    owner: position.owner,
    pool: pool.address,
    fee: pool.fee,
    token0,
    token1,
    tickLower: position.tickLower,
    tickUpper: position.tickUpper,
    tick: pool.tick,
    sqrtPriceX96: pool.sqrtPriceX96,
    liquidity: position.liquidity,
    inRange: pool.tick >= position.tickLower && pool.tick < position.tickUpper,
    ...prices,
    amount0: textOrNull(amounts[0]),
    amount1: textOrNull(amounts[1]),
    uncollectedFees0: textOrNull(owed[0]),
    uncollectedFees1: textOrNull(owed[1]),
    valueUsd: usdOf(amounts, quotes),
    feesUsd: usdOf(owed, quotes),
    priceSource: { token0: quotes.token0?.source ?? null, token1: quotes.token1?.source ?? null },
    entry: null,
    impermanentLoss: null,
    fees: null,
    delta: deltaOf(amounts, token0, token1),
    gamma: null,
    feeApr: null,
    block: {
      number: Number(snapshot.block.number),
      timestamp: new Date(Number(snapshot.block.timestamp) * 1000).toISOString(),
    },
  }
}

const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index]
  if (item === undefined) throw new RangeError('the snapshot names a pool or token that it does not hold')
  return item
}

/**
 * Identity is (chain, address): the user's own mapping first, then the chain literal; a symbol proves nothing. A token that
 * is not one to one is what its contract says it is, whoever maps it. Said to be `none`, it is none.
 */
function tokenOf(subject: Pick<Subject, 'assets'>, chain: Chain, token: WireToken): LpToken {
  const { address, symbol, decimals, ratio: told } = token
  if (subject.assets[address] === noAsset) return { address, symbol, decimals, asset: null, ratio: null }
  const known = assetOfToken(chain, address, ratioWasRead(token))
  const ratio = told != null && 'units' in told ? toText(fromUnits(BigInt(told.units), told.decimals)) : null
  const refused = tokenRefusal(chain, address, ratio !== null) !== null
  const asset = refused ? null : ratio === null ? (subject.assets[address] ?? known) : known
  return { address, symbol, decimals, asset, ratio }
}

function pricesOf(pool: WirePool, position: WirePosition, token0: LpToken, token1: LpToken) {
  const base = priceBase(token0, token1)
  const [lowTick, highTick] =
    base === 'token0' ? [position.tickLower, position.tickUpper] : [position.tickUpper, position.tickLower]
  const oriented = (price: Decimal) => (base === 'token0' ? price : invert(price))
  const raw = oriented(priceAtSqrtRatio(BigInt(pool.sqrtPriceX96), 0, 0))
  const decimals =
    token0.decimals === null || token1.decimals === null ? null : ([token0.decimals, token1.decimals] as const)
  const text = (tick: number) => (decimals ? toText(oriented(priceAtTick(tick, ...decimals))) : null)
  const price0 = decimals ? priceAtSqrtRatio(BigInt(pool.sqrtPriceX96), ...decimals) : null
  return {
    price0,
    price: price0 === null ? null : toText(oriented(price0)),
    priceLower: text(lowTick),
    priceUpper: text(highTick),
    priceQuote: {
      base,
      baseSymbol: base === 'token0' ? token0.symbol : token1.symbol,
      quoteSymbol: base === 'token0' ? token1.symbol : token0.symbol,
    } as const,
    distanceToLower: distance(raw, oriented(priceAtTick(lowTick, 0, 0))),
    distanceToUpper: distance(raw, oriented(priceAtTick(highTick, 0, 0))),
  }
}

type Pair<T> = readonly [T, T]

/** Nothing of a token is worth nothing, whatever its price; something without a price makes the sum unknown. */
function usdOf([amount0, amount1]: Pair<Decimal | null>, quotes: { token0: Quote | null; token1: Quote | null }) {
  const part0 = partOf(amount0, quotes.token0)
  const part1 = partOf(amount1, quotes.token1)
  return part0 === null || part1 === null ? null : toNumber(add(part0, part1))
}

const partOf = (amount: Decimal | null, quote: Quote | null): Decimal | null => {
  if (amount === null) return null
  if (isZero(amount)) return zero
  return quote === null ? null : mul(amount, quote.usd)
}

/** V is homogeneous in the two prices, so dV/dP of each token is the amount held of it. Dollars are no exposure. */
function deltaOf([amount0, amount1]: Pair<Decimal | null>, token0: LpToken, token1: LpToken): Record<string, string> {
  const delta: Record<string, string> = {}
  for (const [amount, { asset, ratio }] of [[amount0, token0] as const, [amount1, token1] as const]) {
    if (amount === null || asset === null || asset === dollar) continue
    const units = ratio === null ? amount : mul(amount, decimal(ratio))
    delta[asset] = toText(add(units, delta[asset] === undefined ? zero : decimal(delta[asset])))
  }
  return delta
}

const textOrNull = (amount: Decimal | null): string | null => (amount === null ? null : toText(amount))
