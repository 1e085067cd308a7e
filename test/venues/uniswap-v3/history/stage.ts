import { type AbiEvent, decodeEventLog } from 'viem'
import type { Address, Hex } from '../../../../src/domain/address.ts'
import type { Chain } from '../../../../src/domain/chain.ts'
import type { LpEvent } from '../../../../src/domain/history.ts'
import type { SavedPosition } from '../../../../src/domain/historyMemory.ts'
import type { HistoryPart, HistoryQuery } from '../../../../src/domain/venue.ts'
import { createUniswapV3 } from '../../../../src/venues/uniswap-v3/index.ts'
import { createMarket, type Market, usdc, weth } from '../../../e2e/market.ts'
import { type LocalChain, startAnvil } from '../../../support/chain/anvil.ts'
import { collect } from '../../../support/chain/collect.ts'
import { decreaseLiquidity } from '../../../support/chain/decreaseLiquidity.ts'
import { type Deployment, deployUniswapV3 } from '../../../support/chain/deployUniswapV3.ts'
import { increaseLiquidity } from '../../../support/chain/increaseLiquidity.ts'
import { chainOf, endpointOf } from '../../../support/chain/localChain.ts'
import { write } from '../../../support/chain/send.ts'
import { memoryOf, uniswapV3 } from '../../../support/chain/venue.ts'

export const firstBlock = 1_000_000

/** A life of three NFTs and of many others, some 90 blocks long, that begins at block 1,000,000. */
export type HistoryStage = {
  node: LocalChain
  deployment: Deployment
  chain: Chain
  market: Market
  /** The oldest, one of the middle that was given away, the youngest; the last is below the price. */
  ids: string[]
  /** What the snapshot says of them, and its block. */
  positions: Omit<HistoryQuery['positions'][number], 'saved'>[]
  toBlock: string
  toTimestamp: string
}

export async function startHistoryStage(): Promise<HistoryStage> {
  const node = await startAnvil({ firstBlock })
  try {
    return await furnish(node)
  } catch (error) {
    await node.stop()
    throw error
  }
}

async function furnish(node: LocalChain): Promise<HistoryStage> {
  const deployment = await deployUniswapV3(node)
  const market = await createMarket(deployment, weth, usdc)
  const { tick, ether } = market
  const mint = () => market.mint(tick - 600, tick + 600, 10)
  for (let n = 0; n < 8; n += 1) await mint()
  const old = await mint()
  for (let n = 0; n < 6; n += 1) await market.trade(n % 2 ? 'up' : 'down', 900)
  await increaseLiquidity(deployment, old, ether[0], ether[1])
  for (let n = 0; n < 5; n += 1) await mint()
  const given = await mint()
  await market.trade('down', 700)
  await decreaseLiquidity(deployment, old, 1_000_000n)
  await collect(deployment, old)
  await write(node, {
    to: deployment.positionManager,
    abi: deployment.contracts.manager.abi,
    functionName: 'transferFrom',
    args: [node.accounts[0], node.accounts[5], given],
  })
  for (let n = 0; n < 10; n += 1) await mint()
  await market.trade('up', 800)
  const below = await market.mint(tick - 6000, tick - 3000, 10)
  await market.trade('up', 100)
  await decreaseLiquidity(deployment, below, 5n)
  for (let n = 0; n < 6; n += 1) await market.trade(n % 2 ? 'up' : 'down', 300)
  await collect(deployment, old, 1n, 1n)
  for (let n = 0; n < 12; n += 1) await mint()
  const chain = { ...chainOf(deployment), finalityBlocks: 8 }
  const ids = [old, given, below].map(String)
  return { node, deployment, chain, market, ids, ...(await snapshotOf(chain, node, ids)) }
}

/** Positions and block as `readPositions` has them now. */
export async function snapshotOf(chain: Chain, node: LocalChain, tokenIds: string[]) {
  const { positions, pools, block } = await uniswapV3.readPositions(
    chain,
    endpointOf(node),
    { tokenIds },
    AbortSignal.timeout(20_000),
  )
  return {
    toBlock: block.number,
    toTimestamp: block.timestamp,
    positions: positions.map(({ tokenId, owner, pool, liquidity, tokensOwed0, tokensOwed1 }) => ({
      ...{ tokenId, owner, liquidity, tokensOwed0, tokensOwed1 },
      pool: pools[pool]!.address,
    })),
  }
}

/** What one reading came to: the answers, what the memory was told of each NFT, in order, and how far progress went. */
export async function read(
  { chain, positions, toBlock, toTimestamp }: Pick<HistoryStage, 'chain' | 'positions' | 'toBlock' | 'toTimestamp'>,
  urls: string | string[],
  { saved = {}, memory = memoryOf(), signal = AbortSignal.timeout(20_000), timeout = 20_000, now }: ReadOptions = {},
) {
  const kept: Record<string, SavedPosition[]> = {}
  const parts: Record<HistoryPart, [number, number][]> = { mint: [], events: [], again: [] }
  const rpcs = [urls].flat().map((url, n) => ({ ...endpointOf(url), id: `own/local/${n}/x`, label: `RPC ${n}` }))
  const venue = createUniswapV3({ memory, now: () => now ?? new Date(), timeout })
  const query: HistoryQuery = {
    positions: positions.map(position => ({ ...position, saved: saved[position.tokenId] ?? null })),
    toBlock,
    toTimestamp,
    keep(id, what) {
      kept[id] = [...(kept[id] ?? []), structuredClone(what)]
    },
    progress: (done, total, part) => void parts[part].push([done, total]),
  }
  const read = await venue.readHistory(chain, rpcs, query, signal)
  const last = Object.fromEntries(Object.entries(kept).map(([id, all]) => [id, all.at(-1)!]))
  return { read, kept, last: { ...saved, ...last }, progress: parts.events, parts, memory }
}

export type ReadOptions = {
  saved?: Record<string, SavedPosition>
  memory?: ReturnType<typeof memoryOf>
  signal?: AbortSignal
  timeout?: number
  now?: Date
}

/** The events of an NFT as the node itself lists them, decoded by viem; without prices of swaps. */
export async function truth({ node, deployment }: HistoryStage, id: string, toBlock: string) {
  const { abi } = deployment.contracts.manager
  const filter = { address: deployment.positionManager, fromBlock: '0x0', toBlock: `0x${BigInt(toBlock).toString(16)}` }
  const logs = await node.rpc<WireLog[]>('eth_getLogs', [filter])
  return logs.flatMap(
    ({ topics, data, blockNumber, logIndex, blockTimestamp }): Omit<LpEvent, 'swapSqrtPriceX96'>[] => {
      const decoded = decodeEventLog({ abi: abi as AbiEvent[], topics: topics as [Hex], data })
      const args = decoded.args as unknown as { tokenId: bigint; liquidity?: bigint; amount0: bigint; amount1: bigint }
      const kind = kinds[decoded.eventName as keyof typeof kinds]
      if (kind === undefined || String(args.tokenId) !== id) return []
      return [
        {
          ...{ kind, block: String(BigInt(blockNumber)), logIndex: Number(logIndex) },
          timestamp: String(BigInt(blockTimestamp)),
          liquidity: String(args.liquidity ?? 0n),
          ...{ amount0: String(args.amount0), amount1: String(args.amount1) },
        },
      ]
    },
  )
}

type WireLog = { topics: Hex[]; data: Hex; blockNumber: Hex; logIndex: Hex; blockTimestamp: Hex; address: Address }

const kinds = { IncreaseLiquidity: 'increase', DecreaseLiquidity: 'decrease', Collect: 'collect' } as const
