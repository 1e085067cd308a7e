import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { vaultStore } from '../../src/secrets/vault/vaultStore.ts'
import { callMain } from '../support/callMain.ts'
import { newHome } from '../support/madeHome.ts'
import { type Json, useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: true })

const agent = '0x1111111111111111111111111111111111111111'
const nobody = '0x2222222222222222222222222222222222222222'

const fileOf = (name: string) => join(stage.home.path, 'hedge', name)

let undo: (() => void)[] = []

afterEach(() => {
  for (const step of undo) step()
  undo = []
  for (const type of ['spotClearinghouseState', 'userRole']) stage.scene.venue.failWith(type, null)
})

/** Puts other bytes in the place of a file, for the length of a test. */
function replace(name: string, change: (text: string) => string | Buffer | null): void {
  const before = readFileSync(fileOf(name))
  undo.push(() => writeFileSync(fileOf(name), before, { mode: 0o600 }))
  const after = change(before.toString('utf8'))
  if (after === null) rmSync(fileOf(name))
  else writeFileSync(fileOf(name), after)
}

const settings = (change: (document: Json) => void) =>
  replace('settings.json', text => {
    const document = JSON.parse(text)
    change(document)
    return JSON.stringify(document)
  })

async function deleteSecret(key: (document: Json) => string): Promise<void> {
  const before = readFileSync(fileOf('vault.age'))
  undo.push(() => writeFileSync(fileOf('vault.age'), before, { mode: 0o600 }))
  const environment = { HEDGE_VAULT_IDENTITY_FILE: stage.home.identity }
  const store = vaultStore({ home: join(stage.home.path, 'hedge'), askPassphrase: null, environment })
  await store.delete(key(JSON.parse(readFileSync(fileOf('settings.json'), 'utf8'))))
}

const nothingNet = { netDelta: null, netDeltaUsd: null, hedgeRatio: null, drift: null, correction: null }

describe('the vault does not open: every hedge is named, nothing of it is guessed, exit 4', () => {
  const locked: [what: string, env: Record<string, string | undefined>, code: string, hint: RegExp][] = [
    [
      'no identity is named',
      { HEDGE_VAULT_IDENTITY_FILE: undefined },
      'store-locked',
      /HEDGE_VAULT_IDENTITY_FILE=FILE/,
    ],
    [
      'its file is missing',
      { HEDGE_VAULT_IDENTITY_FILE: '/nowhere/canary' },
      'store-unavailable',
      /HEDGE_VAULT_IDENTITY_FILE=FILE/,
    ],
    ['its file is no identity', { HEDGE_VAULT_IDENTITY_FILE: '/dev/null' }, 'store-denied', /hedge/],
  ]

  it.each(locked)('%s', async (_what, env, code, hint) => {
    const run = await stage.json('status --json', { env })
    expect(run.code).toBe(4)
    expect(run.document.hedges).toMatchObject([
      { name: 'eth-usdc', state: 'unknown', lps: [], perps: [], account: null },
      { name: 'btc-eth', state: 'unknown', lps: [], perps: [], account: null },
    ])
    const rows = run.document.hedges.flatMap(({ exposure }: Json) => exposure)
    expect(rows.map(({ asset }: Json) => asset)).toEqual(['ETH', 'BTC', 'ETH'])
    for (const row of rows)
      expect(row).toMatchObject({ lpDelta: null, perpDelta: null, spotDelta: null, ...nothingNet })
    expect(run.document.totals).toEqual({ valueUsd: null, feesUsd: null, equityUsd: null, netDeltaUsd: null })
    expect(run.document.gaps[0]).toMatchObject({ code, source: 'secret store', hint: expect.stringMatching(hint) })
    expect(JSON.stringify(run.document)).not.toContain('canary')

    const list = await stage.call('list', { env })
    expect(list).toMatchObject({ code: 4, stderr: '' })
    expect(list.stdout).toMatch(/eth-usdc.*btc-eth.*not known: secret store: /s)
  })

  it.each([
    ['another identity', (other: string) => ({ HEDGE_VAULT_IDENTITY_FILE: other }), 'store-locked'],
    [
      'a file that others can read',
      (other: string) => ({ HEDGE_VAULT_IDENTITY_FILE: `${other}.open` }),
      'store-denied',
    ],
  ])('%s', async (_what, env, code) => {
    const other = newHome(stage.scene.venue.url)
    undo.push(other.remove)
    await callMain(['vault', 'init', '--identity', other.identity], other)
    writeFileSync(`${other.identity}.open`, readFileSync(stage.home.identity), { mode: 0o644 })
    const run = await stage.json('status --json', { env: env(other.identity) })
    expect(run).toMatchObject({ code: 4, document: { schema: 'hedge.status/1', gaps: [{ code }] } })
  })

  it.each([
    ['is gone', null, 'store-unavailable'],
    ['is cut', '', 'store-failed'],
    ['is something else', 'not a vault', 'store-failed'],
  ])('its file %s', async (_what, bytes, code) => {
    replace('vault.age', () => bytes)
    const run = await stage.json('status --json')
    expect(run).toMatchObject({ code: 4, document: { gaps: [{ code }] } })
  })

  it('actions end with 4 as well, and change nothing', async () => {
    const before = readFileSync(fileOf('settings.json'), 'utf8')
    const env = { HEDGE_VAULT_IDENTITY_FILE: undefined }
    for (const line of [
      'remove eth-usdc',
      'rpc remove local',
      `add x --chain local --position 1 --account ${nobody}`,
    ]) {
      const { code, document } = await stage.json(`${line} --json`, { env })
      expect({ line, code, error: document.error.code }).toEqual({ line, code: 4, error: 'store-locked' })
    }
    expect(readFileSync(fileOf('settings.json'), 'utf8')).toBe(before)
  })
})

describe('one secret is lost: the rest is shown', () => {
  it('the RPC URL', async () => {
    await deleteSecret(() => 'rpc/local')
    const { code, document } = await stage.json('status eth-usdc --json')
    expect(code).toBe(3)
    expect(document.hedges).toMatchObject([
      { lps: [], perps: [{ szi: '-3.9' }], exposure: [{ lpDelta: null, ...nothingNet }] },
    ])
    expect(document.gaps).toEqual([
      {
        code: 'no-rpc',
        source: 'local RPC',
        message: 'its URL is not in the secret store any more',
        hint: 'hedge rpc set local',
      },
    ])
    const tested = await stage.json('rpc test --json')
    expect(tested).toMatchObject({ code: 3, document: { endpoints: [{ ok: false, hint: 'hedge rpc set local' }] } })
  })

  it('the account of a hedge', async () => {
    await deleteSecret(({ hedges }) => `hedge/${hedges[0].id}/account`)
    const { code, document } = await stage.json('status eth-usdc --json')
    expect(code).toBe(3)
    const [hedge] = document.hedges
    expect(hedge).toMatchObject({ account: null, exposure: [{ perpDelta: null, spotDelta: null, ...nothingNet }] })
    expect(hedge.lps).toHaveLength(2)
    expect(document.gaps).toMatchObject([{ code: 'secret-missing', hint: expect.stringMatching(/hedge add eth-usdc/) }])
  })
})

describe('an address that cannot hold what is asked about', () => {
  it('an agent is named with its master, exit 5, whatever else is missing', async () => {
    stage.scene.venue.set({ accounts: { [agent]: { role: { agentOf: stage.scene.account } } } })
    stage.scene.venue.failWith('spotClearinghouseState', { status: 403 })
    const { code, document } = await stage.json(`status ${agent} --chain local --json`)
    expect(code).toBe(5)
    expect(document.gaps.map((gap: Json) => gap.code).sort()).toEqual(['agent-address', 'venue-refused'])
    expect(document.gaps.find((gap: Json) => gap.code === 'agent-address').hint).toBe(
      `hedge status ${stage.scene.account}`,
    )
  })

  it('one the venue does not know is said to be so, exit 6, whatever else is missing', async () => {
    stage.scene.venue.failWith('spotClearinghouseState', { status: 403 })
    const { code, document } = await stage.json(`status ${nobody} --chain local --json`)
    expect(code).toBe(6)
    expect(document.gaps.map((gap: Json) => gap.code).sort()).toEqual(['unknown-account', 'venue-refused'])
  })

  it('a store that is locked weighs more than both', async () => {
    const env = { HEDGE_VAULT_IDENTITY_FILE: undefined }
    for (const address of [agent, nobody]) {
      const { code, document } = await stage.json(`status ${address} --chain local --json`, { env })
      expect(code).toBe(4)
      expect(document.gaps.length).toBeGreaterThan(1)
    }
  })
})

describe('what was stored does not fit what is there any more', () => {
  it.each<[what: string, change: (document: Json) => void, exit: number, code: string]>([
    ['another chain id', document => Object.assign(document.chains[0], { chainId: 31338 }), 5, 'wrong-chain'],
    ['another factory', document => Object.assign(document.chains[0], { factory: nobody }), 3, 'wrong-factory'],
    ['a chain that is gone', document => Object.assign(document, { chains: [], rpcs: {} }), 3, 'no-chain'],
  ])('%s', async (_what, change, exit, gap) => {
    settings(change)
    const { code, document } = await stage.json('status eth-usdc --json')
    expect({ code, gaps: document.gaps.map((each: Json) => each.code) }).toEqual({ code: exit, gaps: [gap] })
    expect(document.hedges[0].exposure).toMatchObject([{ asset: 'ETH', lpDelta: null, ...nothingNet }])
    expect(document.totals).toMatchObject({ valueUsd: null, feesUsd: null, netDeltaUsd: null })
  })

  it('a position that is gone is told, and leaves every number as it is', async () => {
    const { document: before } = await stage.json('status eth-usdc --json')
    settings(document => document.hedges[0].tokenIds.push('999'))
    const { code, document } = await stage.json('status eth-usdc --json')
    expect({ code, gaps: document.gaps }).toEqual({ code: 0, gaps: [] })
    expect(document.hedges[0].alerts).toContainEqual(expect.objectContaining({ id: 'position-gone', severity: 'info' }))
    expect(document.hedges[0].exposure[0].lpDelta).toBe(before.hedges[0].exposure[0].lpDelta)
  })

  it('a node with other contracts is not taken for the chain by rpc set', async () => {
    settings(document => Object.assign(document.chains[0], { factory: nobody }))
    const before = readFileSync(fileOf('settings.json'), 'utf8')
    const run = await stage.json('rpc set local --json', { stdin: stage.scene.chain.url })
    expect(run).toMatchObject({ code: 5, document: { error: { code: 'wrong-factory' } } })
    expect(readFileSync(fileOf('settings.json'), 'utf8')).toBe(before)
  })
})

describe('the settings file was changed by hand', () => {
  it.each<[what: string, change: (text: string) => string, says: RegExp]>([
    ['not JSON', text => text.slice(0, -20), /it is not JSON/],
    ['empty', () => '', /it is not JSON/],
    ['a list', () => '[]', /it is not an object/],
    ['a version of tomorrow', text => text.replace(/"version":\s*1/, '"version": 2'), /its version is not 1/],
    ['without a store', text => text.replace('"store"', '"canary"'), /"store\.kind" is neither/],
    ['without hedges', text => text.replace('"hedges"', '"canary"'), /"hedges" is not a list/],
    ['a hedge without a chain', text => text.replace('"chain"', '"canary"'), /hedge number 1 is not whole/],
    ['a chain without a factory', text => text.replace('"factory"', '"canary"'), /chain number 1 is not whole/],
    ['a threshold in words', text => text.replace(/"thresholds":\s*{/, '$&"drift.warning":"canary"'), /not a number/],
  ])('%s: it is said, with the path and a way out, and left alone', async (_what, change, says) => {
    replace('settings.json', change)
    const before = readFileSync(fileOf('settings.json'), 'utf8')
    for (const line of ['status --json', 'list --json', 'store --json', 'config set drift.warning 1 --json']) {
      const { code, document } = await stage.json(line)
      expect({ line, code, error: document.error.code }).toEqual({ line, code: 1, error: 'settings-unreadable' })
      expect(document.error.message).toContain(fileOf('settings.json'))
      expect(document.error.message).toMatch(says)
      expect(document.error.message).not.toContain('canary')
      expect(document.error.hint).toContain('hedge add')
    }
    expect(readFileSync(fileOf('settings.json'), 'utf8')).toBe(before)
  })
})
