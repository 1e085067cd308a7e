import { liveOn, type Moment, type Plan } from '../life.ts'
import type { Json } from '../useStage.ts'
import { type Buckets, bucketsOf, type Usd } from './benchmarks.ts'
import { type Fraction, times } from './fraction.ts'
import { type Parts, partsOf } from './ledger.ts'
import type { Short } from './short.ts'
import type { LifeStage } from './stage.ts'

/** One moment of a life: what the ledger says of it, and what `hedge status --json` said then. */
export type Look = {
  moment: Moment
  parts: Parts
  short: Short
  usd: Usd
  /** Quote per base by the pool, and dollars for one quote. */
  price: Fraction
  quoteUsd: Fraction
  /** Where the quote is no dollar, `price` against `usd` is nothing anybody could know. */
  buckets: Record<'tokens' | 'base' | 'usd', Buckets>
  hedge: Json
  /** What `hedge show life --json` said. */
  shown: Json
}

/** Lives it to the end, and looks after every step, each time in the same home. */
export async function livedOn(stage: LifeStage, plan: Plan): Promise<Look[]> {
  const { ground } = stage
  const home = await stage.newHome()
  const looks: Look[] = []
  for await (const { position, ...moment } of liveOn(ground, plan)) {
    const { usd, short } = stage.setVenue(moment.at, moment.sqrtPriceX96)
    if (looks.length === 0) await home.addHedge(position.id, moment.at)
    const parts = partsOf(moment.entries, moment.closing)
    const quoteUsd = usd[ground.quote === ground.sides[0] ? 0 : 1]
    const buckets = bucketsOf(ground, {
      ...{ entries: moment.entries, parts, short, usd, sqrtPriceX96: moment.sqrtPriceX96 },
      poolUsd: sqrtPriceX96 => {
        const [inQuotes0, inQuotes1] = stage.usdOf(stage.priceOf(sqrtPriceX96))
        return [times(inQuotes0, quoteUsd), times(inQuotes1, quoteUsd)]
      },
      // By the pool of that moment, in quotes: dollars where the quote is one.
      usdThen: entry => stage.usdOf(stage.priceOf(entry.sqrtPriceX96)),
    })
    const document = await home.json(['status'], moment.at)
    const shown = await home.json(['show', 'life'], moment.at)
    looks.push({
      ...{ moment, parts, short, usd, buckets, hedge: document.hedges[0], shown },
      price: stage.priceOf(moment.sqrtPriceX96),
      quoteUsd,
    })
  }
  return looks
}
