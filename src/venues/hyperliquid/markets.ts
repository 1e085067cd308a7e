import type { WireMarket } from '../../domain/perp.ts'
import { array, decimal, nullable, object, pair, type Reader, ShapeFailure, where } from '../../domain/shape.ts'
import { refuseTwice } from './refuseTwice.ts'
import { universe } from './universe.ts'

/** A market without a price says null or zero; both mean that the price is not known, and zero would be counted. */
const price: Reader<string | null> = (value, path) => {
  const known = nullable(where(decimal, is => Number(is) >= 0, 'a price'))(value, path)
  return known === null || Number(known) === 0 ? null : known
}

const metaAndAssetCtxs = pair(
  object({ universe }),
  array(object({ funding: nullable(decimal), markPx: price, oraclePx: price })),
)

/**
 * The markets of a dex. Names and prices come as two lists that belong together by position only, so lists of unequal
 * length are refused whole: every price after the gap would be another coin's.
 */
export function readMarkets(body: unknown): WireMarket[] {
  const [meta, contexts] = metaAndAssetCtxs(body, 'metaAndAssetCtxs')
  if (meta.universe.length !== contexts.length) {
    throw new ShapeFailure(
      'metaAndAssetCtxs',
      `has ${meta.universe.length} markets in universe but ${contexts.length} contexts`,
    )
  }
  refuseTwice(meta.universe, 'metaAndAssetCtxs[0].universe', '.name', each => each.name)
  return meta.universe.map(({ name, ...market }, index) => ({ coin: name, ...market, ...contexts[index]! }))
}
