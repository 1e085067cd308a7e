import { furthest, hex, type Probe, tryRequest } from './probe.ts'

const ranges = [10n, 100n, 1_000n, 10_000n, 100_000n]

/** keccak256 of `IncreaseLiquidity(uint256,uint128,uint256,uint256)`, of an NFT that nobody will mint: no logs, all the work. */
const topics = ['0x3067048beee31b25b2f1681f88dac838c8bba36af25bfb2b7cf7473a5847e35f', `0x${'f'.repeat(64)}`]

/** Blocks that one `eth_getLogs` may span, up to all that the chain has. */
export async function logRange(probe: Probe): Promise<number | null> {
  const { head, contract } = probe
  if (head === null) return null
  const within = ranges.filter((_, n) => n === 0 || ranges[n - 1]! < head + 1n)
  return furthest(within, async range => {
    const from = head - range + 1n > 0n ? head - range + 1n : 0n
    const filter = { address: contract, topics, fromBlock: hex(from), toBlock: hex(head) }
    const outcome = await tryRequest(probe, 'eth_getLogs', [filter])
    if (outcome === 'unknown') return null
    return outcome !== 'refused' && Array.isArray(outcome.result)
  })
}
