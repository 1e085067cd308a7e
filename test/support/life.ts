import { tickAtSqrtRatio } from '../../src/math/tickMath.ts'
import { parse, times } from './life/fraction.ts'
import { type Ground, type Pair, slot0Of, unitsOf } from './life/ground.ts'
import type { Amounts, Closing, Entry } from './life/ledger.ts'
import { balancesOf, type LifePosition, mintLife } from './life/position.ts'

/** How things stand after one step of a life. */
export type Moment = {
  name: string
  /** Seconds. */
  at: number
  sqrtPriceX96: bigint
  tick: number
  liquidity: bigint
  entries: readonly Entry[]
  closing: Closing
  /** What the wallet has now, and had before it ever entered. */
  balances: Amounts
  atFirst: Amounts
}

/** Half a range around the entry, so many whole base tokens in it, and how its owner lives. */
export type Plan = Pair & { lower: string; upper: string; deposit: string }

const day = 86_400
const everything: Amounts = [2n ** 128n - 1n, 2n ** 128n - 1n]

/**
 * Two weeks of one LP position, step by step: each is yielded once it has been done and measured, and stands until the next one
 * is asked for. Prices are multiples of the entry price.
 */
export async function* liveOn(ground: Ground, plan: Plan): AsyncGenerator<Moment & { position: LifePosition }> {
  const { deployment, pool, base, quote } = ground
  const entry = parse(plan.price)
  const priced = (multiple: string) => times(entry, parse(multiple))
  const moveTo = (multiple: string) => ground.moveTo(priced(multiple))
  /** There and back a few times: whoever provides liquidity earns on both ways. */
  const trade = async (...multiples: string[]) => {
    for (const multiple of multiples) await moveTo(multiple)
  }
  /** As much of both tokens, worth the same at the entry; the position manager takes what fits the price. */
  const tokens = (inBase: string, inQuote = inBase): Amounts => {
    const amounts = [unitsOf(base, parse(inBase)), unitsOf(quote, times(parse(inQuote), entry))] as const
    return plan.quoteFirst ? [amounts[1], amounts[0]] : amounts
  }
  const ticks = [plan.lower, plan.upper].map(bound => tickAtSqrtRatio(ground.sqrtPriceOf(priced(bound))))
  const [tickLower, tickUpper] = ticks.sort((a, b) => a - b).map(tick => Math.round(tick / 60) * 60) as [number, number]

  const atFirst = await balancesOf(ground)
  const position = await mintLife(ground, [tickLower, tickUpper], tokens(plan.deposit))
  const moment = async (name: string) => ({
    ...{ name, position, atFirst, at: ground.now(), ...(await slot0Of(deployment, pool)) },
    ...{ liquidity: await position.liquidity(), entries: [...position.entries] },
    ...{ closing: await position.closing(), balances: await balancesOf(ground) },
  })
  const part = (of: string) => tokens(String(Number(plan.deposit) * Number(of)))
  yield moment('minted')

  await ground.pass(day)
  await trade('1.02', '0.985', '1.01', '1')
  yield moment('back at the entry price')

  await ground.pass(day)
  await trade('0.97', '1.04')
  yield moment('up')
  await position.deposit(part('0.5'))
  yield moment('more added, higher')

  await ground.pass(2 * day)
  await trade('0.99', '1.03', '0.95')
  await position.withdraw([2n, 5n])
  yield moment('two fifths withdrawn, lower')

  await ground.pass(day)
  const { uncollected } = await position.closing()
  // All of one token, and so little of the other that principal is left waiting.
  await position.collect([uncollected[0], uncollected[1] / 3n])
  yield moment('collected in part')

  await ground.pass(day)
  await trade('0.93', '1.05', '0.98')
  yield moment('traded on')

  await ground.pass(2 * day)
  await moveTo('1.2')
  yield moment('above the range')
  await position.deposit(part('0.25'))
  yield moment('more added above the range')

  await ground.pass(day)
  await trade('1.02', '0.85')
  yield moment('below the range')

  await ground.pass(day)
  await trade('1.06', '0.96')
  yield moment('back in the range')
  await position.withdraw([1n, 3n])
  yield moment('a third withdrawn, not collected')

  await ground.pass(3 * day)
  await trade('1.03', '0.97', '1.015')
  yield moment('the end')

  await ground.pass(day)
  await moveTo('1')
  yield moment('the entry price once more')
  await position.withdraw([1n, 1n])
  yield moment('all withdrawn')
  await position.collect(everything)
  yield moment('all collected')
}
