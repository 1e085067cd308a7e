import type { OpenNamespaces } from '../../../domain/endpoint.ts'
import { type Probe, tryRequest } from './probe.ts'

/** Questions that only list: a node that answers one has its namespace open to whoever reaches it. */
const questions = [
  { method: 'personal_listWallets', namespace: 'personal' },
  { method: 'personal_listAccounts', namespace: 'personal' },
  { method: 'admin_nodeInfo', namespace: 'admin' },
  { method: 'parity_enode', namespace: 'parity' },
  { method: 'parity_allAccountsInfo', namespace: 'parity_accounts' },
  { method: 'anvil_nodeInfo', namespace: 'anvil' },
  { method: 'hardhat_metadata', namespace: 'hardhat' },
] as const

/**
 * What geth, OpenEthereum (`parity*`) and their kin call the namespaces that sign, administer, or forge. `debug` is not one:
 * providers sell it.
 */
const kinds: Record<string, keyof Omit<OpenNamespaces, 'unknown'>> = {
  personal: 'signing',
  account: 'signing',
  signer: 'signing',
  parity_accounts: 'signing',
  admin: 'admin',
  miner: 'admin',
  clique: 'admin',
  parity: 'admin',
  parity_set: 'admin',
  anvil: 'development',
  hardhat: 'development',
  evm: 'development',
}

/** Which namespaces answer that no reader needs, in eight requests. Nothing that could sign or change anything is sent. */
export async function openNamespaces(probe: Pick<Probe, 'rpc' | 'signal'>): Promise<OpenNamespaces> {
  const asked = { ...probe, contract: '0x' as const, head: null }
  const listing = tryRequest(asked, 'rpc_modules', [])
  const answers = await Promise.all(
    questions.map(async ({ method, namespace }) => ({ namespace, outcome: await tryRequest(asked, method, []) })),
  )
  const listed = await listing
  const open = new Set<string>(answers.filter(({ outcome }) => isAnswer(outcome)).map(({ namespace }) => namespace))
  if (isAnswer(listed) && typeof listed.result === 'object') {
    for (const name of Object.keys(listed.result ?? {})) if (Object.hasOwn(kinds, name)) open.add(name)
  }
  const of = (kind: (typeof kinds)[string]) => [...open].filter(name => kinds[name] === kind).sort()
  return {
    signing: of('signing'),
    admin: of('admin'),
    development: of('development'),
    unknown: [listed, ...answers.map(({ outcome }) => outcome)].filter(outcome => outcome === 'unknown').length,
  }
}

/** Some gateways answer null or false to whatever they do not know. */
const isAnswer = (outcome: Awaited<ReturnType<typeof tryRequest>>): outcome is { result: unknown } =>
  typeof outcome === 'object' && outcome.result !== null && outcome.result !== undefined && outcome.result !== false
