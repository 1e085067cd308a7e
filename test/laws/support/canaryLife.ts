import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { FormatName } from '../../../src/domain/format.ts'
import { webhookKeys } from '../../../src/domain/notifyTarget.ts'
import { rpcKeys } from '../../../src/domain/rpcKey.ts'
import { vaultStore } from '../../../src/secrets/vault/vaultStore.ts'
import { openSettings } from '../../../src/settings/settings.ts'
import { unbounded } from './bounds.ts'
import { canaries } from './canaries.ts'
import type { Ground, Home } from './canaryGround.ts'

/** `code`: 0 unless told; `long`: it waits, or starts processes of its own, and is lived in processes alone. */
type Call = { args: string[]; stdin?: string; code?: number; long?: true }

/** How each command is called in one life of a home, in this order; each is given its format and `--debug`. */
export function callsOf({ scene, proxy }: Ground, home: Home): Record<string, Call[]> {
  const { deployment, subAccount, tokens, wallet, chain } = scene
  const saved = join(home.folder, '..', 'saved.json')
  const manager = ['--position-manager', deployment.positionManager, '--stable', tokens.usdc, '--rpc-stdin']
  const second = ['add', 'btc-eth', '--chain', 'local', '--wallet', wallet, '--all', '--asset', `${tokens.wbtc}=BTC`]
  return {
    'vault init': [{ args: ['vault', 'init', '--identity', home.identity], code: 1 }],
    'store use': [{ args: ['store', 'use', 'vault'] }],
    store: [{ args: ['store'] }],
    'store example': [{ args: ['store', 'example', 'pass'] }],
    completion: [{ args: ['completion', 'bash'] }],
    doctor: [{ args: ['doctor'] }, { args: ['doctor', '--as-cron'], code: 4, long: true }],
    schedule: [
      { args: ['schedule'] },
      { args: ['schedule', '--as', 'cron', '--run', 'status'] },
      { args: ['schedule', '--as', 'systemd', '--run', 'notify'] },
    ],
    'chain add': [{ args: ['chain', 'add', 'other', '--chain-id', `${chain.chainId}`, ...manager], stdin: proxy.url }],
    'chain list': [{ args: ['chain', 'list'] }],
    'rpc set': [{ args: ['rpc', 'set', 'local'], stdin: proxy.url }],
    'rpc list': [{ args: ['rpc', 'list'] }],
    'rpc test': [{ args: ['rpc', 'test'] }],
    add: [{ args: [...second, '--account', subAccount, '--allow-shared', '--rpc-stdin'], stdin: proxy.url }],
    list: [{ args: ['list'] }],
    status: [
      { args: ['status'] },
      { args: ['status', 'eth-usdc', '--exit-code'], code: 10 },
      { args: ['status', wallet, '--chain', 'local'], code: 6 },
      { args: ['status', '--watch', '--count', '2', '--interval', '1'], long: true },
    ],
    check: [
      { args: ['check'], code: 2 },
      { args: ['check', 'eth-usdc', '--only', 'drift'], code: 1 },
      { args: ['check', 'nobody'], code: 3 },
    ],
    show: [{ args: ['show', 'eth-usdc'] }, { args: ['show', 'eth-usdc', '--explain', '--detail'] }],
    history: [{ args: ['history'] }, { args: ['history', 'eth-usdc', '--field', 'value', '--by', 'hour'] }],
    'notify set': [
      { args: ['notify', 'set', 'webhook', '--name', 'ops'], stdin: webhook(proxy.url) },
      { args: ['notify', 'set', 'webhook', '--name', 'spare'], stdin: webhook(proxy.url) },
    ],
    'notify list': [{ args: ['notify', 'list'] }],
    'notify test': [{ args: ['notify', 'test', 'ops'] }],
    notify: [{ args: ['notify'] }, { args: ['notify', '--test'] }],
    'notify remove': [{ args: ['notify', 'remove', 'spare'] }],
    snapshot: [{ args: ['snapshot'] }, { args: ['status', '--from', saved] }],
    report: [{ args: ['report', '--force', '--out', pageOf(home)] }],
    audit: [{ args: ['audit', '--deep', '--all', '--no-exit-codes'] }, { args: ['audit', '--list'] }],
    'audit accept': [{ args: ['audit', 'accept'] }],
    'audit waive': [
      { args: ['audit', 'waive', 'mail-2fa', '--reason', 'a test', '--until', '30d'] },
      { args: ['audit', 'waive'] },
    ],
    'audit attest': [{ args: ['audit', 'attest'] }],
    rename: [{ args: ['rename', 'eth-usdc', 'renamed'] }],
    'config get': [{ args: ['config', 'get'] }],
    'config set': [{ args: ['config', 'set', 'drift.warning', '0.1'] }],
    'config unset': [{ args: ['config', 'unset', 'drift.warning'] }],
    'config path': [{ args: ['config', 'path'] }],
    incident: [{ args: ['incident', 'btc-eth'] }],
    prune: [{ args: ['prune', '--dry-run'] }, { args: ['prune', '--yes'] }],
    remove: [{ args: ['remove', 'renamed'] }],
    'rpc remove': [{ args: ['rpc', 'remove', 'other'] }],
    'chain remove': [{ args: ['chain', 'remove', 'other'] }],
    log: [{ args: ['log'] }, { args: ['log', 'btc-eth', '--days', '30'] }, { args: ['log', '--verify'] }],
    rotate: [
      { args: ['rotate'] },
      { args: ['rotate', 'btc-eth'] },
      { args: ['rotate', 'rpc', 'local'], stdin: rotatedUrl(proxy) },
      { args: ['rotate', 'rpc', 'local'], stdin: rotatedUrl(proxy), code: 2 },
      { args: ['rotate', 'notify', 'ops'], stdin: webhook(rotatedUrl(proxy)) },
      { args: ['rotate', 'vault', '--identity', home.nextIdentity] },
    ],
  }
}

const pageOf = ({ folder }: Home): string => join(folder, '..', 'report.html')

/** The same secrets in another URL. */
const rotatedUrl = ({ url }: Ground['proxy']): string => `${url}&rotated=1`

/** The same secrets in a webhook, and in what signs for it. */
const webhook = (url: string): string => `${url}\n${canaries.segment}${canaries.second}`

/** One life in one format, in processes of its own or inside this one; nothing secret is said or written. */
export async function tellsNothing(ground: Ground, format: FormatName, how: 'say' | 'sayHere'): Promise<void> {
  const home = ground.home()
  const { proxy, scene } = ground
  const say = home[how]
  const furnished = await home.furnish(say)
  for (const { code, stderr, leaks } of furnished) expect({ code, leaks }, stderr).toEqual({ code: 0, leaks: [] })
  const calls = Object.values(callsOf(ground, home)).flat()
  for (const { args, stdin = '', code = 0 } of calls.filter(({ long }) => how === 'say' || !long)) {
    const told = await say([...args, '--format', format, '--debug'], stdin)
    expect(told.leaks).toEqual([])
    expect(unbounded(home.folder), 'say in bounds.ts how large it may grow, and why there is no more of it').toEqual([])
    expect(told.code, `${args.join(' ')}: ${told.stdout}${told.stderr.slice(-500)}`).toBe(code)
    if (args[0] === 'report') expect(home.leaksIn(pageOf(home))).toEqual([])
    if (args[0] === 'snapshot') {
      writeFileSync(join(home.folder, '..', 'saved.json'), (await say(['snapshot', '--json'])).stdout)
    }
  }
  expect(home.leaksOnDisk()).toEqual([])
  // The search was not in vain: the secrets were there all the time.
  const environment = { HEDGE_VAULT_IDENTITY_FILE: home.nextIdentity }
  const vault = vaultStore({ home: home.folder, askPassphrase: null, environment })
  const settings = openSettings(home.folder, () => '')
  const [hedge] = settings.hedges()
  const keys = [
    ...rpcKeys('local', settings.rpcs().local),
    ...webhookKeys('ops', 2),
    `hedge/${hedge?.id}/wallet`,
    `hedge/${hedge?.id}/account`,
  ]
  const found = [...(await vault.getMany(keys)).values()].map(secret => secret?.reveal())
  expect(found).toEqual([rotatedUrl(proxy), ...webhook(rotatedUrl(proxy)).split('\n'), scene.wallet, scene.subAccount])
  expect(readFileSync(join(home.folder, 'settings.json'), 'utf8')).toContain('"local"')
}
