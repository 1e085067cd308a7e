import type { Address } from '../../../../domain/address.ts'
import type { SavedOperators } from '../../../../domain/approvals.ts'
import { least } from '../../history/least.ts'
import type { ApprovalLog } from './approvalLogs.ts'

/** The last that is known of one operator; its address where this run has seen it. */
export type Sighting = { digest: string; operator: Address | null; block: bigint; approved: boolean }

/**
 * What is known of all blocks `from` to `to`, none where `to` is below `from`. `settled` is what blocks say that can no longer change,
 * `fresh` what the others do.
 */
export type Coverage = {
  from: bigint
  to: bigint
  lowest: bigint
  witnessed: boolean
  settled: Map<string, Sighting>
  fresh: Map<string, Sighting>
}

/** Where an earlier run came to, if it was about the same wallet and the same chain; else nothing below `head`. */
export function coverageOf(saved: SavedOperators | null, of: string, head: bigint): Coverage {
  const none = { settled: new Map(), fresh: new Map() }
  const [from, to, lowest] = [saved?.from ?? '1', saved?.to ?? '0', saved?.lowest ?? '0'].map(BigInt) as [
    bigint,
    bigint,
    bigint,
  ]
  const isCredible = saved !== null && saved.of === of && from <= to && lowest <= from && to <= head
  if (!isCredible) return { from: head + 1n, to: head, lowest: 0n, witnessed: false, ...none }
  const known = saved.seen.map(({ digest, at, approved }) => ({ digest, operator: null, block: BigInt(at), approved }))
  const settled = new Map<string, Sighting>(known.map(sighting => [sighting.digest, sighting]))
  return { from, to, lowest, witnessed: saved.witnessed, settled, fresh: new Map() }
}

/** Takes in the approvals of blocks that were not covered yet, in their order. */
export function takeIn(
  { settled, fresh }: Coverage,
  approvals: readonly ApprovalLog[],
  final: bigint,
  digestOf: (operator: Address) => string,
): void {
  for (const { operator, block, approved } of approvals) {
    const seen = block > final ? fresh : settled
    const digest = digestOf(operator)
    const known = seen.get(digest)
    if (known === undefined || known.block <= block) seen.set(digest, { digest, operator, block, approved })
    else if (known.operator === null) seen.set(digest, { ...known, operator })
  }
}

/** The last of each operator. */
export const sightingsOf = ({ settled, fresh }: Coverage): Sighting[] =>
  [...new Set([...settled.keys(), ...fresh.keys()])].map(digest => fresh.get(digest) ?? settled.get(digest)!)

/** What may be kept; null where nothing of it is final. */
export function savedOf(coverage: Coverage, of: string, final: bigint): SavedOperators | null {
  const { from, to, lowest, witnessed, settled } = coverage
  const end = least(to, final)
  if (end < from) return null
  const seen = [...settled.values()].map(({ digest, block, approved }) => ({ digest, at: String(block), approved }))
  return { of, lowest: String(lowest), from: String(from), to: String(end), witnessed, seen }
}

/** Takes back all that was kept. */
export const nothingSaved = (of: string): SavedOperators => ({
  ...{ of, lowest: '0', from: '1', to: '0' },
  ...{ witnessed: false, seen: [] },
})
