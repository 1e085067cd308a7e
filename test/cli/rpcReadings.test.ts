import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { rpc as checks } from '../../src/checks/rpc/index.ts'
import { endpointsOf } from '../../src/cli/endpointsOf.ts'
import { rpcReadings } from '../../src/cli/rpcReadings.ts'
import type { RpcNotes } from '../../src/domain/actionContext.ts'
import type { Chain } from '../../src/domain/chain.ts'
import { rpcKeys } from '../../src/domain/rpcKey.ts'
import { Secret } from '../../src/domain/secret.ts'
import { createRedactor } from '../../src/secrets/redaction.ts'
import { emptyDocument } from '../../src/settings/document.ts'
import { chain as testChain } from '../support/artifacts.ts'
import { type LocalChain, startAnvil } from '../support/chain/anvil.ts'
import { type RpcStub, startRpcStub, stubKey } from '../support/chain/rpcStub.ts'
import { memoryStore } from '../support/fakeContext.ts'
import { onlyReads } from '../support/hostileProxy/onlyReads.ts'
import { type HostileProxy, startHostileProxy } from '../support/hostileProxy.ts'
import { testIo } from '../support/testIo.ts'

let node: LocalChain
let clean: HostileProxy
beforeAll(async () => {
  node = await startAnvil()
  clean = await startHostileProxy(node.url, onlyReads)
})
afterAll(async () => {
  await clean?.stop()
  await node?.stop()
})
let stub: RpcStub | null = null
afterEach(async () => {
  await stub?.stop()
  stub = null
})

const chain: Chain = { ...testChain, name: 'local', chainId: 31337 }
const setAt = '2026-10-01T00:00:00.000Z'

/** Reads the chain's endpoints: these of one's own, or none and its public ones. */
async function read(urls: readonly (string | null)[], at: Partial<Chain> = {}, note: object = {}) {
  const asked = { ...chain, ...at }
  const [first, ...also] = urls.map(() => ({ setAt, ...note }))
  const notes: RpcNotes | null = first === undefined ? null : { ...first, also }
  const store = memoryStore()
  const keys = rpcKeys(asked.name, notes)
  for (const [n, url] of urls.entries()) if (url !== null) store.secrets.set(keys[n]!, new Secret(url))
  const document = emptyDocument('test')
  const settings = { rpcs: () => (notes === null ? {} : { local: notes }), read: () => document }
  const endpoints = (each: Chain) => endpointsOf(each, notes, async () => store)
  const io = { ...testIo(), now: () => new Date() }
  const readings = await rpcReadings(
    { io, settings, redactor: createRedactor(), endpoints },
    asked,
    AbortSignal.timeout(10_000),
  )
  return { readings, text: JSON.stringify(readings), verdicts: judge(asked, readings) }
}

/** What all checks of one endpoint say, worst first, without those that pass. */
const judge = ({ name, chainId }: Chain, ok: Awaited<ReturnType<typeof rpcReadings>>) =>
  checks
    .filter(({ needs }) => needs.includes('rpcs'))
    .flatMap(check =>
      check
        .run({ gatheredAt: setAt, rpcs: [{ chain: name, chainId, read: { ok, at: setAt } }] })
        .flatMap(({ status, severity }) => (status === 'pass' ? [] : `${check.id} ${status} ${severity ?? ''}`.trim())),
    )

it('finds nothing about a node that lets only reading methods through', async () => {
  const proof = [{ what: 'chain', how: 'eth_chainId', at: setAt, result: '31337' }]
  const { readings, verdicts } = await read([clean.url], {}, { proof })
  expect(verdicts).toEqual([])
  expect(readings).toMatchObject([
    {
      ...{ place: 1, label: 'local RPC', own: true, setAt, insecureHttp: false, proof },
      url: { scheme: 'http', loopback: true, userinfo: false, shared: false, keyed: false },
      head: { ok: { chainId: 31337, block: '0' } },
      signs: { ok: false },
      namespaces: { ok: { signing: [], admin: [], development: [], unknown: 0 } },
    },
  ])
})

it('finds that a development node signs and forges, which on this machine is nothing grave', async () => {
  const { verdicts } = await read([node.url])
  expect(verdicts).toEqual(['rpc-signing warn low'])
})

it('finds that it is another chain, or stands still', async () => {
  expect((await read([clean.url], { chainId: 1 })).verdicts).toEqual(['rpc-chain fail critical'])
  const still = await startHostileProxy(node.url, {
    ...onlyReads,
    answer: (answer, { method }) =>
      method === 'eth_getBlockByNumber'
        ? { ...answer, result: { ...(answer.result as object), timestamp: '0x68000000' } }
        : answer,
  })
  try {
    expect((await read([still.url])).verdicts).toEqual(['rpc-lag fail high'])
  } finally {
    await still.stop()
  }
})

it('keeps places and labels where the URL of one is lost, and one that is dead leaves the other as it is', async () => {
  const { readings } = await read([null, clean.url])
  expect(readings).toMatchObject([{ place: 2, label: 'local RPC 2 of 2', head: { ok: {} } }])
  const two = await read(['http://127.0.0.1:1/', clean.url])
  expect(two.readings.map(({ head }) => 'ok' in head)).toEqual([false, true])
  expect(two.verdicts).toEqual([
    'rpc-chain unknown',
    'rpc-signing unknown',
    'rpc-lag unknown',
    'rpc-reachable warn low',
  ])
})

it('asks a public endpoint for its head and nothing else', async () => {
  const before = clean.requests.length
  const { readings, verdicts } = await read([], { publicRpcs: [clean.url] })
  expect(clean.requests.slice(before).flat().sort()).toEqual(['eth_chainId', 'eth_getBlockByNumber'])
  expect(readings).toMatchObject([{ own: false, signs: { gap: { code: 'not-asked' } }, setAt: null, proof: null }])
  expect(verdicts).toEqual(['rpc-shared warn low'])
})

it('says a chain id that no chain has, or no answer at all, as a gap', async () => {
  stub = await startRpcStub(({ id, method }) => ({
    body: {
      jsonrpc: '2.0',
      id,
      result: method === 'eth_chainId' ? '0xffffffffffffffff' : { number: '0x1', timestamp: '0x1' },
    },
  }))
  expect((await read([stub.url])).readings).toMatchObject([{ head: { gap: { code: 'rpc-wrong-shape' } } }])
})

const password = 'hunter2hunter2'

it.each<[string, (url: URL, said: string) => { url: string; body: unknown; status?: number }]>([
  ['echoes its URL in errors', (url, said) => ({ url: String(url), body: { error: { code: 1, message: said } } })],
  [
    'echoes it in a refusal',
    (url, said) => ({ url: String(url), body: { error: { code: 1, message: said } }, status: 403 }),
  ],
  [
    'has a password in its URL',
    (url, said) => ({
      url: Object.assign(new URL(url), { username: 'operator7', password }).href,
      body: { error: { code: 1, message: said } },
    }),
  ],
])('tells nothing of a URL that %s', async (_what, made) => {
  let said = ''
  stub = await startRpcStub(({ id }) => {
    const { body, status = 200 } = made(new URL(stub!.url), said)
    return { body: { jsonrpc: '2.0', id, ...(body as object) }, status }
  })
  const { url } = made(new URL(stub.url), said)
  const parts = stubKey.split('-')
  said = `no project for ${url} nor ${stubKey.toUpperCase()} ${parts.at(-1)} /v2/${stubKey}`
  const { text, readings } = await read([url])
  for (const secret of [url, stubKey, parts.at(-1)!, password, 'operator7']) {
    expect(text.toLowerCase()).not.toContain(secret.toLowerCase())
  }
  expect(readings[0]).toMatchObject({ url: { keyed: true, userinfo: url.includes('@') }, head: { gap: {} } })
})
