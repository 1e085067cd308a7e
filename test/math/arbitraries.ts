import fc from 'fast-check'
import { type Decimal, fromUnits } from '../../src/math/decimal.ts'
import { maxTick, minTick, sqrtRatioAtTick } from '../../src/math/tickMath.ts'

export const anyTick = fc.integer({ min: minTick, max: maxTick })

/** A tick range of any width, most of them narrow as real ones are. */
export const anyRange = fc
  .tuple(anyTick, fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: maxTick - minTick })))
  .map(([tick, width]) => {
    const tickLower = Math.min(tick, maxTick - 1)
    return { tickLower, tickUpper: Math.min(tickLower + width, maxTick) }
  })

export const anyLiquidity = fc.oneof(
  fc.bigInt({ min: 1n, max: 1n << 40n }),
  fc.bigInt({ min: 1n, max: (1n << 128n) - 1n }),
)

/** A pool's tick with a sqrt price inside it: anywhere, from its own ratio up to the one before the next tick's. */
export const slot0In = (min: number, max: number) =>
  fc.tuple(fc.integer({ min, max }), fc.bigInt({ min: 0n, max: 1n << 64n })).map(([tick, offset]) => {
    const low = sqrtRatioAtTick(tick)
    return { tick, sqrtPriceX96: low + (offset * (sqrtRatioAtTick(tick + 1) - 1n - low)) / (1n << 64n) }
  })

export const anySlot0 = slot0In(minTick, maxTick - 1)

/** A pool whose price is near a range's: below, inside and above come about equally often. */
export const slot0Near = ({ tickLower, tickUpper }: { tickLower: number; tickUpper: number }) => {
  const width = tickUpper - tickLower
  return slot0In(Math.max(tickLower - width, minTick), Math.min(tickUpper + width, maxTick - 1))
}

export const growth = fc.oneof(
  fc.bigInt({ min: 0n, max: (1n << 256n) - 1n }),
  fc.bigInt({ min: 0n, max: 1n << 140n }),
  fc.bigInt({ min: (1n << 256n) - (1n << 140n), max: (1n << 256n) - 1n }),
)

export const anyDecimal: fc.Arbitrary<Decimal> = fc
  .tuple(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.integer({ min: 0, max: 40 }))
  .map(([units, scale]) => fromUnits(units, scale))
