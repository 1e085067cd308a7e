import type { Address } from '../../src/domain/address.ts'
import { tickAtSqrtRatio } from '../../src/math/tickMath.ts'
import { type LocalChain, startAnvil } from './chain/anvil.ts'
import { createPool, type Pool } from './chain/createPool.ts'
import { createToken, fund } from './chain/createToken.ts'
import { type Deployment, deployUniswapV3 } from './chain/deployUniswapV3.ts'
import { mintPosition } from './chain/mintPosition.ts'
import { send } from './chain/send.ts'
import { swap } from './chain/swap.ts'
import type { World } from './fakeHyperliquid/world.ts'
import { type FakeHyperliquid, startFakeHyperliquid } from './fakeHyperliquid.ts'

/** A person's whole situation: real Uniswap contracts on a local chain, and a stand-in for the venue that hedges them. */
export type Scene = {
  chain: LocalChain
  deployment: Deployment
  venue: FakeHyperliquid
  tokens: { weth: Address; usdc: Address; wbtc: Address }
  pools: { ethUsdc: Pool; btcEth: Pool }
  /** Holds the positions. */
  wallet: Address
  /** Holds the shorts: a main account and a sub-account of it. */
  account: Address
  subAccount: Address
  positions: { ethInRange: bigint; ethAbove: bigint; btcEth: bigint }
  close(): Promise<void>
}

/** Seconds. */
const age = 10 * 86_400
const ethUsd = 3000n
const btcUsd = 90_000n

/** Positions are ten days old at `now` (the clock's unless told), the shorts 36 hours. */
export async function startScene(now?: Date): Promise<Scene> {
  const present = Math.floor((now ?? new Date()).getTime() / 1000)
  const chain = await startAnvil({ timestamp: present - age })
  try {
    await chain.rpc('anvil_setBlockTimestampInterval', [1])
    const scene = await furnish(chain, now)
    await chain.rpc('anvil_removeBlockTimestampInterval', [])
    await chain.rpc('evm_setNextBlockTimestamp', [present])
    await chain.rpc('evm_mine', [])
    return scene
  } catch (error) {
    await chain.stop()
    throw error
  }
}

async function furnish(chain: LocalChain, now: Date | undefined): Promise<Scene> {
  const deployment = await deployUniswapV3(chain)
  const [trader, wallet] = chain.accounts as [Address, Address]
  const usdc = await createToken(deployment, 'USDC', 6, trader)
  const wbtc = await createToken(deployment, 'WBTC', 8, trader)
  const { weth } = deployment
  for (const token of [usdc, wbtc]) await fund(deployment, token, wallet)
  for (const holder of [trader, wallet]) await wrap(deployment, holder)
  const unit = { [usdc]: 10n ** 6n, [wbtc]: 10n ** 8n, [weth]: 10n ** 18n } as Record<Address, bigint>
  const usd = { [usdc]: 1n, [wbtc]: btcUsd, [weth]: ethUsd } as Record<Address, bigint>

  const sqrtPriceOf = (pool: Pick<Pool, 'token0' | 'token1'>, usdOf: Record<Address, bigint>): bigint =>
    squareRoot(((usdOf[pool.token0]! * unit[pool.token1]!) << 192n) / (usdOf[pool.token1]! * unit[pool.token0]!))
  const open = async (a: Address, b: Address) => {
    const [token0, token1] = a < b ? [a, b] : [b, a]
    return createPool(deployment, [a, b], 3000, sqrtPriceOf({ token0, token1 }, usd))
  }
  /** A range between two dollar prices of the first token, on ticks that the pool can use. */
  const mint = (pool: Pool, token: Address, low: bigint, high: bigint, dollars: bigint) => {
    const ticks = [low, high].map(price => tickAtSqrtRatio(sqrtPriceOf(pool, { ...usd, [token]: price })))
    const [tickLower, tickUpper] = ticks.sort((x, y) => x - y).map(tick => Math.round(tick / 60) * 60) as [
      number,
      number,
    ]
    const amountOf = (side: Address) => (dollars * unit[side]!) / usd[side]!
    return mintPosition(deployment, {
      pool,
      tickLower,
      tickUpper,
      amount0: amountOf(pool.token0),
      amount1: amountOf(pool.token1),
      owner: wallet,
    })
  }
  const ethUsdc = await open(weth, usdc)
  const btcEth = await open(wbtc, weth)
  const ethInRange = await mint(ethUsdc, weth, 2700n, 3300n, 25_000n)
  const ethAbove = await mint(ethUsdc, weth, 2000n, 2500n, 8_000n)
  const positionBtc = await mint(btcEth, wbtc, 80_000n, 100_000n, 15_000n)
  for (const pool of [ethUsdc, btcEth]) {
    for (const zeroForOne of [true, false, true, false]) {
      const side = zeroForOne ? pool.token0 : pool.token1
      await swap(deployment, { pool, zeroForOne, amount: (6_000n * unit[side]!) / usd[side]! })
    }
  }
  const account: Address = '0x5a0b54d5dc17e0aadc383d2db43b0a0d3e029c4c'
  const subAccount: Address = '0x7c2c195cd6d34b8f845992d380aadb2730bb9c6f'
  const venue = await startFakeHyperliquid(worldOf(account, subAccount, now))
  return {
    chain,
    deployment,
    venue,
    wallet,
    account,
    subAccount,
    tokens: { weth, usdc, wbtc },
    pools: { ethUsdc, btcEth },
    positions: { ethInRange, ethAbove, btcEth: positionBtc },
    close: async () => {
      await venue.close()
      await chain.stop()
    },
  }
}

const worldOf = (account: Address, subAccount: Address, now: Date | undefined): World => ({
  ...(now === undefined ? {} : { time: now.getTime() }),
  candles: { ETH: candlesAt(3001.2, 1.004, now), BTC: candlesAt(90_011, 0.998, now) },
  accounts: {
    [account]: {
      mode: 'default',
      cash: '12000',
      positions: [
        {
          coin: 'ETH',
          szi: '-3.9',
          entryPx: '3041.5',
          leverage: 5,
          cumFunding: { allTime: '-61.2', sinceOpen: '-18.42', sinceChange: '-4.1' },
        },
        { coin: 'SOL', szi: '10', entryPx: '180', leverage: 3 },
      ],
      spot: [{ coin: 'USDC', token: 0, total: '250.0' }],
    },
    [subAccount]: {
      role: { subAccountOf: account },
      mode: 'default',
      cash: '6000',
      positions: [
        { coin: 'BTC', szi: '-0.16', entryPx: '91200', leverage: 10 },
        { coin: 'ETH', szi: '-4.2', entryPx: '3010', leverage: 10 },
      ],
    },
  },
  markets: {
    BTC: { oraclePx: '90011', markPx: '90020', funding: '0.0000125', szDecimals: 5, maxLeverage: 40 },
    ETH: { oraclePx: '3001.2', markPx: '3001.5', funding: '0.0000125', szDecimals: 4, maxLeverage: 25 },
    SOL: { oraclePx: '181.5', markPx: '181.52', funding: '-0.0000061', szDecimals: 2, maxLeverage: 20 },
    kPEPE: { oraclePx: '0.0112', funding: '0.0000125', szDecimals: 0, maxLeverage: 10 },
  },
})

const hour = 3_600_000

/** Up and down by turns, so that every week of them is as volatile as any other, whenever it is looked at. */
function candlesAt(px: number, swing: number, now = new Date()): { t: number; c: string }[] {
  const running = Math.floor(now.getTime() / hour)
  return Array.from({ length: 30 * 24 }, (_, index) => {
    const at = running - 30 * 24 + 1 + index
    return { t: at * hour, c: String(at % 2 === 0 ? px : px * swing) }
  })
}

/** Ether into WETH, and leave for the position manager and the swapper to take it. */
async function wrap(deployment: Deployment, holder: Address): Promise<void> {
  const deposit = '0xd0e30db0'
  await send(deployment.chain, { from: holder, to: deployment.weth, data: deposit, value: 10_000n * 10n ** 18n })
  await approveWeth(deployment, holder)
}

async function approveWeth({ chain, weth, positionManager, swapper }: Deployment, holder: Address): Promise<void> {
  for (const spender of [positionManager, swapper]) {
    const data = `0x095ea7b3${spender.slice(2).toLowerCase().padStart(64, '0')}${'f'.repeat(64)}` as const
    await send(chain, { from: holder, to: weth, data })
  }
}

function squareRoot(n: bigint): bigint {
  let root = BigInt(Math.floor(Math.sqrt(Number(n))))
  for (let step = 0; step < 20; step += 1) root = (root + n / root) / 2n
  while (root * root > n) root -= 1n
  while ((root + 1n) * (root + 1n) <= n) root += 1n
  return root
}
