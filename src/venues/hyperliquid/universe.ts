import { array, boolean, integer, label, number, object, optional, where } from '../../domain/shape.ts'

/** The markets of a dex as its metadata lists them. Delisted ones stay, marked. */
export const universe = array(
  object({
    name: label,
    szDecimals: where(integer, is => is >= 0 && is <= 18, 'a number of decimals'),
    maxLeverage: where(number, is => is > 0, 'a number above zero'),
    isDelisted: optional(boolean, false),
  }),
)
