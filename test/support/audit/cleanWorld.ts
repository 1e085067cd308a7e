import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checks } from '../../../src/checks/index.ts'
import { callMain, type MainCall } from '../callMain.ts'
import { cleanAccount } from '../fakeHyperliquid/cleanAccount.ts'
import { type HostileProxy, startHostileProxy } from '../hostileProxy.ts'
import { chainAddWords, makeVault } from '../madeHome.ts'
import type { Home } from '../runHedge.ts'
import { type Scene, startScene } from '../scene.ts'
import { readingAlone } from './hostileNode.ts'
import { revokeAllowances } from './hostileWallet.ts'

/** Someone who did everything right: two hedges, two RPCs that do no more than read, a vault whose identity lies apart, and every question answered. */
export type CleanWorld = {
  scene: Scene
  home: Home
  /** Of both hedges. */
  accounts: { ethUsdc: string; btcEth: string }
  /** What the chain is asked by, in their order. */
  proxies: readonly HostileProxy[]
  /** Methods that both of them fail at. */
  broken: Set<string>
  call(line: string, env?: Record<string, string | undefined>): Promise<MainCall>
  /** A block of this moment. */
  mine(): Promise<void>
  close(): Promise<void>
}

/** A disk, also where the folder for what is temporary is memory. */
const disk = existsSync('/var/tmp') ? '/var/tmp' : tmpdir()

export async function startCleanWorld(): Promise<CleanWorld> {
  const scene = await startScene()
  const base = mkdtempSync(join(disk, 'hedge-clean-'))
  const proxies: HostileProxy[] = []
  const broken = new Set<string>()
  const close = async () => {
    rmSync(base, { recursive: true, force: true })
    for (const proxy of proxies) await proxy.stop()
    await scene.close()
  }
  const home = { path: base, identity: join(base, 'identity.txt'), venueUrl: scene.venue.url }
  const call: CleanWorld['call'] = (line, env = {}) => callMain(line.split(' '), home, { env })
  const accounts = { ethUsdc: scene.account, btcEth: '0x8d1c2b3a4f5e6d7c8b9a0f1e2d3c4b5a69788703' }
  const mine = async () => void (await scene.chain.rpc('evm_mine', []))
  try {
    for (let n = 0; n < 2; n += 1) proxies.push(await startHostileProxy(scene.chain.url, readingAlone(broken)))
    await revokeAllowances(scene)
    const world = { scene, home, accounts, proxies, broken, call, mine, close }
    await furnish(world)
    return world
  } catch (error) {
    await close()
    throw error
  }
}

async function furnish({ scene, home, accounts, proxies, call, mine }: CleanWorld): Promise<void> {
  const { positions, tokens, venue } = scene
  const say = async (line: string | readonly string[], stdin = '') => {
    const words = typeof line === 'string' ? line.split(' ') : line
    const { code, stderr } = await callMain(words, home, { stdin })
    if (code !== 0) throw new Error(`hedge ${words.join(' ')} ended with ${code}: ${stderr}`)
  }
  await makeVault(home)
  await say(chainAddWords(scene), proxies[0]!.url)
  await say('rpc set local --also', proxies[1]!.url)
  const holding = (coins: Record<string, string>) => ({
    cash: '40000',
    positions: Object.entries(coins).map(([coin, szi]) => ({ coin, szi, entryPx: coin === 'BTC' ? '90000' : '3000' })),
  })
  const hold = (ethUsdc: Record<string, string>, btcEth: Record<string, string>) =>
    venue.set({
      accounts: {
        ...cleanAccount(accounts.ethUsdc, holding(ethUsdc)),
        ...cleanAccount(accounts.btcEth, holding(btcEth)),
      },
    })
  hold({ ETH: '-1' }, { ETH: '-1', BTC: '-0.1' })
  await say(`add eth-usdc --chain local --account ${accounts.ethUsdc} --position ${positions.ethInRange}`)
  const btc = `--position ${positions.btcEth} --asset ${tokens.wbtc}=BTC`
  await say(`add btc-eth --chain local --account ${accounts.btcEth} ${btc}`)
  const { hedges } = JSON.parse((await call('status --json')).stdout) as { hedges: Exposed[] }
  const [ethUsdc, btcEth] = hedges.map(shortsOf)
  hold(ethUsdc!, btcEth!)
  for (const { id, attestedFor } of checks) if (attestedFor !== undefined) await say(`audit attest ${id}`)
  await mine()
  await say('audit --quiet --no-exit-codes')
}

type Exposed = { exposure: { asset: string; lpDelta: string }[] }

/** What hedges the LP wholly, as far as the venue's lots go. */
const shortsOf = ({ exposure }: Exposed): Record<string, string> =>
  Object.fromEntries(exposure.map(({ asset, lpDelta }) => [asset, `-${Number(lpDelta).toFixed(4)}`]))
