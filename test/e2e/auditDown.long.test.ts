import { chmodSync, mkdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CleanWorld, startCleanWorld } from '../support/audit/cleanWorld.ts'
import { ruinWallet } from '../support/audit/hostileWallet.ts'
import { hostileAccount } from '../support/fakeHyperliquid/hostileAccount.ts'
import { expectValid } from '../support/schemas.ts'
import type { Json } from '../support/useStage.ts'

let world: CleanWorld
let up: Json[]

/** Much is wrong, and all of it is known and accepted: what is down takes nothing of it away and adds nothing. */
beforeAll(async () => {
  world = await startCleanWorld()
  const { scene, call } = world
  const { accounts } = scene.venue.world()
  const { [scene.account]: held, ...others } = accounts
  scene.venue.set({
    accounts: { ...others, ...hostileAccount(scene.account, Date.now(), { ...held, mode: 'default' }) },
  })
  await ruinWallet(scene)
  expect((await call('audit accept')).code).toBe(0)
  up = (await audit()).findings
})
afterAll(() => world?.close())

const audit = async (env: Record<string, string | undefined> = {}, words = '') => {
  await world.mine()
  const { code, stdout } = await world.call(`audit --json --second-rpc${words}`, env)
  const document = JSON.parse(stdout)
  expectValid(document)
  return { code, findings: document.findings as Json[] }
}

/** Each finding but for moments and blocks, which go on. */
const textOf = ({ status, severity, actual, expected, remediation }: Json): string =>
  JSON.stringify([status, severity, actual, expected, remediation])
    .replace(/\b(block|to) \d+/g, '$1 N')
    .replace(/\d+ (s|seconds?|minutes?)\b/g, 'some $1')
    .replace(/\d\d:\d\d UTC/g, 'then')
    .replace(/\(\d+ looked at\)/g, '(some looked at)')
    .replace(/as local has it|some seconds? (behind|ahead of) (local|Hyperliquid)|as Hyperliquid has it/g, 'right')

/** What is the same, but that not all of it could be read any more. */
const whole = (text: string): string => text.replace(/; not all could be read: [^"]*/, '')

/**
 * Holds the checks that are not known now to be exactly these, every finding of any other to be as it was, and of these what could be
 * read. `others` have something else to say now.
 */
function expectUnknown(findings: Json[], unknown: readonly string[], others: readonly string[] = []): void {
  const idsOf = (all: Json[]) => [...new Set(all.map(({ id }) => id as string))].sort()
  expect(idsOf(findings.filter(({ status }) => status === 'unknown'))).toEqual([...unknown].sort())
  const before = new Map(up.map(finding => [`${finding.id} ${finding.subject}`, textOf(finding)]))
  const rest = findings.filter(({ id, status }) => status !== 'unknown' && !others.includes(id))
  for (const finding of rest) {
    expect(whole(textOf(finding)), finding.id).toBe(before.get(`${finding.id} ${finding.subject}`))
  }
  const gone = up.filter(({ id }) => !unknown.includes(id) && !others.includes(id))
  const keys = new Set(rest.map(({ id, subject }) => `${id} ${subject}`))
  expect(gone.filter(({ id, subject }) => !keys.has(`${id} ${subject}`))).toEqual([])
}

const status = ['legs-read', 'status-alerts']
const ends = ['agent-ending', 'agent-expired', 'agent-expiry']
const agents = ['agents-listed', ...ends]
const hedge = [
  'liquidation-beyond-range',
  'liquidation-distance',
  'margin',
  'net-delta',
  'side-right',
  'stop-orders',
  ...status,
]
const above = ['controller', 'controller-agents']
const authority = [
  ...['new-power', 'account-role', 'staking-link', 'multi-sig', 'agent-unnamed', 'builder-caps', 'builders-listed'],
  ...['referrer', 'sub-accounts', 'vault-leadership', ...agents, ...above],
]
const legs = ['key-read-enabled', 'key-right-account']
const ofVenue = [...authority, ...hedge, ...legs, 'account-mode', 'perp-vanished', 'still-read-only']
const approvals = ['allowances', 'manager-code', 'new-approval', 'nft-approved', 'nft-holder', 'wallet-code']
const operators = ['operators-known', 'operators-unknown']

it('is the same from one audit to the next', async () => {
  const { code, findings } = await audit()
  expect(code).toBe(14)
  expectUnknown(findings, [])
})

describe('a question that the venue does not answer', () => {
  it.each<[string, string[]]>([
    [
      'userRole',
      ['new-power', 'account-role', 'staking-link', 'multi-sig', 'agent-unnamed', 'still-read-only', ...ends, ...above],
    ],
    ['extraAgents', ['new-power', ...agents]],
    ['webData2', ['new-power', 'agent-unnamed', ...agents]],
    ['userToMultiSigSigners', ['new-power', 'multi-sig']],
    ['userFees', ['new-power', 'staking-link']],
    ['subAccounts2', ['new-power', 'sub-accounts']],
    ['approvedBuilders', ['new-power', 'builder-caps', 'builders-listed']],
    ['maxBuilderFee', ['new-power', 'builder-caps', 'builders-listed']],
    ['referral', ['referrer']],
    ['leadingVaults', ['new-power', 'vault-leadership']],
    ['clearinghouseState', [...hedge, ...legs, 'perp-vanished']],
    ['spotClearinghouseState', ['net-delta', ...status]],
    ['frontendOpenOrders', ['stop-orders', ...status]],
    ['userAbstraction', ['account-mode', 'margin', ...status]],
    ['metaAndAssetCtxs', status],
    ['allPerpMetas', hedge],
    ['userVaultEquities', status],
    ['vaultDetails', []],
    ['userFillsByTime', []],
  ])('%s', async (type, unknown) => {
    world.scene.venue.failWith(type, { status: 403 })
    const { code, findings } = await audit()
    world.scene.venue.failWith(type, null)
    expectUnknown(findings, unknown)
    expect(code).toBe(unknown.length > 0 ? 3 : 14)
  })

  it('nor any other', async () => {
    const { code, findings } = await audit({ HEDGE_HYPERLIQUID_URL: 'http://127.0.0.1:1' })
    expectUnknown(findings, ofVenue)
    expect(code).toBe(3)
  })
})

describe('a question that no node answers', () => {
  it.each<[string, string[]]>([
    ['eth_getLogs', ['operators-unknown', 'new-approval']],
    ['eth_accounts', ['rpc-signing', 'still-read-only']],
  ])('%s', async (method, unknown) => {
    world.broken.add(method)
    const { code, findings } = await audit()
    world.broken.delete(method)
    expectUnknown(findings, unknown)
    expect(code).toBe(3)
  })
})

describe('this machine', () => {
  const hedgeFolder = () => join(world.home.path, 'hedge')
  const ofStore = [
    ...[...authority, ...hedge, ...legs, ...approvals, ...operators],
    ...['perp-vanished', 'still-read-only', 'account-mode', 'range', 'signing-key-stored', 'holdings-right'],
    ...['one-account-a-hedge', 'unexpected-names', 'files-hold-nothing-private', 'clock-skew'],
    ...['key-trade-impossible', 'key-transfer-impossible', 'key-withdraw-impossible', 'key-account-changes-impossible'],
    ...['chain', 'https', 'signing', 'lag', 'second', 'shared', 'reachable', 'userinfo'].map(what => `rpc-${what}`),
  ]
  const shut = ['store-opens', 'store-unattended']

  it('a vault that nothing opens, that others can read, or that is gone: the code is that of the store', async () => {
    const closed = await audit({ HEDGE_VAULT_IDENTITY_FILE: undefined })
    expect(closed.code).toBe(4)
    // Where the identity lies, of which the run is not told, is not looked at either.
    expectUnknown(closed.findings, ofStore, [...shut, 'folder-git', 'folder-synced'])
    const vault = join(hedgeFolder(), 'vault.age')
    chmodSync(vault, 0o644)
    const open = await audit()
    chmodSync(vault, 0o600)
    expect(open.code).toBe(4)
    expectUnknown(open.findings, [...ofStore, 'store-persistent', 'store-encrypted'], [...shut, 'file-modes'])
    renameSync(vault, `${vault}.away`)
    const gone = await audit()
    renameSync(`${vault}.away`, vault)
    expect(gone.code).toBe(4)
    expectUnknown(gone.findings, [...ofStore, 'store-persistent', 'store-encrypted'], shut)
  })

  it('a state that is no folder: what may lie in it is not known, and that the baseline is gone is told', async () => {
    const state = join(hedgeFolder(), 'state')
    renameSync(state, `${state}-away`)
    writeFileSync(state, '', { mode: 0o600 })
    const { code, findings } = await audit()
    rmSync(state)
    renameSync(`${state}-away`, state)
    expect(code).toBe(3)
    const unknown = [
      ...ofStore.filter(id => /^(signing-key-stored|key-.*-impossible|files-)/.test(id)),
      'vault-identity-apart',
    ]
    const lost = ['new-power', 'new-approval']
    expectUnknown(findings, unknown, [...lost, 'perp-vanished', 'file-modes'])
    for (const { id, actual } of findings.filter(({ id }) => lost.includes(id))) {
      expect(actual, id).toMatch(/^the baseline of .* is gone/)
    }
  })

  it('a history that is too long to be read whole', async () => {
    mkdirSync(join(world.home.path, '.config'), { recursive: true })
    const deep = (await audit({}, ' --deep')).findings
    const history = join(world.home.path, '.bash_history')
    writeFileSync(history, '')
    truncateSync(history, 4 * 1024 ** 3)
    const { code, findings } = await audit({}, ' --deep')
    rmSync(history)
    expect(code).toBe(3)
    up = deep
    expectUnknown(findings, ['leaks-private-key', 'leaks-rpc-key'])
  })
})

describe('an endpoint', () => {
  it('the second one alone, then the first as well', async () => {
    up = (await audit()).findings
    await world.proxies[1]!.stop()
    const ofEach = ['rpc-chain', 'rpc-lag', 'rpc-second', 'rpc-signing', 'still-read-only']
    const second = await audit()
    expect(second.code).toBe(3)
    expectUnknown(second.findings, ofEach, ['rpc-reachable'])
    await world.proxies[0]!.stop()
    const both = await audit()
    expect(both.code).toBe(3)
    const ofChain = [...approvals, ...operators, ...ofEach, ...legs, ...status, 'range', 'net-delta', 'rpc-reachable']
    expectUnknown(both.findings, [
      ...ofChain,
      'side-right',
      'liquidation-distance',
      'liquidation-beyond-range',
      'stop-orders',
    ])
  })
})
