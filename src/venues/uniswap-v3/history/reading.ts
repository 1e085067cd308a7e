import type { Chain } from '../../../domain/chain.ts'
import type { RpcEndpoint } from '../../../domain/endpoint.ts'
import type { HistoryQuery } from '../../../domain/venue.ts'
import type { LogReader } from './logReader.ts'

/** One endpoint being asked for the past of some NFTs. */
export type Reading = {
  chain: Chain
  rpc: RpcEndpoint
  signal: AbortSignal
  /** Ends with the run, or after the patience that one request is worth. */
  within(): AbortSignal
  logs: LogReader
  toBlock: bigint
  /** The newest block that can no longer change. */
  final: bigint
  keep: HistoryQuery['keep']
  progress: HistoryQuery['progress']
  /** Several requests in one body are answered; false once they were not. */
  habits: { batch: boolean }
}
