import type { RpcEndpoint } from '../../../../domain/endpoint.ts'
import { ReadFailure } from '../../../../domain/failure.ts'
import { rpcSource } from '../../../json-rpc/gapFrom.ts'

type Named = { name: string }

/** Its logs lack what must be among them: then they may lack an approval as well. */
export const logsWithheld = (chain: Named, rpc: RpcEndpoint): ReadFailure =>
  new ReadFailure({
    code: 'rpc-logs-withheld',
    source: rpcSource(rpc, chain),
    message: `${rpc.label} does not show all events of the position manager: those of an NFT that is there were not among them`,
    hint: `hedge rpc set ${chain.name}, with an RPC of another provider`,
  })

/** An earlier run saw an approval there, of which only a digest was kept. */
export const operatorLost = (chain: Named, rpc: RpcEndpoint, block: bigint): ReadFailure =>
  new ReadFailure({
    code: 'rpc-operator-lost',
    source: rpcSource(rpc, chain),
    message: `${rpc.label} does not show the approval of block ${block} again, so that nobody can say whom it is for`,
    hint: `hedge rpc set ${chain.name}, with an RPC of another provider`,
  })

/** The time of the run was over before it was known even of the blocks of an earlier run who was approved. */
export const notBegun = (chain: Named): ReadFailure =>
  new ReadFailure({
    code: 'operators-not-read',
    source: `${chain.name} RPC`,
    message: 'the time was over before anything was known of the events of the position manager',
    hint: 'run it again, and give it longer with --timeout',
  })
