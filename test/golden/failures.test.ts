import { once } from 'node:events'
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { smallSnapshot } from '../laws/support/smallSnapshot.ts'
import { callMain, type MainOptions } from '../support/callMain.ts'
import { type StubAnswer, startRpcStub } from '../support/chain/rpcStub.ts'
import { newHome } from '../support/madeHome.ts'
import { startReceiver } from '../support/receiver/receiver.ts'
import { selfSigned } from '../support/receiver/selfSigned.ts'
import { privateKey } from '../support/refusal.ts'
import { told } from '../support/transcript.ts'
import { useVault } from '../support/useStage.ts'

const stage = useVault()

/** Where nobody listens. */
let closed = 0
/** Answers every connection with what is no HTTP. */
let babble: Server
beforeAll(async () => {
  babble = createServer(socket => {
    socket.on('error', () => {}).once('data', () => socket.end('220 mail.example ESMTP\r\n'))
  }).listen(0, '127.0.0.1')
  await once(babble, 'listening')
  const gone = createServer().listen(0, '127.0.0.1')
  await once(gone, 'listening')
  closed = (gone.address() as AddressInfo).port
  gone.close()
})
afterAll(() => void babble.close())

/** Each at the place of its call: some run at the same time. */
const transcripts: string[] = []
const headed = (title: string) => transcripts.push(`## ${title}\n`)

async function failing(
  line: string | readonly string[],
  exit: number,
  options: MainOptions = {},
  home = stage.home,
  place = transcripts.push('') - 1,
) {
  const words = typeof line === 'string' ? line.split(' ') : line
  const run = await callMain(words, home, options)
  const { env: given = {}, stdin } = options
  const env = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value ?? '']))
  const shown = typeof stdin === 'string' ? { stdin } : {}
  const text = told(words, run, { home, env, ...shown })
  transcripts[place] = text
    .replaceAll(privateKey, '<private key>')
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:<port>')
    // Which of two the system says depends on the moment.
    .replaceAll(/ \((ECONNRESET|EPIPE)\)/g, '')
  expect(run.code, `${words.join(' ')}\n${run.stdout}${run.stderr}`).toBe(exit)
}

/** Sets an RPC that answers so to everything but the question for accounts; it is proved first, and so refused. */
async function rpc(answer: StubAnswer | Promise<StubAnswer>, exit: number, line = 'rpc set ethereum') {
  const place = transcripts.push('') - 1
  const node = await startRpcStub(async ({ id, method }) => {
    const given = await answer
    const isResult = typeof given.body === 'object' && given.body !== null && 'result' in given.body
    const { body, ...rest } = isResult && method === 'eth_accounts' ? result([]) : given
    return { ...rest, body: typeof body === 'object' ? { jsonrpc: '2.0', id, ...body } : body }
  })
  await failing(line, exit, { stdin: node.url }, stage.home, place)
  await node.stop()
}

const result = (value: unknown): StubAnswer => ({ body: { result: value } })

/** Puts this into a file of the home for one run. */
async function broken(file: string, text: string, run: () => Promise<void>) {
  const path = join(stage.home.path, file)
  const before = readFileSync(path)
  writeFileSync(path, text)
  await run()
  writeFileSync(path, before)
}

it('words that cannot be understood', async () => {
  headed('Words that cannot be understood: 2')
  for (const line of [
    'statsu',
    'status --exit-cod',
    'rpc set',
    'list extra',
    'status --timeout',
    'status --timeout never',
    'config set drift.warning lots',
    'store use cloud',
    'log --days many',
    'status --select nothing..here',
    'add --no-input',
    'add --no-input --chain atlantis',
    'status --from missing.json',
  ]) {
    await failing(line, 2)
  }
  const saved = (text: string) => {
    writeFileSync(join(stage.home.path, 'saved.json'), text)
    return failing(['status', '--from', join(stage.home.path, 'saved.json')], 2)
  }
  await saved('<html>')
  await saved('{"schema":"hedge.status/1"}')
  await saved('{"schema":"hedge.artifacts/1","gatheredAt":7}')
  await failing('rpc set ethereum', 2, { stdin: '' })
  await failing('rpc set ethereum', 2, { stdin: 'ftp://example.org' })
  await failing('status', 2, { env: { HEDGE_HOME: join(stage.home.path, 'saved.json') } })
})

it('an RPC that does not answer as a node', async () => {
  headed('An RPC that does not answer as a node: 1')
  const { port } = babble.address() as AddressInfo
  const { url, close } = await startReceiver(selfSigned())
  const urls = [`http://127.0.0.1:${closed}/v2/key`, `http://127.0.0.1:${port}/`, `https://127.0.0.1:${port}/`, url]
  await Promise.all([
    rpc({ body: '<html>Sign in</html>' }, 1),
    rpc({ status: 429, body: 'slow down' }, 1),
    rpc({ status: 404, body: 'not found' }, 1),
    rpc({ status: 302, body: '', headers: { location: '/' } }, 1),
    rpc({ body: { error: { code: -32_601, message: 'the method does not exist' } } }, 1),
    rpc({ body: { result: '0x1' }, cut: true }, 1),
    rpc(result({ not: 'a chain' }), 1),
    rpc(new Promise(resolve => setTimeout(resolve, 1_000, result('0x1'))), 1, 'rpc set ethereum --timeout 0.2'),
    ...urls.map(stdin => failing('rpc set ethereum', 1, { stdin })),
  ])
  await close()
})

/** Nobody asks about it but for what was recorded. */
const aHedge = {
  ...{ id: '0123456789abcdef', name: 'eth-usdc', chain: 'ethereum', tokenIds: ['1'], assets: {}, coins: ['ETH'] },
  ...{ shared: false, target: '1', testnet: false, role: 'user', createdAt: '2026-01-02T03:04:05.000Z' },
}

it('files that are not what they were', async () => {
  headed('Files that are not what they were: 1')
  const settings = 'hedge/settings.json'
  await broken(settings, '{"version": 1,', () => failing('list', 1))
  await broken(settings, '{"version": 2}', () => failing('list', 1))
  await failing(['vault', 'init', '--identity', join(stage.home.path, 'other.txt')], 1)
  const records = join(stage.home.path, 'hedge', 'state', 'history.db')
  mkdirSync(dirname(records), { recursive: true, mode: 0o700 })
  writeFileSync(records, 'this is no database, and long enough to be taken for one'.repeat(99), { mode: 0o600 })
  const document = JSON.parse(readFileSync(join(stage.home.path, settings), 'utf8'))
  await broken(settings, JSON.stringify({ ...document, hedges: [aHedge] }), () => failing('history eth-usdc', 3))
  mkdirSync(join(stage.home.path, 'taken'))
  await failing(['report', '--out', join(stage.home.path, 'taken')], 2)
})

it('a secret store that does not open', async () => {
  headed('A secret store that does not open: 4')
  const at = (name: string) => ({ env: { HEDGE_VAULT_IDENTITY_FILE: join(stage.home.path, name) } })
  await failing('store', 4, { env: { HEDGE_VAULT_IDENTITY_FILE: undefined } })
  await failing('store', 4, at('nowhere.txt'))
  writeFileSync(join(stage.home.path, 'open.txt'), readFileSync(stage.home.identity), { mode: 0o644 })
  chmodSync(join(stage.home.path, 'open.txt'), 0o644)
  await failing('store', 4, at('open.txt'))
  writeFileSync(join(stage.home.path, 'empty.txt'), '', { mode: 0o600 })
  await failing('store', 4, at('empty.txt'))
  const other = newHome('http://127.0.0.1:1')
  await callMain(['vault', 'init', '--identity', other.identity], other)
  writeFileSync(join(stage.home.path, 'other.txt'), readFileSync(other.identity), { mode: 0o600 })
  await failing('store', 4, at('other.txt'))
  await broken('hedge/vault.age', 'age-encryption.org/v1\n', () => failing('store', 4))
  await failing('store use exec --command /nowhere/at-all', 4)
  rmSync(join(other.path, 'hedge'), { recursive: true })
  await failing('store', 4, { env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' } }, other)
  other.remove()
})

it('what could not all be read', async () => {
  headed('What could not all be read: 3, or 4 where it is the secret store')
  const path = join(stage.home.path, 'part.json')
  const gap = {
    code: 'rpc-failing',
    source: 'ethereum RPC',
    message: 'ethereum RPC is failing (HTTP 502)',
    hint: 'hedge rpc test ethereum',
  }
  const gaps = ['--select', 'gaps[].source,gaps[].message,gaps[].hint']
  const seen = { ok: '0x5a0b54d5dc17e0aadc383d2db43b0a0d3e029c4c', at: smallSnapshot.gatheredAt }
  writeFileSync(path, JSON.stringify(smallSnapshot))
  await failing(['status', '--from', path, ...gaps], 4)
  const [subject] = smallSnapshot.subjects.ok
  const known = { ok: [{ ...subject, wallet: seen, account: seen }], at: smallSnapshot.gatheredAt }
  writeFileSync(path, JSON.stringify({ ...smallSnapshot, subjects: known, lps: { gap } }))
  await failing(['status', '--from', path, ...gaps], 3)
})

it('what must not be given', async () => {
  headed('What must not be given: 5')
  await failing(['status', `0x${privateKey}`], 5)
  await failing('rpc set ethereum', 2, { stdin: 'authorization: Bearer key' })
  await rpc({ status: 401, body: 'no' }, 5)
})

it('what is not there', async () => {
  headed('What is not there: 6')
  for (const line of ['status nobody', 'remove nobody', 'rpc remove ethereum', 'rotate rpc ethereum', 'notify test']) {
    await failing(line, 6)
  }
  await failing('check', 3)
  await failing('status nobody --json', 6)
})

it('reads as it was recorded, and nothing of it is raw', async () => {
  const text = transcripts.join('\n')
  expect(text).not.toMatch(
    /\n +at |\bundefined\b|\[object|\b[A-Z]\w*Error\b|Error: |fetch failed|SQLITE|UND_ERR|ERR_[A-Z]/,
  )
  expect(text).not.toMatch(/sk-3f9d2c61b7a84e50|whsec_|4c0883a6/)
  await expect(text).toMatchFileSnapshot('failures.txt')
})
