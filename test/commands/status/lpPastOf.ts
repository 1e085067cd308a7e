import { lpReport } from '../../../src/commands/status/lpReport.ts'
import { type LpResultInput, lpResult } from '../../../src/commands/status/lpResult.ts'
import { quotesOfPair } from '../../../src/commands/status/usd.ts'
import type { LpEvent, PositionHistory } from '../../../src/domain/history.ts'
import type { WirePosition } from '../../../src/domain/lp.ts'
import { decimal } from '../../../src/math/decimal.ts'
import { amountsOf, mintAmountsOf } from '../../../src/math/liquidityAmounts.ts'
import { invert } from '../../../src/math/price.ts'
import { sqrtRatioAtTick } from '../../../src/math/tickMath.ts'
import * as made from '../../support/artifacts.ts'

export const day = 86_400

/** What happened at a tick of the pool; a day passes between two of them. `swap` is the tick of the pool's last swap before. */
export type Happened =
  | { kind: 'increase' | 'decrease'; liquidity: bigint; tick: number; swap?: number }
  | { kind: 'collect'; amount0: bigint; amount1: bigint }

type Life = {
  pair?: readonly [made.TokenName, made.TokenName]
  tickLower: number
  tickUpper: number
  /** The pool's tick now. */
  tick: number
  happened: readonly Happened[]
  owed?: readonly [bigint, bigint]
  position?: Partial<WirePosition>
}

const mintedAt = made.seconds - 40 * day

/** A history as the position manager's events tell it: mints round up, burns down. */
export function historyOf({ tickLower, tickUpper, happened }: Life): PositionHistory {
  const events = happened.map((step, i): LpEvent => {
    const at = { block: String(500 + i), logIndex: i, timestamp: String(mintedAt + i * day) }
    if (step.kind === 'collect') {
      const { amount0, amount1 } = step
      const amounts = { amount0: String(amount0), amount1: String(amount1) }
      return { kind: 'collect', ...at, liquidity: '0', ...amounts, swapSqrtPriceX96: null }
    }
    const { kind, liquidity, tick, swap } = step
    const position = { tickLower, tickUpper, liquidity, tick, sqrtPriceX96: sqrtRatioAtTick(tick) }
    const { amount0, amount1 } = kind === 'increase' ? mintAmountsOf(position) : amountsOf(position)
    return {
      kind,
      ...at,
      liquidity: String(liquidity),
      amount0: String(amount0),
      amount1: String(amount1),
      swapSqrtPriceX96: swap === undefined ? null : String(sqrtRatioAtTick(swap)),
    }
  })
  const mint = { block: '500', timestamp: String(mintedAt) }
  return { tokenId: '1', mint, ownerChanged: false, toBlock: '1000', events }
}

export function lpOf({ pair = ['weth', 'usdc'], tickLower, tickUpper, tick, happened, owed, position }: Life) {
  const liquidity = happened.reduce(
    (sum, step) =>
      step.kind === 'collect' ? sum : step.kind === 'increase' ? sum + step.liquidity : sum - step.liquidity,
    0n,
  )
  const [tokensOwed0, tokensOwed1] = (owed ?? [0n, 0n]).map(String) as [string, string]
  const spec = { pool: 0, tickLower, tickUpper, liquidity: String(liquidity), tokensOwed0, tokensOwed1, ...position }
  const held = made.positionOf(spec)
  const snapshot = made.snapshotOf([made.poolOf({ pair, tick })], [held])
  return lpReport(made.subjectOf(), made.chain, snapshot, held, made.markets)
}

export function quotesOf(lp: ReturnType<typeof lpOf>): LpResultInput['quotes'] {
  const price = lp.price === null ? null : decimal(lp.price)
  const price0 = price === null || lp.priceQuote.base === 'token0' ? price : invert(price)
  return quotesOfPair(lp.token0, lp.token1, price0, made.markets)
}

/** The position now and what it has earned; `rest` overrides what the judge is given. */
export function pastOf(life: Life, rest: Partial<LpResultInput> = {}) {
  const lp = rest.lp ?? lpOf(life)
  const input = { lp, quotes: quotesOf(lp), history: historyOf(life), flags: null, thresholds: made.defaultThresholds }
  return { lp, ...lpResult({ ...input, now: lp.block.timestamp, ...rest }) }
}
