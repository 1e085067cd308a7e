/**
 * Exact decimal numbers for money: value = units * 10^-scale, scale an integer >= 0. Two Decimals may be equal in value
 * and differ in scale; ask `compare`. Sums and products are exact; only `divide` and the rounding functions lose digits,
 * and each says how.
 */
export type Decimal = { readonly units: bigint; readonly scale: number }

const pattern = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/

/** A hostile or broken source must not make us compute with a million digits. */
const maxTextLength = 1000
const maxScale = 2000

/**
 * Reads `-?digits[.digits]`, with an exponent as JavaScript prints one (`1e-7`); throws RangeError for anything else,
 * without repeating it.
 */
export function decimal(text: string): Decimal {
  const match = text.length > maxTextLength ? null : pattern.exec(text)
  if (!match) throw new RangeError(`not a decimal number (${text.length} characters)`)
  const [, minus, whole = '', fraction = '', exponent = '0'] = match
  const units = BigInt(`${minus}${whole}${fraction}`)
  return withScale(units, fraction.length - Number(exponent))
}

/** `units` smallest units of something with `scale` decimals: `fromUnits(1500000n, 6)` is 1.5. */
export function fromUnits(units: bigint, scale: number): Decimal {
  if (!Number.isInteger(scale) || scale < 0 || scale > maxScale) throw new RangeError(`impossible scale: ${scale}`)
  return { units, scale }
}

const withScale = (units: bigint, scale: number): Decimal =>
  scale >= 0 ? fromUnits(units, scale) : fromUnits(units * pow10(-scale), 0)

export const zero: Decimal = { units: 0n, scale: 0 }
export const one: Decimal = { units: 1n, scale: 0 }

const pow10 = (exponent: number): bigint => 10n ** BigInt(exponent)

const unitsAt = (d: Decimal, scale: number): bigint => d.units * pow10(scale - d.scale)

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale }
}

export const sub = (a: Decimal, b: Decimal): Decimal => add(a, neg(b))
export const mul = (a: Decimal, b: Decimal): Decimal => ({ units: a.units * b.units, scale: a.scale + b.scale })
export const neg = (d: Decimal): Decimal => ({ units: -d.units, scale: d.scale })
export const abs = (d: Decimal): Decimal => (d.units < 0n ? neg(d) : d)
export const sign = (d: Decimal): -1 | 0 | 1 => (d.units > 0n ? 1 : d.units < 0n ? -1 : 0)
export const isZero = (d: Decimal): boolean => d.units === 0n
export const compare = (a: Decimal, b: Decimal): -1 | 0 | 1 => sign(sub(a, b))

/** The sum of none is zero. */
export const sum = (list: Iterable<Decimal>): Decimal => {
  let total = zero
  for (const d of list) total = add(total, d)
  return total
}

/** a / b, correctly rounded, half to even, to that many significant digits; RangeError when b is zero. */
export function divide(a: Decimal, b: Decimal, significantDigits: number): Decimal {
  if (isZero(b)) throw new RangeError('division by zero')
  checkDigits(significantDigits)
  if (isZero(a)) return zero
  const numerator = (sign(b) < 0 ? -a.units : a.units) * pow10(b.scale)
  const denominator = abs(b).units * pow10(a.scale)
  // The quotient has either `guess` or `guess + 1` digits before the point (when positive: leading zeros when negative).
  const guess = digitsOf(numerator) - digitsOf(denominator)
  const scale = significantDigits - guess
  const digits = digitsOf(scaled(numerator, scale) / scaled(denominator, -scale))
  return quotient(numerator, denominator, digits > significantDigits ? scale - 1 : scale)
}

/** numerator / denominator to `scale` places after the point (before it when negative), half to even. */
const quotient = (numerator: bigint, denominator: bigint, scale: number): Decimal =>
  withScale(divideHalfEven(scaled(numerator, scale), scaled(denominator, -scale)), scale)

const scaled = (n: bigint, exponent: number): bigint => (exponent > 0 ? n * pow10(exponent) : n)

const digitsOf = (n: bigint): number => (n < 0n ? -n : n).toString().length

function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const magnitude = numerator < 0n ? -numerator : numerator
  const floor = magnitude / denominator
  const twice = 2n * (magnitude % denominator)
  const up = twice > denominator || (twice === denominator && floor % 2n === 1n)
  const rounded = up ? floor + 1n : floor
  return numerator < 0n ? -rounded : rounded
}

/** At most `places` digits after the point, half to even. */
export function roundTo(d: Decimal, places: number): Decimal {
  checkPlaces(places)
  return d.scale <= places ? d : fromUnits(divideHalfEven(d.units, pow10(d.scale - places)), places)
}

/** At most `places` digits after the point, the rest cut off: never larger in magnitude. */
export function truncateTo(d: Decimal, places: number): Decimal {
  checkPlaces(places)
  return d.scale <= places ? d : fromUnits(d.units / pow10(d.scale - places), places)
}

/** At most `digits` significant digits, half to even. */
export const roundToSignificant = (d: Decimal, digits: number): Decimal => divide(d, one, digits)

const checkPlaces = (places: number): void => {
  if (!Number.isInteger(places) || places < 0) throw new RangeError(`impossible number of decimal places: ${places}`)
}

const checkDigits = (digits: number): void => {
  if (!Number.isInteger(digits) || digits < 1) throw new RangeError(`impossible number of digits: ${digits}`)
}

/** Plain decimal text: no exponent, no trailing zeros after the point, no `-0`. */
export function toText(d: Decimal): string {
  const digits = abs(d)
    .units.toString()
    .padStart(d.scale + 1, '0')
  const whole = digits.slice(0, digits.length - d.scale)
  const fraction = digits.slice(digits.length - d.scale).replace(/0+$/, '')
  return `${d.units < 0n ? '-' : ''}${whole}${fraction && '.'}${fraction}`
}

/** The nearest double; never -0. */
export const toNumber = (d: Decimal): number => Number(`${d.units}e-${d.scale}`) + 0
