import { collateralOf, dexesOf, dexOf, type World } from './world.ts'

const listedOn = (dex: string, { markets }: World) => Object.entries(markets).filter(([coin]) => dexOf(coin) === dex)

function meta(dex: string, world: World) {
  const universe = listedOn(dex, world).map(([name, { szDecimals, maxLeverage, isDelisted }]) => ({
    szDecimals,
    name,
    maxLeverage,
    marginTableId: maxLeverage,
    ...(isDelisted ? { isDelisted } : {}),
  }))
  return { universe, marginTables: [], collateralToken: collateralOf(dex, world) }
}

/** One meta a dex, in the venue's order, none of them named. */
export const allPerpMetas = (world: World) => dexesOf(world).map(dex => meta(dex, world))

export function metaAndAssetCtxs(dex: string, world: World) {
  const contexts = listedOn(dex, world).map(([, { oraclePx, markPx = oraclePx, funding = '0.0000125' }]) => ({
    funding,
    openInterest: '1000.0',
    prevDayPx: markPx ?? '0.0',
    dayNtlVlm: '1000000.0',
    premium: null,
    oraclePx,
    markPx,
    midPx: null,
    impactPxs: null,
    dayBaseVlm: '1000.0',
  }))
  return [meta(dex, world), contexts]
}
