import fc from 'fast-check'
import type { LiquidityEvent } from '../../src/math/costBasis.ts'
import { amountsOf, mintAmountsOf } from '../../src/math/liquidityAmounts.ts'
import { slot0Near } from './arbitraries.ts'

export type Range = { tickLower: number; tickUpper: number }
export type Slot0 = { tick: number; sqrtPriceX96: bigint }

/** One step: liquidity put in, or a part (thousandths) taken out, at a price of the pool. */
export type Step = { at: Slot0; adds: bigint } | { at: Slot0; takes: bigint }

/** `now` is the pool's price after the last step. */
export type Life = { range: Range; steps: Step[]; now: Slot0 }

/** The events that the position manager would have told of these steps, an hour apart. */
export function eventsOf(range: Range, steps: readonly Step[]): { events: LiquidityEvent[]; liquidity: bigint } {
  const events: LiquidityEvent[] = []
  let held = 0n
  for (const [i, step] of steps.entries()) {
    const kind = 'adds' in step ? 'increase' : 'decrease'
    const liquidity = 'adds' in step ? step.adds : (held * step.takes) / 1000n
    if (liquidity === 0n) continue
    held += 'adds' in step ? liquidity : -liquidity
    const at = { ...range, ...step.at, liquidity }
    const amounts = 'adds' in step ? mintAmountsOf(at) : amountsOf(at)
    events.push({ kind, timestamp: i * 3600, liquidity, ...amounts })
  }
  return { events, liquidity: held }
}

/** Realistic liquidities and ranges: no amount beyond what a pool can hold. */
const someRange = fc
  .tuple(fc.integer({ min: -300_000, max: 300_000 }), fc.integer({ min: 1, max: 20_000 }))
  .map(([tickLower, width]) => ({ tickLower, tickUpper: tickLower + width }))

const someLiquidity = fc.oneof(fc.bigInt({ min: 1n, max: 1n << 30n }), fc.bigInt({ min: 1n, max: 1n << 90n }))

const stepIn = (range: Range): fc.Arbitrary<Step> =>
  fc.oneof(
    fc.record({ at: slot0Near(range), adds: someLiquidity }),
    fc.record({ at: slot0Near(range), takes: fc.bigInt({ min: 1n, max: 1000n }) }),
  )

/** A position's deposits and withdrawals at any prices, out of range too, and the price now. */
export const anyLife: fc.Arbitrary<Life> = someRange.chain(range =>
  fc.record({
    range: fc.constant(range),
    steps: fc.array(stepIn(range), { minLength: 1, maxLength: 10 }),
    now: slot0Near(range),
  }),
)
