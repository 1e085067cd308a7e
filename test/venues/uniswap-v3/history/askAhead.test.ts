import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SavedPosition } from '../../../../src/domain/historyMemory.ts'
import { isRead } from '../../../../src/domain/read.ts'
import { createUniswapV3 } from '../../../../src/venues/uniswap-v3/index.ts'
import { decreaseLiquidity } from '../../../support/chain/decreaseLiquidity.ts'
import { endpointOf } from '../../../support/chain/localChain.ts'
import { memoryOf } from '../../../support/chain/venue.ts'
import { type Quirks, startHostileProxy } from '../../../support/hostileProxy.ts'
import { type HistoryStage, read, startHistoryStage, truth } from './stage.ts'

let stage: HistoryStage
let saved: Record<string, SavedPosition>
beforeAll(async () => {
  stage = await startHistoryStage()
  // As a run of 40 blocks ago left it: the end of the life is still to be read.
  const earlier = String(BigInt(stage.toBlock) - 40n)
  const { positions } = stage
  const cold = await read(stage, stage.node.url)
  saved = Object.fromEntries(
    positions.map(({ tokenId }) => {
      const { events, ...rest } = cold.last[tokenId]!
      const known = events.filter(({ block }) => BigInt(block) <= BigInt(earlier))
      return [tokenId, { ...rest, events: known, scannedTo: earlier }]
    }),
  )
})
afterAll(() => stage?.node.stop())

/** Asks ahead from where what is saved ends, then reads; and every range of blocks that the node was asked for. */
async function readAhead(quirks: Quirks, tokenIds = stage.ids) {
  const { chain, positions, toBlock, toTimestamp } = stage
  const asked: string[] = []
  const proxy = await startHostileProxy(stage.node.url, {
    ...quirks,
    ask: call => {
      if (call.method === 'eth_getLogs') asked.push((call.params[0] as { toBlock: string }).toBlock)
      return call
    },
  })
  try {
    const rpcs = [{ ...endpointOf(proxy.url), id: 'own/local/1/x' }]
    const venue = createUniswapV3({ memory: memoryOf(), now: () => new Date(), timeout: 20_000 })
    const signal = AbortSignal.timeout(20_000)
    const fromBlock = String(BigInt(saved[stage.ids[0]!]!.scannedTo) + 1n)
    venue.askAhead!(chain, rpcs, { tokenIds, fromBlock }, signal)
    const all = positions.map(position => ({ ...position, saved: saved[position.tokenId]! }))
    const query = { positions: all, toBlock, toTimestamp, keep: () => {}, progress: () => {} }
    const reads = await venue.readHistory(chain, rpcs, query, signal)
    const plain = (id: string) => {
      const history = reads.get(id)!
      return isRead(history) ? history.ok.events.map(({ swapSqrtPriceX96: _, ...event }) => event) : history
    }
    return { asked, events: Object.fromEntries(stage.ids.map(id => [id, plain(id)])) }
  } finally {
    await proxy.stop()
  }
}

const expected = async () =>
  Object.fromEntries(await Promise.all(stage.ids.map(async id => [id, await truth(stage, id, stage.toBlock)] as const)))

type Log = { blockNumber: string }
const logsUpTo =
  (block: bigint): NonNullable<Quirks['answer']> =>
  (answer, { method, params }) =>
    method === 'eth_getLogs' && (params[0] as { toBlock: string }).toBlock === 'latest'
      ? { ...answer, result: (answer.result as Log[]).filter(({ blockNumber }) => BigInt(blockNumber) <= block) }
      : answer

describe('events that are asked for ahead', () => {
  it('are those of a history, and nothing else is asked for', async () => {
    const { asked, events } = await readAhead({})
    expect(events).toEqual(await expected())
    expect(asked.filter(to => to === 'latest')).toHaveLength(1)
  })

  it('are asked for anew where the node was a few blocks behind', async () => {
    const { asked, events } = await readAhead({ answer: logsUpTo(BigInt(saved[stage.ids[0]!]!.scannedTo)) })
    expect(events).toEqual(await expected())
    expect(asked.filter(to => to !== 'latest').length).toBeGreaterThan(0)
  })

  it('are asked for as ever where the node refuses, or another was asked about', async () => {
    const refused = await readAhead({
      refuse: ({ method, params }) =>
        method === 'eth_getLogs' && (params[0] as { toBlock: string }).toBlock === 'latest'
          ? { error: { code: -32_005, message: 'query returned more than 10000 results' } }
          : null,
    })
    expect(refused.events).toEqual(await expected())
    const others = await readAhead({}, stage.ids.slice(1))
    expect(others.events).toEqual(await expected())
  })

  it('are dropped above the block of the positions', async () => {
    await stage.market.trade('down', 10)
    const { deployment, node, ids } = stage

    await decreaseLiquidity(deployment, BigInt(ids[0]!), 7n)
    expect(BigInt(await node.rpc<string>('eth_blockNumber'))).toBeGreaterThan(BigInt(stage.toBlock))
    const { asked, events } = await readAhead({})
    expect(events).toEqual(await expected())
    expect(asked.filter(to => to === 'latest')).toHaveLength(1)
  })
})
