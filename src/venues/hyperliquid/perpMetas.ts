import { dexOf } from '../../domain/assets.ts'
import type { PerpMeta, PerpMetas } from '../../domain/perp.ts'
import { array, integer, object, ShapeFailure, where } from '../../domain/shape.ts'
import { refuseTwice } from './refuseTwice.ts'
import { universe } from './universe.ts'

const allPerpMetas = array(object({ collateralToken: where(integer, is => is >= 0, 'a token number'), universe }))

/**
 * Every dex with its collateral. The answer names none: a builder's dex is the prefix its coins share (`xyz:TSLA`), the
 * main one has none and stands first. A dex without markets cannot be named, nor can anyone hold a position on it.
 */
export function readPerpMetas(body: unknown): PerpMetas {
  const metas = allPerpMetas(body, 'allPerpMetas')
  const dexes = metas.flatMap(({ collateralToken, universe: listed }, index): (PerpMeta & { index: number })[] => {
    if (listed.length === 0) return []
    const path = `allPerpMetas[${index}].universe`
    refuseTwice(listed, path, '.name', each => each.name)
    const dex = dexOf(listed[0]!.name)
    const stray = listed.findIndex(each => dexOf(each.name) !== dex)
    if (stray >= 0) throw new ShapeFailure(`${path}[${stray}].name`, 'is of another dex than the first')
    const markets = listed.map(({ name, ...market }) => ({ coin: name, ...market }))
    return [{ index, dex, collateralToken, markets }]
  })
  if (dexes[0]?.index !== 0 || dexes[0].dex !== '') throw new ShapeFailure('allPerpMetas[0]', 'is not the main dex')
  const seen = new Set<string>()
  for (const { dex, index } of dexes) {
    if (seen.has(dex)) throw new ShapeFailure(`allPerpMetas[${index}]`, 'is a dex that stands there twice')
    seen.add(dex)
  }
  return { dexes: dexes.map(({ index: _, ...meta }) => meta), empty: metas.length - dexes.length }
}
