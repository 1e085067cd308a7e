import { afterEach, expect, it } from 'vitest'
import { openNamespaces } from '../../../../src/venues/json-rpc/measure/namespaces.ts'
import { startAnvil } from '../../../support/chain/anvil.ts'
import { endpointOf } from '../../../support/chain/localChain.ts'
import { type RpcCall, type RpcStub, type StubAnswer, startRpcStub } from '../../../support/chain/rpcStub.ts'

let stub: RpcStub | null = null
afterEach(async () => {
  await stub?.stop()
  stub = null
})

const unknownMethod = ({ id }: RpcCall): StubAnswer => ({
  body: { jsonrpc: '2.0', id, error: { code: -32601, message: 'the method does not exist' } },
})

/** A node that answers these methods and knows no other. */
async function ask(known: Record<string, unknown>, otherwise = unknownMethod) {
  stub = await startRpcStub(call =>
    call.method in known ? { body: { jsonrpc: '2.0', id: call.id, result: known[call.method] } } : otherwise(call),
  )
  return openNamespaces({ rpc: endpointOf(stub.url), signal: AbortSignal.timeout(5_000) })
}

const none = { signing: [], admin: [], development: [], unknown: 0 }

it.each<[string, Record<string, unknown>, object]>([
  ['a node that serves reads alone', {}, none],
  ['one that lists what readers need', { rpc_modules: { eth: '1.0', net: '1.0', web3: '1.0', debug: '1.0' } }, none],
  ['one that answers null to whatever it does not know', { personal_listWallets: null, admin_nodeInfo: false }, none],
  [
    'one whose wallets are empty, but could be filled',
    { personal_listAccounts: [] },
    { ...none, signing: ['personal'] },
  ],
  [
    'one that lists its namespaces',
    { rpc_modules: { eth: '1.0', personal: '1.0', admin: '1.0', miner: '1.0' } },
    { ...none, signing: ['personal'], admin: ['admin', 'miner'] },
  ],
  [
    'OpenEthereum, by its list',
    { rpc_modules: { eth: '1.0', parity: '1.0', parity_accounts: '1.0', parity_set: '1.0', parity_pubsub: '1.0' } },
    { ...none, signing: ['parity_accounts'], admin: ['parity', 'parity_set'] },
  ],
  [
    'OpenEthereum without its list',
    { parity_enode: 'enode://…', parity_allAccountsInfo: {} },
    { ...none, signing: ['parity_accounts'], admin: ['parity'] },
  ],
  ['one that tells who it is', { admin_nodeInfo: { enode: 'enode://…' } }, { ...none, admin: ['admin'] }],
  ['one for development', { hardhat_metadata: {}, anvil_nodeInfo: {} }, { ...none, development: ['anvil', 'hardhat'] }],
  ['names that every object has', { rpc_modules: { constructor: '1.0', toString: '1.0' } }, none],
])('%s', async (_what, known, open) => {
  expect(await ask(known)).toEqual(open)
})

it('sends nothing that could sign or change anything, and no more than eight questions', async () => {
  await ask({})
  expect(stub!.calls.map(({ method }) => method).sort()).toEqual([
    'admin_nodeInfo',
    'anvil_nodeInfo',
    'hardhat_metadata',
    'parity_allAccountsInfo',
    'parity_enode',
    'personal_listAccounts',
    'personal_listWallets',
    'rpc_modules',
  ])
  expect(stub!.calls.every(({ params }) => params.length === 0)).toBe(true)
})

it('counts what was not answered, which proves nothing', async () => {
  const limited = () => ({ status: 429, body: { error: 'slow down' } })
  expect(await ask({}, limited)).toEqual({ ...none, unknown: 8 })
})

it('takes a refusal by HTTP for a namespace that is shut', async () => {
  expect(await ask({}, () => ({ status: 403, body: 'no' }))).toEqual(none)
})

it('knows a real development node', async () => {
  const node = await startAnvil()
  try {
    const open = await openNamespaces({ rpc: endpointOf(node.url), signal: AbortSignal.timeout(5_000) })
    expect(open).toMatchObject({ signing: [], admin: [], development: expect.arrayContaining(['anvil']) })
  } finally {
    await node.stop()
  }
})
