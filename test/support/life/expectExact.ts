import { expect } from 'vitest'
import { exact } from './benchmarks.ts'
import { type Fraction, minus, toNumber, toText } from './fraction.ts'
import type { Amounts, Exact } from './ledger.ts'

export const expectWei = (found: Exact, wanted: Amounts): void => expect(found).toEqual(exact(wanted))

/** Parts of a wei are rounded at the 41st digit. */
export function expectNearly(found: Exact, wanted: Exact): void {
  for (const side of [0, 1] as const) {
    expect(Math.abs(toNumber(minus(found[side], wanted[side])))).toBeLessThan(1e-9)
  }
}

export function expectCents(found: number | null, wanted: Fraction, what: string): void {
  expect(typeof found, what).toBe('number')
  expect(Math.abs(found! - toNumber(wanted)), `${what}: ${found} and ${toText(wanted, 6)}`).toBeLessThan(0.005)
}
