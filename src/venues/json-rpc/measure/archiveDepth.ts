import { furthest, hex, type Probe, tryRequest } from './probe.ts'

/** 128 blocks are what nodes keep that are no archive. */
const depths = [10n, 100n, 1_000n, 10_000n, 100_000n, 1_000_000n, 10_000_000n]

/** keccak256('factory()'), the first four bytes. */
const factory = '0xc45a0155'

/** How far behind the newest block a call can be run; before the contract was made it answers nothing, which is an answer. */
export async function archiveDepth(probe: Probe): Promise<number | null> {
  const { head, contract } = probe
  if (head === null) return null
  return furthest(
    depths.filter(depth => depth <= head),
    async depth => {
      const outcome = await tryRequest(probe, 'eth_call', [{ to: contract, data: factory }, hex(head - depth)])
      if (outcome === 'unknown') return null
      return outcome !== 'refused' && typeof outcome.result === 'string'
    },
  )
}
