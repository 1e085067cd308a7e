import { chmodSync, cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { contentsOf } from '../support/callMain.ts'
import { forward, type RpcStub, type StubAnswer, startRpcStub } from '../support/chain/rpcStub.ts'
import { newHome } from '../support/madeHome.ts'
import { expectValid } from '../support/schemas.ts'
import { useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: true })

/** Stands between hedge and the node, and answers one method in its place. */
let stub: RpcStub
let instead: Record<string, unknown> = {}
let refusal: StubAnswer | null = null
beforeAll(async () => {
  stub = await startRpcStub(call => {
    const { id, method } = call
    if (refusal !== null) return refusal
    if (instead[method] === undefined) return forward(stage.scene.chain.url, call)
    return { body: { jsonrpc: '2.0', id, result: instead[method] } }
  })
  expect((await stage.call('rpc set local', { stdin: stub.url })).code).toBe(0)
})
afterEach(() => {
  instead = {}
  refusal = null
  stage.scene.venue.failWith('exchangeStatus', null)
  stage.scene.venue.set({ time: undefined } as never)
})

type Found = { status: string; detail: string; mend: string | null }

/** Each step by its id; the document keeps its schema, whatever fails. */
async function doctor(env: Record<string, string | undefined> = {}) {
  const { code, document } = await stage.json('doctor --json --timeout 5', { env })
  expectValid(document)
  const steps = Object.fromEntries(document.steps.map((step: { id: string }) => [step.id, step])) as Record<
    string,
    Found
  >
  const failing = Object.keys(steps).filter(id => steps[id]!.status !== 'pass')
  return { code, steps, failing }
}

/** The settings, and the names of all files beside what a reading learns of a node. */
const kept = () => {
  const contents = contentsOf(stage.home)
  const files = Object.keys(contents).filter(file => !file.endsWith('endpoints.json'))
  return { settings: contents[join(stage.home.path, 'hedge', 'settings.json')], files: files.sort() }
}

it('all is right: every step passes, and the venue is asked no more than it must be', async () => {
  const before = stage.scene.venue.requests.length
  const { settings, files } = kept()
  const { code, steps, failing } = await doctor()
  expect({ code, failing }).toEqual({ code: 0, failing: [] })
  expect(Object.keys(steps)).toEqual([
    ...[
      'program',
      'settings',
      'state',
      'disk',
      'store',
      'keys',
      'hyperliquid mainnet',
      'rpc local',
      'clock',
      'reading',
    ],
  ])
  expect(steps.reading!.detail).toBe('3 positions of 2 hedges, 2 accounts')
  const asked = stage.scene.venue.requests.slice(before).map(({ type }) => type)
  expect(asked.sort()).toEqual(['clearinghouseState', 'clearinghouseState', 'exchangeStatus'])
  expect(kept().settings).toBe(settings)
  expect(kept().files).toEqual(files)
})

describe('each step that fails is named, and hides no other', () => {
  it('a chain that answers with another id', async () => {
    instead = { eth_chainId: '0x1' }
    const { code, steps, failing } = await doctor()
    expect(code).toBe(1)
    expect(failing).toEqual(['rpc local'])
    expect(steps['rpc local']).toMatchObject({
      detail: expect.stringContaining('another chain: id 1, not 31337'),
      mend: 'hedge rpc set local',
    })
  })

  it('a node that refuses the key', async () => {
    refusal = { status: 401, body: 'no' }
    expect((await doctor()).steps['rpc local']).toMatchObject({
      status: 'fail',
      detail: expect.stringContaining('refused the key'),
    })
  })

  it('a node that is behind', async () => {
    const timestamp = `0x${Math.floor(Date.now() / 1000 - 900).toString(16)}`
    instead = { eth_getBlockByNumber: { number: '0x10', timestamp } }
    const { steps } = await doctor()
    expect(steps['rpc local']).toMatchObject({
      status: 'fail',
      detail: expect.stringMatching(/behind: block 16, 90\d s old/),
    })
    expect(steps.clock).toMatchObject({ status: 'pass' })
  })

  it('a node where nobody answers any more', async () => {
    const gone = await startRpcStub(call => forward(stage.scene.chain.url, call))
    expect((await stage.call('rpc set local', { stdin: gone.url })).code).toBe(0)
    await gone.stop()
    const { code, steps, failing } = await doctor()
    expect((await stage.call('rpc set local', { stdin: stub.url })).code).toBe(0)
    expect({ code, failing }).toEqual({ code: 1, failing: ['rpc local', 'reading'] })
    expect(steps['rpc local']!.detail).toContain('cannot be reached')
  })

  it('the venue', async () => {
    stage.scene.venue.failWith('exchangeStatus', { status: 503 })
    const { code, failing } = await doctor()
    expect({ code, failing }).toEqual({ code: 1, failing: ['hyperliquid mainnet'] })
  })

  it('a venue whose URL cannot be used, while all else is judged', async () => {
    const { code, steps, failing } = await doctor({ HEDGE_HYPERLIQUID_URL: 'ftp://venue.example' })
    expect({ code, failing }).toEqual({ code: 1, failing: ['hyperliquid mainnet', 'reading'] })
    expect(steps['hyperliquid mainnet']!.mend).toContain('unset HEDGE_HYPERLIQUID_URL')
  })

  it('the clock, which has jumped', async () => {
    stage.scene.venue.set({ time: Date.now() - 3_600_000 })
    const { code, steps, failing } = await doctor()
    expect({ code, failing }).toEqual({ code: 1, failing: ['clock'] })
    expect(steps.clock).toMatchObject({
      detail: expect.stringMatching(/^3600 s ahead of Hyperliquid$/),
      mend: expect.stringContaining('set-ntp'),
    })
  })

  it('the store, with all that rests on it not tried', async () => {
    const { code, steps, failing } = await doctor({ HEDGE_VAULT_IDENTITY_FILE: undefined })
    expect(code).toBe(4)
    expect(failing).toEqual(['store', 'keys', 'rpc local', 'reading'])
    expect(steps.store!.mend).toContain('HEDGE_VAULT_IDENTITY_FILE=FILE')
    for (const id of ['keys', 'reading']) expect(steps[id]!.status).toBe('unknown')
  })
})

describe('files that are not as they should be', () => {
  const settings = () => join(stage.home.path, 'hedge', 'settings.json')
  const swapped = (text: string) => {
    const whole = readFileSync(settings())
    writeFileSync(settings(), text)
    onTestFinished(() => writeFileSync(settings(), whole))
  }

  it('settings that are damaged: what does not need them is tried all the same', async () => {
    swapped('{"version":1,')
    const { code, steps, failing } = await doctor()
    expect({ code, failing }).toEqual({ code: 1, failing: ['settings', 'store', 'keys', 'rpc', 'reading'] })
    expect(steps.settings!.detail).toContain('it is not JSON')
    expect(steps.clock!.status).toBe('pass')
  })

  it('settings that others can write', async () => {
    chmodSync(settings(), 0o666)
    onTestFinished(() => chmodSync(settings(), 0o600))
    expect((await doctor()).steps.settings).toMatchObject({
      status: 'fail',
      mend: expect.stringContaining('chmod 600'),
    })
  })

  it('a key that is missing, by the name of its hedge', async () => {
    const id = '0123456789abcdef'
    const document = JSON.parse(readFileSync(settings(), 'utf8'))
    swapped(JSON.stringify({ ...document, hedges: [{ ...document.hedges[0], id }, document.hedges[1]] }))
    const { code, steps } = await doctor()
    expect(code).toBe(1)
    expect(steps.keys).toMatchObject({
      status: 'fail',
      detail: 'the wallet of eth-usdc, the account of eth-usdc: not in the store',
      mend: 'hedge remove eth-usdc && hedge add eth-usdc',
    })
    expect(steps.store!.status).toBe('pass')
  })

  it('a state folder that is none', async () => {
    const state = join(stage.home.path, 'hedge', 'state')
    renameSync(state, `${state}.away`)
    writeFileSync(state, '')
    onTestFinished(() => {
      rmSync(state)
      renameSync(`${state}.away`, state)
    })
    const { steps, failing } = await doctor()
    expect(failing).toContain('state')
    expect(steps.state!.detail).toContain('is not a folder')
    expect(steps.reading!.status).toBe('pass')
  })

  it('a home that is not there yet is no fault, and none is made', async () => {
    const home = newHome(stage.scene.venue.url)
    onTestFinished(home.remove)
    const env = { HEDGE_HOME: join(home.path, 'not', 'yet'), HOME: home.path }
    const { steps } = await doctor(env)
    expect(steps.settings!.detail).toContain('nothing is stored yet')
    expect(steps.state).toMatchObject({ status: 'pass', detail: expect.stringContaining('can be made') })
    expect(steps.keys).toMatchObject({ detail: expect.stringMatching(/none is needed|not tried/) })
    expect(contentsOf(home)).toEqual({})
  })

  it('a home of a relative path is said to be one', async () => {
    const { steps, code } = await doctor({ HEDGE_HOME: 'here' })
    expect(steps.settings).toMatchObject({ status: 'fail', detail: expect.stringContaining('relative path') })
    expect(code).toBe(1)
  })

  it('the copy of a home on another machine opens by the same identity', async () => {
    const copy = newHome(stage.scene.venue.url)
    onTestFinished(copy.remove)
    cpSync(join(stage.home.path, 'hedge'), join(copy.path, 'hedge'), { recursive: true })
    expect((await doctor({ HEDGE_HOME: join(copy.path, 'hedge') })).failing).toEqual([])
  })
})

it('a terminal is told each step in eighty columns, and what mends it whole', async () => {
  const { stdout, code } = await stage.call('doctor', { env: { HEDGE_VAULT_IDENTITY_FILE: undefined } })
  expect(code).toBe(4)
  expect(stdout).toMatch(
    /fail {5}Secret store: .*\n( {11}.*\n)* {11}mend: HEDGE_VAULT_IDENTITY_FILE=FILE hedge status\n/,
  )
  const prose = stdout.split('\n').filter(line => !/mend: /.test(line))
  expect(Math.max(...prose.map(line => line.length))).toBeLessThanOrEqual(80)
})
