import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accrued, feeGrowthInside } from '../../src/math/feeGrowth.ts'
import { describeVectors } from '../support/vectors.ts'
import { anyLiquidity, anyRange, growth, slot0Near } from './arbitraries.ts'

type Both = [string, string]
type InsideVector = {
  name: string
  tickLower: number
  tickUpper: number
  tick: number
  global: Both
  lowerOutside: Both
  upperOutside: Both
  inside: Both
}

describeVectors<InsideVector[]>('v3-feegrowth-inside.json', vectors => {
  test.each(vectors)('$name', ({ tick, tickLower, tickUpper, global, lowerOutside, upperOutside, inside }) => {
    for (const token of [0, 1] as const) {
      const at = {
        tick,
        tickLower,
        tickUpper,
        global: BigInt(global[token]),
        lowerOutside: BigInt(lowerOutside[token]),
        upperOutside: BigInt(upperOutside[token]),
      }
      expect(feeGrowthInside(at)).toBe(BigInt(inside[token]))
    }
  })
})

const Q128 = 2n ** 128n
const modulus = 2n ** 256n

describe('feeGrowthInside', () => {
  /*
   * By hand: global 100; 30 of it fell below the lower tick, 15 above the upper, 55 between. A tick's "outside" is the
   * side the price is not on: below for a tick at or under the price, above for one over it.
   */
  const range = { tickLower: -10, tickUpper: 10, global: 100n }
  test.each([
    { where: 'in range', tick: 0, lowerOutside: 30n, upperOutside: 15n },
    { where: 'on the lower tick', tick: -10, lowerOutside: 30n, upperOutside: 15n },
    { where: 'below', tick: -11, lowerOutside: 70n, upperOutside: 15n },
    { where: 'on the upper tick', tick: 10, lowerOutside: 30n, upperOutside: 85n },
    { where: 'above', tick: 500, lowerOutside: 30n, upperOutside: 85n },
  ])('$where', ({ tick, lowerOutside, upperOutside }) => {
    expect(feeGrowthInside({ ...range, tick, lowerOutside, upperOutside })).toBe(55n)
  })

  test('a lower tick initialised late makes it negative, that is near 2^256; the difference is still right', () => {
    const early = feeGrowthInside({ ...range, tick: -11, lowerOutside: 10n, upperOutside: 15n, global: 20n })
    expect(early).toBe(modulus - 5n)
    expect(accrued(3n * Q128 - 5n, early, 7n)).toBe(21n)
  })

  const state = anyRange.chain(range => fc.tuple(fc.constant(range), slot0Near(range)))

  test('wraps: a constant added to global and to both outsides moves the inside by a constant of its own', () => {
    fc.assert(
      fc.property(state, fc.tuple(growth, growth, growth), growth, ([range, { tick }], counters, constant) => {
        const [global, lowerOutside, upperOutside] = counters
        const shift = (value: bigint) => (value + constant) % modulus
        const before = feeGrowthInside({ ...range, tick, global, lowerOutside, upperOutside })
        const after = feeGrowthInside({
          ...range,
          tick,
          global: shift(global),
          lowerOutside: shift(lowerOutside),
          upperOutside: shift(upperOutside),
        })
        // in range: g - l - u gains c - 2c; outside it: only the difference of the two outsides counts
        const inRange = tick >= range.tickLower && tick < range.tickUpper
        expect(after).toBe((before + (inRange ? modulus - constant : 0n)) % modulus)
      }),
    )
  })

  test('what is earned while in range is all inside, what is earned outside is not, wherever the counters stand', () => {
    fc.assert(
      fc.property(state, fc.tuple(growth, growth, growth), growth, ([range, { tick }], counters, earned) => {
        const [global, lowerOutside, upperOutside] = counters
        const at = { ...range, tick, lowerOutside, upperOutside }
        const before = feeGrowthInside({ ...at, global })
        const after = feeGrowthInside({ ...at, global: (global + earned) % modulus })
        const inRange = tick >= range.tickLower && tick < range.tickUpper
        expect((after - before + modulus) % modulus).toBe(inRange ? earned : 0n)
      }),
    )
  })

  test('crossing a bound, which turns its outside round, changes nothing', () => {
    fc.assert(
      fc.property(anyRange, fc.tuple(growth, growth, growth), ({ tickLower, tickUpper }, counters) => {
        const [global, lowerOutside, upperOutside] = counters
        const turned = (outside: bigint) => (global - outside + modulus) % modulus
        const at = { tickLower, tickUpper, global, lowerOutside, upperOutside }
        const inside = feeGrowthInside({ ...at, tick: tickLower })
        expect(feeGrowthInside({ ...at, tick: tickLower - 1, lowerOutside: turned(lowerOutside) })).toBe(inside)
        expect(feeGrowthInside({ ...at, tick: tickUpper, upperOutside: turned(upperOutside) })).toBe(inside)
      }),
    )
  })
})

describe('accrued', () => {
  test.each([
    { inside: Q128, last: 0n, liquidity: 5n, fees: 5n },
    { inside: Q128 / 2n, last: 0n, liquidity: 5n, fees: 2n },
    { inside: 2n * Q128, last: modulus - Q128, liquidity: 10n, fees: 30n },
    { inside: 7n, last: 7n, liquidity: Q128 - 1n, fees: 0n },
    // growth one below 2^256 with the largest liquidity: (2^128 - 1)(2^256 - 1) / 2^128, cut to its low 128 bits
    { inside: modulus - 1n, last: 0n, liquidity: Q128 - 1n, fees: 2n ** 128n - 1n },
    { inside: 3n * 2n ** 127n, last: 0n, liquidity: 2n ** 127n, fees: 3n * 2n ** 126n },
    { inside: 2n ** 130n, last: 0n, liquidity: 2n ** 126n + 1n, fees: 4n },
  ])('$liquidity from $last to $inside is $fees', ({ inside, last, liquidity, fees }) => {
    expect(accrued(inside, last, liquidity)).toBe(fees)
  })

  test('adds up over time to within the wei each touch rounds off', () => {
    fc.assert(
      fc.property(growth, fc.nat(), fc.nat(), anyLiquidity, (start, first, second, liquidity) => {
        const middle = (start + BigInt(first) * 2n ** 90n) % modulus
        const end = (middle + BigInt(second) * 2n ** 90n) % modulus
        const parts = accrued(middle, start, liquidity) + accrued(end, middle, liquidity)
        const lost = (accrued(end, start, liquidity) - parts + Q128) % Q128
        expect([0n, 1n]).toContain(lost)
      }),
    )
  })
})

test('impossible input is refused', () => {
  const at = { tick: 0, tickLower: -10, tickUpper: 10, global: 0n, lowerOutside: 0n, upperOutside: 0n }
  for (const wrong of [{ global: modulus }, { lowerOutside: -1n }, { upperOutside: modulus }, { tickLower: 10 }]) {
    expect(() => feeGrowthInside({ ...at, ...wrong })).toThrow(RangeError)
  }
  expect(() => accrued(modulus, 0n, 1n)).toThrow(RangeError)
  expect(() => accrued(0n, -1n, 1n)).toThrow(RangeError)
  expect(() => accrued(0n, 0n, Q128)).toThrow(RangeError)
})
