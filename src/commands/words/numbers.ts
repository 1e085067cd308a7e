import {
  abs,
  add,
  compare,
  type Decimal,
  decimal,
  fromUnits,
  isZero,
  roundTo,
  roundToSignificant,
  sign,
  toText,
} from '../../math/decimal.ts'

/** How numbers read in tables: half to even, thousands grouped, a true minus sign, `—` for what is unknown. */
export const unknown = '—'

/** What does not apply, which is not the same as what nobody knows. */
export const none = 'none'

/** From so many dollars on cents mean nothing any more: nobody knows prices to seven digits. */
const wholeFrom = fromUnits(100_000n, 0)

/** Dollars to the cent: `$1,234.50`, `−$3.00`; from $100,000 on whole ones. */
export function usd(value: number | string | null): string {
  if (value === null) return unknown
  const isWhole = compare(abs(roundTo(decimalOf(value), 2)), wholeFrom) >= 0
  return dollarsTo(value, isWhole ? 0 : 2)
}

/** A share as per cent, one place: `12.3 %`. */
export const percent = (fraction: number | null, places = 1): string =>
  fraction === null ? unknown : `${fixed(hundredfold(decimalOf(fraction)), places)} %`

/** What a person set, or a contract: as per cent with every digit that it has, and no fewer than `places`. */
export function exactPercent(fraction: string, places = 0): string {
  const exact = hundredfold(decimal(fraction))
  const digits = toText(exact).split('.')[1]?.length ?? 0
  return `${fixed(exact, Math.max(places, digits))} %`
}

/** A pool's fee, sent in millionths: `0.30 %`, `0.005 %`. */
export const feePercent = (fee: number): string => exactPercent(toText(fromUnits(BigInt(fee), 6)), 2)

/** An amount or a price: six significant digits, no fewer than its whole part, no trailing noise. */
export function amount(value: string | null): string {
  if (value === null) return unknown
  const exact = decimal(value)
  if (isZero(exact)) return '0'
  const rounded = compare(abs(exact), fromUnits(1_000_000n, 0)) >= 0 ? roundTo(exact, 0) : roundToSignificant(exact, 6)
  return grouped(toText(rounded))
}

/** What is to be typed elsewhere, an order's size: every digit, thousands grouped. */
export const exactAmount = (value: string): string => grouped(toText(decimal(value)))

/** A number that was computed, as `amount` prints text. */
export const figure = (value: number | null): string => (value === null ? unknown : amount(String(value)))

/** To so many places after the point, with every zero: `3.20`. */
export const places = (value: number | null, count: number): string =>
  value === null ? unknown : fixed(decimalOf(value), count)

/** Dollars that were gained or lost, with their sign: to the cent however many, since they are added up by eye. */
export const gain = (value: number | string | null): string => (value === null ? unknown : signed(dollarsTo(value, 2)))

/** Always with its sign, zero without: what is to be added up by eye. */
export const signed = (text: string): string =>
  text.startsWith('−') || text === '0' || text === unknown || /^[$0.,]+( %)?$/.test(text) ? text : `+${text}`

const dollarsTo = (value: number | string, places: number): string =>
  fixed(decimalOf(value), places).replace(/^(−?)/, '$1$$')

const decimalOf = (value: number | string): Decimal => decimal(String(value))

const hundredfold = (value: Decimal): Decimal => ({ units: value.units * 100n, scale: value.scale })

function fixed(value: Decimal, places: number): string {
  const rounded = roundTo(value, places)
  const text = toText(add(abs(rounded), fromUnits(0n, places)))
  const [whole = '0', fraction = ''] = text.split('.')
  return `${sign(rounded) < 0 ? '−' : ''}${groupWhole(whole)}${places > 0 ? `.${fraction.padEnd(places, '0')}` : ''}`
}

function grouped(text: string): string {
  const minus = text.startsWith('-')
  const [whole = '0', fraction] = (minus ? text.slice(1) : text).split('.')
  return `${minus ? '−' : ''}${groupWhole(whole)}${fraction === undefined ? '' : `.${fraction}`}`
}

const groupWhole = (whole: string): string => whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
