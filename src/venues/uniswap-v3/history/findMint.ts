import { type Mint, mintFilter, mintsIn } from './mints.ts'
import type { Reading } from './reading.ts'

/** Each request halves what is left, or finds a window without a mint; a chain of 2^30 blocks takes far fewer. */
const mostRequests = 240

/** Steps, each twice as long as the one before it, from a window without a mint to one with; before the first mint is known few. */
const steps = { begun: 10, before: 2 }

export type Span = { from: bigint; to: bigint }

/**
 * Where a mint must be. `silent` are windows without any mint, which tell no side: blocks from before the contract was made, or a
 * quiet time.
 */
export type Search = Span & { silent: readonly Span[] }

/**
 * The mint of an NFT by bisection of the chain: ids grow with blocks, so that the mints of one window tell on which side of
 * it another lies. Needs no state of old blocks. `seen` are mints that are known already, `search` is where an earlier run came
 * to, `told` learns how far this one is; null: it has come to an end. Null where ids do not grow, or the node's logs lack the
 * one that is looked for, or mints are too far apart for windows so narrow.
 */
export async function findMint(
  reading: Reading,
  id: bigint,
  seen: readonly Mint[],
  search: Search | null = null,
  told: (search: Search | null) => void = () => {},
): Promise<Mint | null> {
  const { logs, chain, toBlock } = reading
  const filter = mintFilter(chain.positionManager, null)
  const left: Span = { from: search?.from ?? 0n, to: search?.to ?? toBlock }
  for (const mint of seen) {
    if (mint.id < id && mint.block > left.from) left.from = mint.block
    if (mint.id > id && mint.block < left.to) left.to = mint.block
  }
  const silent: Span[] = [...(search?.silent ?? [])]
  let begun = left.from > 1n
  const look = async (at: bigint, to: bigint) => {
    const window = await logs.first(filter, at, to)
    const mints = mintsIn(window.logs)
    const [below, above] = [mints.some(mint => mint.id < id), mints.some(mint => mint.id > id)]
    const own = mints.find(mint => mint.id === id)
    if (own === undefined) {
      if (above) left.to = window.from - 1n
      else if (below) left.from = window.to + 1n
      else silent.push({ from: window.from, to: window.to })
      told(below && above ? null : { ...left, silent })
    }
    begun ||= below
    return { ...window, none: mints.length === 0, own, mixed: below && above }
  }
  for (let request = 0, round = 0; request < mostRequests; round += 1) {
    const gaps = between(left, silent)
    // Before anything older was seen the silence is that of a chain without the contract, most likely.
    const newest = round % (begun ? 2 : 4) !== (begun ? 1 : 3)
    const gap = newest ? gaps.at(-1) : gaps[0]
    if (gap === undefined) {
      told(null)
      return null
    }
    let at = middle(gap, logs.width())
    for (let step = 0; step <= (begun ? steps.begun : steps.before) && at <= gap.to; step += 1) {
      const { from, to, own, mixed, none } = await look(at, gap.to)
      request += 1
      if (own !== undefined) return own
      if (mixed) return null
      if (!none) break
      at = to + 1n + (to - from + 1n) * (2n ** BigInt(step) - 1n)
    }
  }
  return null
}

/** What of a span is not covered by others, in order. */
function between({ from, to }: Span, covered: readonly Span[]): Span[] {
  const gaps: Span[] = []
  let next = from
  for (const each of [...covered].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (each.to < next || each.from > to) continue
    if (each.from > next) gaps.push({ from: next, to: each.from - 1n })
    next = each.to + 1n
  }
  if (next <= to) gaps.push({ from: next, to })
  return gaps
}

/** Where a window begins that has the middle of a span in its middle; the beginning where one window holds all of it. */
function middle({ from, to }: Span, width: bigint | null): bigint {
  if (width === null || to - from < width) return from
  return from + (to - from) / 2n - width / 2n
}
