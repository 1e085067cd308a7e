import { abs, type Decimal, decimal, roundToSignificant, sign, toText } from '../../math/decimal.ts'

/** A size or a price as a person reads it: six significant digits, thousands grouped, a true minus sign. */
export const figure = (value: string | Decimal): string => {
  const exact = typeof value === 'string' ? decimal(value) : value
  const [whole = '0', fraction] = toText(roundToSignificant(abs(exact), 6)).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${sign(exact) < 0 ? '−' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}

/** A share as per cent, one place. */
export const percent = (fraction: number): string => `${(fraction * 100).toFixed(1).replace('-', '−')} %`

/** `short of 3.9`. */
export const sided = (szi: string): string =>
  `${szi.startsWith('-') ? 'short' : 'long'} of ${figure(szi.replace('-', ''))}`
