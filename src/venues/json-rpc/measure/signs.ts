import { type Probe, tryRequest } from './probe.ts'

/** Whether the node holds accounts it could sign for; one that does not know the question holds none. */
export async function signs(probe: Probe): Promise<boolean | null> {
  const outcome = await tryRequest(probe, 'eth_accounts', [])
  if (outcome === 'unknown') return null
  return outcome !== 'refused' && Array.isArray(outcome.result) && outcome.result.length > 0
}
