import type { WireMarket } from '../../domain/perp.ts'
import {
  array,
  boolean,
  decimal,
  integer,
  label,
  nullable,
  number,
  object,
  optional,
  pair,
  type Reader,
  ShapeFailure,
  where,
} from './shape.ts'

/** A market without a price says null or zero; both mean that the price is not known, and zero would be counted. */
const price: Reader<string | null> = (value, path) => {
  const known = nullable(where(decimal, is => Number(is) >= 0, 'a price'))(value, path)
  return known === null || Number(known) === 0 ? null : known
}

const metaAndAssetCtxs = pair(
  object({
    universe: array(
      object({
        name: label,
        szDecimals: where(integer, is => is >= 0 && is <= 18, 'a number of decimals'),
        maxLeverage: where(number, is => is > 0, 'a number above zero'),
        isDelisted: optional(boolean, false),
      }),
    ),
  }),
  array(object({ funding: nullable(decimal), markPx: price, oraclePx: price })),
)

/**
 * The markets of a dex. Names and prices come as two lists that belong together by position only, so lists of unequal
 * length are refused whole: every price after the gap would be another coin's.
 */
export function readMarkets(body: unknown): WireMarket[] {
  const [{ universe }, contexts] = metaAndAssetCtxs(body, 'metaAndAssetCtxs')
  if (universe.length !== contexts.length) {
    throw new ShapeFailure(
      'metaAndAssetCtxs',
      `has ${universe.length} markets in universe but ${contexts.length} contexts`,
    )
  }
  const seen = new Set<string>()
  return universe.map(({ name, ...market }, index) => {
    if (seen.has(name)) throw new ShapeFailure(`metaAndAssetCtxs[0].universe[${index}].name`, 'stands there twice')
    seen.add(name)
    return { coin: name, ...market, ...contexts[index]! }
  })
}
