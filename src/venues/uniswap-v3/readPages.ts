import { ReadFailure } from '../../domain/failure.ts'
import type { LpQuery } from '../../domain/venue.ts'
import { inTurns } from '../inTurns.ts'
import { rpcSource } from '../json-rpc/gapFrom.ts'
import { foreignPoolGap, mixedBlocksGap } from './gaps.ts'
import { impossiblePool } from './impossiblePool.ts'
import type { Reach, ReadMode } from './modes/mode.ts'
import type { Asked, BlockTag, Page, PageQuery } from './page.ts'
import { contradicts } from './steps/contradiction.ts'
import { Unanswered } from './Unanswered.ts'

/** More than this is no liquidity provider but a position manager that lies. */
const mostPositions = 10_000

/**
 * Everything asked for, in pages of one block (the newest unless told), in one mode. A page that is too much for the node is halved, down to one
 * position; `size` is the page size this ended with.
 */
export async function readPages(
  mode: ReadMode,
  asked: Asked,
  query: LpQuery,
  { startSize, block = 'latest' }: { startSize: number; block?: BlockTag },
  reach: Reach,
): Promise<{ pages: Page[]; size: number }> {
  /** What the node takes; fewer ids than that say nothing about it. */
  let size = startSize
  const first = await firstPage()
  const { header } = first
  const total = 'owner' in query ? Number(header.balance) : query.tokenIds.length
  if (total > mostPositions) {
    const message = `${total} positions are more than ${mostPositions}`
    throw fail('too-many-positions', message, 'give NFT ids with --position')
  }
  check(first, Math.min(size, total))
  const starts = Array.from({ length: Math.ceil(total / size) }, (_, n) => n * size).slice(1)
  const count = size
  const rest = await inTurns(starts, mode.atOnce, start => stretch(start, Math.min(count, total - start)))
  return { pages: [first, ...rest.flat()], size: total > 1 ? size : startSize }

  /** How many an owner has is not known before the first answer. */
  async function firstPage(): Promise<Page> {
    const most = 'tokenIds' in query ? Math.max(1, query.tokenIds.length) : Number.POSITIVE_INFINITY
    for (;;) {
      const count = Math.min(size, most)
      try {
        return await page(0, count, block)
      } catch (error) {
        if (!tooMuch(error) || count <= 1) throw error
        size = Math.ceil(count / 2)
      }
    }
  }

  async function stretch(start: number, count: number): Promise<Page[]> {
    try {
      const answer = await page(start, count, `0x${header.blockNumber.toString(16)}`)
      check(answer, count)
      return [answer]
    } catch (error) {
      if (!tooMuch(error) || count <= 1) throw error
      const half = Math.ceil(count / 2)
      size = Math.min(size, half)
      return [...(await stretch(start, half)), ...(await stretch(start + half, count - half))]
    }
  }

  async function page(start: number, count: number, block: BlockTag): Promise<Page> {
    const part: PageQuery =
      'owner' in query ? { owner: query.owner, start, max: count } : { ids: query.tokenIds.slice(start, start + count) }
    const answer = await mode.read(asked, part, block, reach)
    const pool = impossiblePool(answer)
    if (pool) throw new ReadFailure(foreignPoolGap(asked, pool))
    if (!mode.sealed && contradicts(answer, part)) throw new Unanswered('garbled', asked)
    return answer
  }

  /** A node behind a load balancer may answer for another block, or for less than it was asked. */
  function check({ header: other, positions, unknownIds }: Page, expected: number): void {
    const sameBlock =
      other.blockNumber === header.blockNumber &&
      other.blockTimestamp === header.blockTimestamp &&
      other.balance === header.balance
    if (!sameBlock) throw new ReadFailure(mixedBlocksGap(asked, header.blockNumber, other.blockNumber))
    const answered = positions.length + unknownIds.length
    if (Number(other.count) !== expected || answered !== expected) {
      const message = `${asked.rpc.label} answered ${answered} positions of ${expected}`
      throw fail('incomplete-page', message, `hedge rpc test ${asked.chain?.name ?? ''}`.trim())
    }
  }

  function fail(code: string, message: string, hint: string): ReadFailure {
    return new ReadFailure({ code, source: rpcSource(asked.rpc, asked.chain), message, hint })
  }
}

const tooMuch = (error: unknown): boolean =>
  error instanceof Unanswered && ['out-of-gas', 'too-large', 'cut'].includes(error.why)
