import type { Address } from '../../../domain/address.ts'
import type { Approvals, ApprovalsQuery } from '../../../domain/approvals.ts'
import type { Chain } from '../../../domain/chain.ts'
import type { RpcEndpoint } from '../../../domain/endpoint.ts'
import { ReadFailure } from '../../../domain/failure.ts'
import { type Gap, isRead, type Read } from '../../../domain/read.ts'
import type { LpTools } from '../../../domain/venue.ts'
import { gapFrom } from '../../json-rpc/gapFrom.ts'
import { inOrder } from '../../json-rpc/inOrder.ts'
import type { Head } from '../../json-rpc/readHead.ts'
import { noRpcGap, refusalGap } from '../gaps.ts'
import type { Asked } from '../page.ts'
import { checkedHead } from '../steps/checkedHead.ts'
import { callOf } from '../steps/words.ts'
import { type BlockNode, blockNode } from './blockNode.ts'
import { readAllowances } from './readAllowances.ts'
import { readBalance } from './readBalance.ts'
import { readHolders } from './readHolders.ts'
import { readOperators } from './readOperators.ts'
import { scanOperators } from './scan/scanOperators.ts'
import { addressSaid } from './wordsOf.ts'

/** All but the events. */
type Present = Omit<Approvals, 'scan'>

type Answer = { present: Present; rpc: RpcEndpoint; head: Head }

/**
 * What others may do with positions: all of it at the newest block of one endpoint, then the events up to that block. An endpoint that
 * leaves a part unanswered stands only where no other does better. Throws ReadFailure.
 */
export async function readApprovals(
  tools: LpTools,
  chain: Chain,
  rpcs: readonly RpcEndpoint[],
  query: ApprovalsQuery,
  signal: AbortSignal,
): Promise<Approvals> {
  if (rpcs.length === 0) throw new ReadFailure(noRpcGap(chain))
  const until = performance.now() + Math.min(tools.timeout, query.timeLeft?.() ?? tools.timeout)
  const { present, rpc, head } = await readPresent(tools, chain, rpcs, query, signal)
  const at = tools.now().toISOString()
  const gapOf = (error: unknown): Gap => (error instanceof ReadFailure ? error.gap : gapFrom(error, rpc, chain))
  if (!isRead(query.wallet)) return { ...present, scan: query.wallet }
  if (query.at !== undefined) return { ...present, scan: { gap: notScanned(chain) } }
  const now = performance.now()
  const scan: Approvals['scan'] = await scanOperators(
    tools,
    {
      ...query,
      chain,
      wallet: query.wallet.ok,
      rpcs: [rpc, ...rpcs.filter(other => other !== rpc)],
      head: head.number,
      node: blockNode(askedOf(chain, rpc), head, tools.memory, signal),
      // What is left has to do for whoever reads on.
      until: now + (until - now) / 2,
    },
    signal,
  ).then(
    ok => ({ ok, at }),
    (error: unknown) => ({ gap: gapOf(error) }),
  )
  return { ...present, scan }
}

async function readPresent(
  tools: LpTools,
  chain: Chain,
  rpcs: readonly RpcEndpoint[],
  query: ApprovalsQuery,
  signal: AbortSignal,
): Promise<Answer> {
  let inPart: Answer | null = null
  const patience = { signal, timeout: tools.timeout, now: tools.now }
  const ask = async (rpc: RpcEndpoint, limit: AbortSignal): Promise<Answer> => {
    const answer = await readAt(tools, chain, rpc, query, limit)
    const { operators, allowances, wallet } = answer.present
    const [gap] = [wallet, operators, allowances].flatMap(part => ('gap' in part ? part.gap : []))
    if (gap === undefined || !isRead(query.wallet) || rpcs.length === 1) return answer
    inPart ??= answer
    throw new ReadFailure(gap)
  }
  try {
    return await inOrder(rpcs, chain, patience, ask, ({ present }) => Number(present.block.timestamp))
  } catch (error) {
    if (inPart !== null) return inPart
    throw error
  }
}

const askedOf = (chain: Chain, rpc: RpcEndpoint): Asked => ({
  ...{ positionManager: chain.positionManager, rpc, chain, ratios: [] },
})

async function readAt(
  tools: LpTools,
  chain: Chain,
  rpc: RpcEndpoint,
  query: ApprovalsQuery,
  signal: AbortSignal,
): Promise<Answer> {
  const asked = askedOf(chain, rpc)
  const { at } = query
  const head = await checkedHead(asked, at === undefined ? 'latest' : `0x${BigInt(at).toString(16)}`, signal)
  const node = blockNode(asked, head, tools.memory, signal)
  const part = async <T>(read: (wallet: Address) => Promise<T>): Promise<Read<T>> => {
    if (!isRead(query.wallet)) return query.wallet
    try {
      return { ok: await read(query.wallet.ok), at: tools.now().toISOString() }
    } catch (error) {
      return { gap: error instanceof ReadFailure ? error.gap : gapFrom(error, rpc, chain) }
    }
  }
  const known = query.known.map(({ address }) => address)
  const manager = chain.positionManager
  const [facts, wallet, operators, allowances, balance] = await Promise.all([
    readManager(node, asked, head, query),
    part(async address => ({ address, code: await node.code(address) })),
    part(address => readOperators(node, manager, address, known)),
    part(address => readAllowances(node, address, query.tokens, [manager, ...known])),
    at === undefined ? null : part(address => readBalance(node, manager, address)),
  ])
  const block = { number: String(head.number), timestamp: String(head.timestamp) }
  const parts = { wallet, operators, allowances, ...(balance !== null && { balance }) }
  return { present: { chainId: chain.chainId, block, ...facts, ...parts }, rpc, head }
}

const notScanned = (chain: Chain): Gap => ({
  code: 'operators-not-read',
  source: `${chain.name} RPC`,
  message: 'events are read up to the newest block alone',
  hint: 'hedge audit',
})

/** The position manager itself and the NFTs: without them nothing else means anything. */
async function readManager(
  node: BlockNode,
  asked: Asked,
  head: Head,
  { positions }: ApprovalsQuery,
): Promise<Pick<Present, 'manager' | 'positions'>> {
  const [code, [named]] = await Promise.all([
    node.code(asked.positionManager),
    node.ask([callOf(asked.positionManager, 'factory')]),
  ])
  if (code.kind === 'none') throw new ReadFailure(refusalGap(asked, { errorName: 'NoManager', args: [head.chainId] }))
  // A position manager that names none is not of Uniswap V3; what is no address is garbage.
  const factory = named!.ok && named!.data !== '0x' ? addressSaid(named!) : null
  const ids = positions.map(({ tokenId }) => tokenId)
  return { manager: { code, factory }, positions: await readHolders(node, asked, ids) }
}
