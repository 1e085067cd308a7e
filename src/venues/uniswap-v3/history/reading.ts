import type { Chain } from '../../../domain/chain.ts'
import type { RpcEndpoint } from '../../../domain/endpoint.ts'
import type { SavedTail } from '../../../domain/historyMemory.ts'
import type { HistoryQuery } from '../../../domain/venue.ts'
import type { LogReader } from './logReader.ts'

/** One endpoint being asked for the past of some NFTs. */
export type Reading = {
  chain: Chain
  rpc: RpcEndpoint
  signal: AbortSignal
  now: () => Date
  /** Ends with the run, or after the patience that one request is worth. */
  within(): AbortSignal
  logs: LogReader
  toBlock: bigint
  /** When that block was made, in seconds; null where that was not told. */
  latest: bigint | null
  /** The newest block that can no longer change. */
  final: bigint
  /** The block up to which is read, where it was asked what its hash is. */
  anchor: SavedTail['anchor'] | null
  keep: HistoryQuery['keep']
  minted: HistoryQuery['minted']
  progress: HistoryQuery['progress']
  /** Milliseconds that are left while another endpoint waits; null where none does. */
  left(): number | null
  /** What was looked for here and not found; it is not looked for twice. */
  missed: Set<string>
  /** Several requests in one body are answered; false once they were not. */
  habits: { batch: boolean }
}
