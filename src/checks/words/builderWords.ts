import type { Builder } from '../../domain/authorities.ts'

/** Each with its cap, those first that may charge most; tenths of a basis point, of which 1 is 0.001 %. */
export const builderWords = (builders: readonly Builder[]): string =>
  builders
    .toSorted((a, b) => b.maxFee - a.maxFee)
    .map(({ address, maxFee }) => `${address} up to ${maxFee / 1000} %`)
    .join('; ')
