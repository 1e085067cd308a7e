import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Address } from '../../src/domain/address.ts'
import { callMain } from '../../test/support/callMain.ts'
import { startAnvil } from '../../test/support/chain/anvil.ts'
import { createPool, type Pool } from '../../test/support/chain/createPool.ts'
import { createToken } from '../../test/support/chain/createToken.ts'
import { type Deployment, deployUniswapV3 } from '../../test/support/chain/deployUniswapV3.ts'
import { mintMany } from '../../test/support/chain/mintMany.ts'
import { swap } from '../../test/support/chain/swap.ts'
import type { World } from '../../test/support/fakeHyperliquid/world.ts'
import { makeVault, newHome } from '../../test/support/madeHome.ts'
import type { Home } from '../../test/support/runHedge.ts'

/** Real contracts on a node of their own, with pools of WETH and USDC at a price of one. */
export type Ground = { deployment: Deployment; pools: Pool[]; tokens: { weth: Address; usdc: Address } }

export async function startGround(chainId?: number): Promise<Ground> {
  const chain = await startAnvil(chainId === undefined ? {} : { chainId })
  try {
    const deployment = await deployUniswapV3(chain)
    const weth = await createToken(deployment, 'WETH', 18)
    const usdc = await createToken(deployment, 'USDC', 18)
    const pools = [
      await createPool(deployment, [weth, usdc], 500, 2n ** 96n),
      await createPool(deployment, [weth, usdc], 3000, 2n ** 96n),
    ]
    return { deployment, pools, tokens: { weth, usdc } }
  } catch (error) {
    await chain.stop()
    throw error
  }
}

/** So many positions in one wallet, and trades that they earned fees from. */
export async function furnish({ deployment, pools }: Ground, wallet: Address, count: number): Promise<void> {
  await mintMany(deployment, pools, wallet, count)
  for (const zeroForOne of [true, false]) {
    for (const pool of pools) await swap(deployment, { pool, zeroForOne, amount: 10n ** 16n })
  }
  await deployment.chain.rpc('anvil_mine', ['0x3'])
}

export const account: Address = '0x5a0b54d5dc17e0aadc383d2db43b0a0d3e029c4c'

/** The main dex and eight others, as the venue runs them; ETH is as dear as its pools say. */
export const world = (accounts: readonly Address[] = [account]): World => ({
  accounts: Object.fromEntries(
    accounts.map(address => [
      address,
      {
        mode: 'default',
        cash: '12000',
        positions: [{ coin: 'ETH', szi: '-4', entryPx: '1.02', leverage: 5 }],
        spot: [{ coin: 'USDC', token: 0, total: '250.0' }],
      },
    ]),
  ),
  markets: {
    BTC: { oraclePx: '90011', szDecimals: 5, maxLeverage: 40, funding: '0.0000125' },
    ETH: { oraclePx: '1.0', szDecimals: 4, maxLeverage: 25, funding: '0.0000125' },
    ...Object.fromEntries(
      ['xyz', 'flx', 'vntl', 'hyna', 'km', 'abcd', 'cash', 'para'].map(dex => [
        `${dex}:GOLD`,
        { oraclePx: '4000', szDecimals: 4, maxLeverage: 20, funding: '0.0000125' },
      ]),
    ),
  },
})

/** A home with a vault; `remove` takes everything away again. */
export async function homeAt(venueUrl: string): Promise<Home & { remove(): void }> {
  const made = newHome(venueUrl)
  await makeVault(made)
  return made
}

export async function fine(home: Home, words: readonly string[], stdin = ''): Promise<string> {
  const { code, stdout, stderr } = await callMain(words, home, { stdin })
  if (code !== 0) throw new Error(`hedge ${words[0]} ended with ${code}: ${stderr}`)
  return stdout
}

/** A chain of the person's own on which the third newest block can no longer change. */
export async function addChain(home: Home, name: string, { deployment, tokens }: Ground, url = deployment.chain.url) {
  await fine(
    home,
    [
      ...['chain', 'add', name, '--chain-id', String(deployment.chain.chainId)],
      ...['--position-manager', deployment.positionManager],
      ...['--stable', tokens.usdc, '--wrapped-native', tokens.weth, '--rpc-stdin'],
    ],
    url,
  )
  const file = join(home.path, 'hedge', 'settings.json')
  const settings = JSON.parse(readFileSync(file, 'utf8'))
  for (const chain of settings.chains) chain.finalityBlocks = 2
  writeFileSync(file, JSON.stringify(settings))
}

export const forgetState = ({ path }: Home) => rmSync(join(path, 'hedge', 'state'), { recursive: true, force: true })
