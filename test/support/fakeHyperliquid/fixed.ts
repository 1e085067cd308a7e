/** Decimals as bigint with 18 places, so that what the fake adds up does add up. */
export type Fixed = bigint

const places = 18
const one = 10n ** BigInt(places)

export const fixed = (text: string | number): Fixed => {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(text))
  if (!match || (match[3]?.length ?? 0) > places) throw new TypeError(`not a plain decimal: ${text}`)
  const digits = BigInt(match[2]! + (match[3] ?? '').padEnd(places, '0'))
  return match[1] ? -digits : digits
}

export const times = (a: Fixed, b: Fixed): Fixed => (a * b) / one
export const over = (a: Fixed, b: Fixed): Fixed => (a * one) / b
export const abs = (a: Fixed): Fixed => (a < 0n ? -a : a)
export const max = (a: Fixed, b: Fixed): Fixed => (a > b ? a : b)
export const sum = (all: Fixed[]): Fixed => all.reduce((total, each) => total + each, 0n)

/** Cut to `digits` places, as an amount that is then added up further. */
export const cut = (a: Fixed, digits: number): Fixed => a - (a % 10n ** BigInt(places - digits))

/** The venue's own spelling: no trailing zeros, but always a digit after the point (`0.0`). */
export const wire = (a: Fixed, digits = 6): string => {
  const whole = cut(a, digits)
  const text = abs(whole)
    .toString()
    .padStart(places + 1, '0')
  const decimals = text.slice(-places).replace(/0+$/, '') || '0'
  return `${whole < 0n ? '-' : ''}${text.slice(0, -places)}.${decimals}`
}
