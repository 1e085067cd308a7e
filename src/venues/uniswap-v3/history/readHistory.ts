import type { Chain } from '../../../domain/chain.ts'
import type { RpcEndpoint } from '../../../domain/endpoint.ts'
import { ReadFailure } from '../../../domain/failure.ts'
import type { PositionHistory } from '../../../domain/history.ts'
import type { Gap, Read } from '../../../domain/read.ts'
import type { HistoryPart, HistoryQuery, LpTools } from '../../../domain/venue.ts'
import { together } from '../../json-rpc/inOrder.ts'
import { RpcShapeError } from '../../json-rpc/RpcError.ts'
import { rpcRequest } from '../../json-rpc/rpcRequest.ts'
import { noRpcGap, wrongChainGap } from '../gaps.ts'
import type { Served } from '../readPositions.ts'
import { addsUp } from './addsUp.ts'
import type { Ahead } from './askAhead.ts'
import { finalityOf } from './finalityOf.ts'
import { historyGap, incompleteGap, unfinishedGap } from './gaps.ts'
import { HandOver } from './HandOver.ts'
import { holderDigest } from './holderDigest.ts'
import { createLogReader } from './logReader.ts'
import { restsUntil } from './readAgain.ts'
import { readFrom } from './readFrom.ts'
import type { Reading } from './reading.ts'
import { historyOf, type Track, trackOf } from './track.ts'
import { knownWidth, rememberWidth } from './width.ts'

/**
 * The past of NFTs, from the logs of their position manager. Endpoints are asked in order, that which the positions came from
 * first; another goes on where one failed. Throws ReadFailure where nothing at all is known.
 */
export async function readHistory(
  tools: LpTools & Served & { ahead?: Ahead | null },
  chain: Chain,
  rpcs: readonly RpcEndpoint[],
  query: HistoryQuery,
  signal: AbortSignal,
): Promise<Map<string, Read<PositionHistory>>> {
  const toBlock = BigInt(query.toBlock)
  const tracks = [...new Map(query.positions.map(position => [position.tokenId, trackOf(position, query)])).values()]
  for (const track of tracks) track.done = track.looked && track.next! > toBlock && addsUp(track, toBlock)
  const come: Come = { answered: false, blocks: null }
  const gaps: Gap[] = []
  const served = (rpc: RpcEndpoint) => Number(tools.served?.get(chain.name) === rpc.id)
  const until = performance.now() + tools.timeout
  const queue = [...rpcs].sort((a, b) => served(b) - served(a))
  const slow = new Set<RpcEndpoint>()
  for (let rpc = queue.shift(); rpc !== undefined; rpc = queue.shift()) {
    if (tracks.every(({ done }) => done) || signal.aborted) break
    const others = !slow.has(rpc) && queue.some(other => !slow.has(other))
    const left = () => (others ? until - performance.now() : null)
    const reading = readingOf(tools, chain, rpc, { ...query, progress }, signal, { endpoints: rpcs.length, left })
    const open = tracks.filter(track => !track.done && isAwake(reading, track))
    if (open.length === 0) continue
    try {
      if (tools.served?.get(chain.name) !== rpc.id) await expectChain(reading)
      await readFrom(reading, open)
    } catch (error) {
      if (error instanceof HandOver) {
        slow.add(rpc)
        queue.push(rpc)
      } else gaps.push(error instanceof ReadFailure ? error.gap : historyGap(error, chain, rpc, toBlock))
    }
    come.answered ||= reading.logs.answered()
    if (!open.some(({ doubted }) => doubted)) rememberWidth(tools.memory, rpc, reading.logs.learned(), tools.now())
  }
  const out = signal.aborted && (come.answered || gaps.length === 0)
  const why = out
    ? unfinishedGap(chain, come.blocks)
    : gaps.length > 1
      ? together(gaps, chain)
      : (gaps[0] ?? noRpcGap(chain))
  if (!out && tracks.length > 0 && tracks.every(({ done, gap }) => !done && gap === null)) throw new ReadFailure(why)
  const at = tools.now().toISOString()
  const readOf = (track: Track): Read<PositionHistory> =>
    track.done
      ? { ok: historyOf(track, toBlock, holderDigest(chain, track.tokenId, track.owner)), at }
      : { gap: track.gap ?? why }
  return new Map(tracks.map(track => [track.tokenId, readOf(track)]))

  function progress(done: number, total: number, part: HistoryPart) {
    if (part !== 'mint') come.blocks = { done, total }
    query.progress(done, total, part)
  }
}

/** How far it came: whether logs were answered at all, and blocks of those that must be read. */
type Come = { answered: boolean; blocks: { done: number; total: number } | null }

/** An endpoint that has lost some of its events is left in peace for a while. */
function isAwake(reading: Reading, track: Track): boolean {
  const again = restsUntil(reading, track)
  if (again !== null) track.gap = incompleteGap(reading.chain, reading.rpc, track.tokenId, again)
  return again === null
}

function readingOf(
  { memory, timeout, now, ahead }: LpTools & { ahead?: Ahead | null },
  chain: Chain,
  rpc: RpcEndpoint,
  { toBlock, toTimestamp, keep, minted, progress }: HistoryQuery,
  signal: AbortSignal,
  { endpoints, left }: { endpoints: number } & Pick<Reading, 'left'>,
): Reading {
  const patience = Math.max(1_000, Math.floor(timeout / (endpoints + 1)))
  const newest = BigInt(toBlock)
  return {
    ...{ chain, rpc, signal, now, keep, minted, progress, left },
    within: () => AbortSignal.any([signal, AbortSignal.timeout(patience)]),
    logs: createLogReader(rpc, signal, {
      ...{ known: knownWidth(memory, rpc), patience },
      ahead: ahead?.rpc === rpc.id ? ahead : null,
    }),
    toBlock: newest,
    latest: toTimestamp === undefined ? null : BigInt(toTimestamp),
    anchor: null,
    missed: new Set(),
    final: newest - finalityOf(chain),
    habits: { batch: memory.get(rpc.id)?.batch !== false },
  }
}

/** Uniswap has the same addresses on several chains: the logs of another would look right. */
async function expectChain({ chain, rpc, within }: Reading): Promise<void> {
  const id = await rpcRequest(rpc, 'eth_chainId', [], within())
  if (typeof id !== 'string' || !/^0x[0-9a-f]{1,16}$/i.test(id)) {
    throw new RpcShapeError('answered something that is not a number where one belongs')
  }
  if (BigInt(id) === BigInt(chain.chainId)) return
  const asked = { positionManager: chain.positionManager, rpc, chain, ratios: [] }
  throw new ReadFailure(wrongChainGap(asked, BigInt(id)))
}
