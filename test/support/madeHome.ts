import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { callMain, type MainCall } from './callMain.ts'
import type { Home } from './runHedge.ts'
import type { Scene } from './scene.ts'

/** An empty home; `remove` takes everything away again. */
export function newHome(venueUrl: string): Home & { remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'hedge-run-'))
  const remove = () => rmSync(path, { recursive: true, force: true })
  return { path, identity: join(path, 'identity.txt'), venueUrl, remove }
}

/** A vault opened by an identity file, and chosen. */
export async function makeVault(home: Home): Promise<void> {
  await expectFine(callMain(['vault', 'init', '--identity', home.identity], home))
  await expectFine(callMain(['store', 'use', 'vault'], home))
}

/** The words that add the local chain of a scene; its RPC URL goes to standard input. */
export const chainAddWords = ({ chain, deployment, tokens }: Scene): string[] => [
  ...['chain', 'add', 'local', '--chain-id', String(chain.chainId)],
  ...['--position-manager', deployment.positionManager],
  ...['--stable', tokens.usdc, '--wrapped-native', tokens.weth, '--rpc-stdin'],
]

/** The words that add the two hedges of a scene. */
export const hedgeWords = (scene: Scene) => ({
  ethUsdc: [
    ...['add', 'eth-usdc', '--chain', 'local', '--account', scene.account],
    ...['--position', String(scene.positions.ethInRange), String(scene.positions.ethAbove)],
  ],
  btcEth: [
    ...['add', 'btc-eth', '--chain', 'local', '--account', scene.subAccount],
    ...['--position', String(scene.positions.btcEth), '--asset', `${scene.tokens.wbtc}=BTC`],
  ],
})

/** A home with the vault, the scene's chain and both hedges. */
export async function furnishedHome(scene: Scene): Promise<Home & { remove(): void }> {
  const home = newHome(scene.venue.url)
  try {
    await makeVault(home)
    await expectFine(callMain(chainAddWords(scene), home, { stdin: scene.chain.url }))
    const { ethUsdc, btcEth } = hedgeWords(scene)
    await expectFine(callMain(ethUsdc, home))
    await expectFine(callMain(btcEth, home))
    return home
  } catch (error) {
    home.remove()
    throw error
  }
}

async function expectFine(run: Promise<MainCall>): Promise<void> {
  const { code, stderr } = await run
  if (code !== 0) throw new Error(`hedge ended with ${code}: ${stderr}`)
}
