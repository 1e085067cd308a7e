import { coinOf } from '../../domain/assets.ts'

/** What a price is of, where its perp's prices are of another unit: a kPEPE is a thousand PEPE. */
export const perUnit = (asset: string): string => (coinOf(asset).unit === 1 ? '' : ` per ${asset}`)
