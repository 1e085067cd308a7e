import type { Address } from '../../domain/address.ts'
import type { EndpointMeasure, RpcEndpoint } from '../../domain/endpoint.ts'
import { holdsAccounts } from './holdsAccounts.ts'
import { archiveDepth } from './measure/archiveDepth.ts'
import { takesBatch } from './measure/batch.ts'
import { gasCap } from './measure/gasCap.ts'
import { logRange } from './measure/logRange.ts'
import { hasMulticall3 } from './measure/multicall3.ts'
import type { Probe } from './measure/probe.ts'
import { readHead } from './readHead.ts'

/**
 * What an endpoint can do, in some fifteen requests. What cannot be found out is null, and never an error: that the node
 * can be read at all is found out elsewhere. `contract` is one that has many logs.
 */
export async function measureEndpoint(
  contract: Address,
  rpc: RpcEndpoint,
  signal: AbortSignal,
): Promise<EndpointMeasure> {
  const head = await readHead(rpc, 'latest', signal).catch(() => null)
  const probe: Probe = { rpc, signal, contract, head: head?.number ?? null }
  const [gas, logs, depth, batch, multicall3, accounts] = await Promise.all([
    gasCap(probe),
    logRange(probe),
    archiveDepth(probe),
    takesBatch(probe),
    hasMulticall3(probe),
    holdsAccounts(rpc, signal).catch(() => null),
  ])
  return { gasCap: gas, logRange: logs, archiveDepth: depth, batch, multicall3, signs: accounts }
}
