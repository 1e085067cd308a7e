import type { Address } from '../../../../domain/address.ts'
import type { SavedOperators } from '../../../../domain/approvals.ts'
import type { Chain } from '../../../../domain/chain.ts'
import type { RpcEndpoint } from '../../../../domain/endpoint.ts'
import { least } from '../../history/least.ts'
import type { LogReader, LogWindow } from '../../history/logReader.ts'
import { pacer } from '../../history/pacer.ts'
import { approvalFilter, approvalsIn, hasWitness } from './approvalLogs.ts'
import { type Coverage, savedOf, takeIn } from './coverage.ts'
import { operatorDigest, walletDigest } from './digests.ts'
import { findLowest } from './findLowest.ts'
import { logsWithheld } from './gaps.ts'

/** One endpoint being asked for what the wallet approved. */
export type Scanning = {
  chain: Chain
  rpc: RpcEndpoint
  wallet: Address
  /** An NFT whose events must be in the logs; null where none is known. */
  witness: string | null
  logs: LogReader
  head: bigint
  /** The newest block that can no longer change. */
  final: bigint
  signal: AbortSignal
  keep(saved: SavedOperators): void
  progress(done: number, total: number): void
  /** There is no more time for it. */
  isOver(): boolean
}

/**
 * Reads on from where the coverage ends: first the blocks that are newer, then, the newest first, those that are older. What was read
 * is kept as it goes. Throws the node's failing; what was read before it stays in the coverage.
 */
export async function readCoverage(scanning: Scanning, coverage: Coverage): Promise<void> {
  const { chain, rpc, wallet, witness, logs, head, final, keep, progress, isOver } = scanning
  const filter = approvalFilter(chain.positionManager, wallet, witness)
  const of = walletDigest(chain, wallet)
  const { soon, now } = pacer(() => {
    const saved = savedOf(coverage, of, final)
    if (saved !== null) keep(saved)
  })
  const take = ({ logs: found }: LogWindow) => {
    takeIn(coverage, approvalsIn(found, wallet), final, operator => operatorDigest(chain, wallet, operator))
    coverage.witnessed ||= hasWitness(found)
  }
  const tell = () => {
    soon()
    progress(Number(coverage.to - coverage.from) + 1, Number(head - coverage.lowest) + 1)
  }
  /** The window that leaves nothing to read must have shown the witness, if none before it did. */
  const isWhole = (window: LogWindow) =>
    witness === null || coverage.witnessed || window.from > coverage.lowest || hasWitness(window.logs)
  let isSought = coverage.lowest > 0n
  try {
    for await (const window of logs.read(() => [filter], coverage.to + 1n, head)) {
      take(window)
      coverage.to = window.to
      tell()
      if (isOver()) return
    }
    while (coverage.from > coverage.lowest) {
      // Only where blocks are not all told at once is it worth knowing from where on there is anything.
      if (!isSought && logs.width() !== null) {
        isSought = true
        coverage.lowest = least(await findLowest(scanning), coverage.from)
        continue
      }
      for await (const window of logs.back(filter, coverage.lowest, coverage.from - 1n, isWhole)) {
        take(window)
        coverage.from = window.from
        tell()
        if (isOver()) return
        if (!isSought && logs.width() !== null) break
      }
    }
  } finally {
    now()
  }
  if (witness !== null && !coverage.witnessed) throw logsWithheld(chain, rpc)
}
