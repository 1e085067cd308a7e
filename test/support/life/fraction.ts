/** An exact fraction, so that what the tests expect is rounded nowhere. The denominator is positive. */
export type Fraction = { n: bigint; d: bigint }

export const fraction = (n: bigint, d = 1n): Fraction => {
  const [top, bottom] = d < 0n ? [-n, -d] : [n, d]
  const common = divisor(top < 0n ? -top : top, bottom)
  return { n: top / common, d: bottom / common }
}

/** Decimal text: `-3001.25`. */
export const parse = (text: string): Fraction => {
  const [, minus, whole = '', digits = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  if (whole === '') throw new TypeError(`not a plain decimal: ${text}`)
  return fraction(BigInt(minus + whole + digits), 10n ** BigInt(digits.length))
}

export const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d)
export const minus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d - b.n * a.d, a.d * b.d)
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d)
export const over = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n)
export const total = (all: readonly Fraction[]): Fraction => all.reduce(plus, fraction(0n))

/** To 15 places and more than any test looks at. */
export const toNumber = ({ n, d }: Fraction): number => Number((n * 10n ** 15n) / d) / 1e15

/** Rounded half up to so many places, as plain decimal text with all of them. */
export function toText({ n, d }: Fraction, places: number): string {
  const scaled = (2n * (n < 0n ? -n : n) * 10n ** BigInt(places) + d) / (2n * d)
  const digits = scaled.toString().padStart(places + 1, '0')
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
  return n < 0n && scaled !== 0n ? `-${text}` : text
}

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b))
