import { multicall3 } from '../multicall3.ts'
import { type Probe, tryRequest } from './probe.ts'

export async function hasMulticall3(probe: Probe): Promise<boolean | null> {
  const outcome = await tryRequest(probe, 'eth_getCode', [multicall3, 'latest'])
  if (outcome === 'unknown' || outcome === 'refused') return null
  return typeof outcome.result === 'string' ? outcome.result.length > 2 : null
}
