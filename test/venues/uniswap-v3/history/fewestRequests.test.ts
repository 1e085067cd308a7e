import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { Secret } from '../../../../src/domain/secret.ts'
import { createLogReader } from '../../../../src/venues/uniswap-v3/history/logReader.ts'

const address = '0x00000000000000000000000000000000000000aa'
const topic = `0x${'11'.repeat(32)}` as const
const hex = (value: number) => `0x${value.toString(16)}`

type Limits = { blocks?: number; logs?: number; says(most: number): string }

/** A node on which every tenth block has a log, and which refuses what is over its limits. */
async function nodeOf({ blocks = Number.POSITIVE_INFINITY, logs = Number.POSITIVE_INFINITY, says }: Limits) {
  let requests = 0
  const server = createServer(async (request, response) => {
    const { id, params } = JSON.parse(await text(request))
    requests += 1
    const [from, to] = [Number(params[0].fromBlock), Number(params[0].toBlock)]
    const first = Math.ceil(from / 10)
    const count = Math.floor(to / 10) - first + 1
    const refused = to - from + 1 > blocks ? blocks : count > logs ? logs : null
    const result = () =>
      Array.from({ length: count }, (_, n) => {
        const block = hex((first + n) * 10)
        return { address, topics: [topic], data: '0x', blockNumber: block, logIndex: '0x0', removed: false }
      })
    const answer = refused === null ? { result: result() } : { error: { code: -32005, message: says(refused) } }
    response.end(JSON.stringify({ jsonrpc: '2.0', id, ...answer }))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    requests: () => requests,
    rpc: { id: 'own/x/1/x', url: new Secret(`http://127.0.0.1:${port}`), label: 'x RPC', own: true },
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

const [start, end] = [1_000_001, 1_100_000]

/** Reads 100,000 blocks; resolves to how many requests it took, and what is remembered for the next time. */
async function scan(limits: Limits, known: bigint | null = null) {
  const node = await nodeOf(limits)
  try {
    const logs = createLogReader(node.rpc, AbortSignal.timeout(20_000), { known, patience: 10_000 })
    const seen: bigint[] = []
    for await (const window of logs.read(() => [{ address, topics: [topic] }], BigInt(start), BigInt(end))) {
      seen.push(...window.logs.map(({ block }) => block))
    }
    expect(seen).toEqual(Array.from({ length: 10_000 }, (_, n) => BigInt(start + 9 + 10 * n)))
    return { requests: node.requests(), learned: logs.learned() }
  } finally {
    await node.close()
  }
}

const telling = (most: number) => `eth_getLogs is limited to a ${most} block range`

describe('a scan of 100,000 blocks', () => {
  it('is one request where the node has no limit', async () => {
    expect(await scan({ says: telling })).toEqual({ requests: 1, learned: null })
  })

  it.each([10_000, 2_000, 500])('takes one in vain where a node says that it takes %d blocks', async blocks => {
    const least = 100_000 / blocks
    const cold = await scan({ blocks, says: telling })
    expect(cold.requests).toBeLessThanOrEqual(least + 2)
    expect(cold.learned).toBe(BigInt(blocks))
    // One of them is wider, in case the limit has gone.
    expect((await scan({ blocks, says: telling }, cold.learned)).requests).toBe(least + 1)
  })

  it.each([10_000, 2_000, 500])('finds out nearly as much where it does not say that it takes %d', async blocks => {
    const least = 100_000 / blocks
    const cold = await scan({ blocks, says: () => 'block range is too wide' })
    expect(cold.requests).toBeLessThanOrEqual(Math.ceil(least * 1.25) + 20)
    const warm = await scan({ blocks, says: () => 'block range is too wide' }, cold.learned)
    expect(warm.requests).toBeLessThanOrEqual(Math.ceil(least * 1.25) + 4)
  })

  it('takes nearly as few where a node gives a thousand logs at most', async () => {
    const limits: Limits = { logs: 1_000, says: most => `query returned more than ${most} results` }
    const cold = await scan(limits)
    expect(cold.requests).toBeLessThanOrEqual(10 + 20)
    expect((await scan(limits, cold.learned)).requests).toBeLessThanOrEqual(10 * 1.5 + 4)
  })
})
