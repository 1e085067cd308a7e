import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSettings } from '../../../src/settings/settings.ts'
import { callMain } from '../callMain.ts'
import { type HostileProxy, startHostileProxy } from '../hostileProxy.ts'
import { chainAddWords, makeVault } from '../madeHome.ts'
import type { Home } from '../runHedge.ts'
import { type Scene, startScene } from '../scene.ts'
import { ruinMachine } from './hostileMachine.ts'
import { ofAnotherChain, sayingAnotherHolder } from './hostileNode.ts'
import { ruinSettings, ruinState, ruinStore } from './hostileStore.ts'
import { calmAccounts, hostileAccounts, others } from './hostileVenue.ts'
import { ruinWallet } from './hostileWallet.ts'

/** A person to whom everything happened that an audit looks for, after a first audit that saw none of it. */
export type HostileWorld = { scene: Scene; home: Home; close(): Promise<void> }

/** Memory, where the system has a folder of it: what lies there is gone after a restart. */
export const memory = existsSync('/dev/shm') ? '/dev/shm' : null

/** Milliseconds that the clock of this machine is behind all others. */
const skew = 330_000

export async function startHostileWorld(): Promise<HostileWorld> {
  const scene = await startScene()
  const base = mkdtempSync(join(memory ?? tmpdir(), 'hedge-hostile-'))
  const proxies: HostileProxy[] = []
  const close = async () => {
    rmSync(base, { recursive: true, force: true })
    for (const proxy of proxies) await proxy.stop()
    await scene.close()
  }
  try {
    chmodSync(base, 0o755)
    const path = join(base, 'Dropbox')
    mkdirSync(path)
    const home = { path, identity: join(path, 'hedge', 'identity.txt'), venueUrl: scene.venue.url }
    await furnish(scene, home)
    proxies.push(await startHostileProxy(scene.chain.url, ofAnotherChain))
    proxies.push(await startHostileProxy(scene.chain.url, sayingAnotherHolder))
    const [elsewhere, lying] = proxies as [HostileProxy, HostileProxy]
    await ruinWallet(scene)
    ruinSettings(home, scene, { lying: lying.url })
    await ruinStore(home, { ofAnotherChain: elsewhere.url, lying: lying.url })
    ruinState(home)
    ruinMachine(home)
    return { scene, home, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** All other clocks at once: the venue's and the chain's. What happens to the accounts happens now. */
export async function goHostile({ scene }: HostileWorld): Promise<void> {
  const now = Date.now()
  scene.venue.set({ accounts: hostileAccounts(scene, now), time: now + skew })
  await scene.chain.rpc('evm_setNextBlockTimestamp', [Math.floor((now + skew) / 1000)])
  await scene.chain.rpc('evm_mine', [])
}

/** Six hedges that are well, as an audit saw them. */
async function furnish(scene: Scene, home: Home): Promise<void> {
  const { venue, positions, account, subAccount, tokens, chain } = scene
  const say = async (words: readonly string[], stdin = '', now?: Date) => {
    const { code, stderr } = await callMain(words, home, { stdin, ...(now ? { now: () => now } : {}) })
    if (code !== 0) throw new Error(`hedge ${words.join(' ')} ended with ${code}: ${stderr}`)
  }
  const apart = { ...home, identity: join(home.path, 'identity.txt') }
  await makeVault(apart)
  renameSync(apart.identity, home.identity)
  const [, , , ...chainWords] = chainAddWords(scene)
  for (const name of ['local', 'odd']) await say(['chain', 'add', name, ...chainWords], chain.url)
  venue.set({ accounts: calmAccounts(scene) })
  const add = (name: string, owner: string, ids: bigint[], ...rest: string[]) =>
    say(['add', name, '--account', owner, '--position', ...ids.map(String), '--allow-shared', ...rest])
  const btc = ['--asset', `${tokens.wbtc}=BTC`, '--chain', 'local']
  await add('eth-usdc', account, [positions.ethInRange, positions.ethAbove], '--chain', 'local')
  await add('btc-eth', subAccount, [positions.btcEth], ...btc)
  await add('gone', others.gone, [positions.ethInRange], '--chain', 'local')
  await add('twin', others.gone, [positions.btcEth], ...btc)
  await add('turned', others.turned, [positions.ethInRange], '--chain', 'local')
  await add('planted', others.turned, [positions.ethInRange], '--chain', 'odd')
  const longAgo = new Date(Date.now() - 700 * 86_400_000)
  // As one that was set when an audit had found it, in another time than this one's baselines begin.
  await openSettings(join(home.path, 'hedge'), () => '').addWaiver({
    ...{ check: 'stop-orders', subject: null, reason: 'it is meant so', setAt: longAgo.toISOString() },
    until: new Date(longAgo.getTime() + 30 * 86_400_000).toISOString(),
    found: [{ subject: 'btc-eth', status: 'fail', severity: 'high', who: [] }],
  })
  await say(['audit', 'attest', 'mail-2fa'], '', longAgo)
  await say(['audit', '--no-exit-codes', '--quiet'])
}
