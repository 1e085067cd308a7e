import { afterAll, beforeAll, expect, test } from 'vitest'
import { holdingsOf } from '../../src/commands/words/holdingsOf.ts'
import { sqrtRatioAtTick } from '../../src/math/tickMath.ts'
import { type LocalChain, startAnvil } from '../support/chain/anvil.ts'
import { collect } from '../support/chain/collect.ts'
import { decreaseLiquidity } from '../support/chain/decreaseLiquidity.ts'
import { type Deployment, deployUniswapV3 } from '../support/chain/deployUniswapV3.ts'
import { increaseLiquidity } from '../support/chain/increaseLiquidity.ts'
import { mintPosition } from '../support/chain/mintPosition.ts'
import { expectExact } from './expectExact.ts'
import { createMarket, maker, type Side, usdc, wbtc, weth } from './market.ts'

let chain: LocalChain
let deployment: Deployment

beforeAll(async () => {
  chain = await startAnvil()
  deployment = await deployUniswapV3(chain)
})
afterAll(() => chain?.stop())

test.each<[string, Side, Side]>([
  ['6 and 18 decimals', usdc, weth],
  ['8 and 18 decimals', wbtc, weth],
  ['6 and 8 decimals', usdc, wbtc],
  ['a bytes32 symbol', maker, weth],
])('%s: in range, below, above and full range, while the price crosses them', async (_, a, b) => {
  const { mint, trade, tick } = await createMarket(deployment, a, b)
  const inRange = await mint(tick - 600, tick + 660)
  const priceBelow = await mint(tick + 600, tick + 1200)
  const priceAbove = await mint(tick - 1200, tick - 600)
  const full = await mint(-887220, 887220)
  const ids = [inRange, priceBelow, priceAbove, full]
  const ticks: number[] = []
  const ways = ['down', 'up', 'up', 'down', 'down', 'up'] as const
  for (const [n, way] of ways.entries()) {
    await trade(way, [700, 900, 250_000, 350_000, 250_000, 123_457][n]!)
    ticks.push((await expectExact(deployment, ...ids)).pools[0]!.tick)
  }
  expect(Math.max(...ticks), 'the upper range was entered').toBeGreaterThan(tick + 660)
  expect(Math.min(...ticks), 'the lower range was entered').toBeLessThan(tick - 600)

  const { tokens, positions } = await expectExact(deployment, ...ids)
  const decimals = ({ decimals: said }: Side) => (said === 'bytes32' ? 18 : said)
  expect(Object.fromEntries(tokens.map(token => [token.symbol, token.decimals]))).toEqual({
    [a.symbol]: decimals(a),
    [b.symbol]: decimals(b),
  })
  expect(positions.every(({ owner }) => owner === chain.accounts[0])).toBe(true)
})

test('price exactly on a tick, reached from below and from above, for positions that begin, end and pass there', async () => {
  const { mint, trade, tick } = await createMarket(deployment, usdc, weth)
  const at = tick + 120
  const ids = [await mint(at - 600, at), await mint(at, at + 600), await mint(at - 600, at + 600)]
  await trade('down', 1_000)
  await trade('up', 1_000_000, sqrtRatioAtTick(at))
  const fromBelow = await expectExact(deployment, ...ids)
  expect(fromBelow.pools[0]).toMatchObject({ tick: at, sqrtPriceX96: String(sqrtRatioAtTick(at)) })

  await trade('up', 5_000)
  await expectExact(deployment, ...ids)
  await trade('down', 1_000_000, sqrtRatioAtTick(at))
  const fromAbove = await expectExact(deployment, ...ids)
  expect(fromAbove.pools[0]).toMatchObject({ tick: at - 1, sqrtPriceX96: String(sqrtRatioAtTick(at)) })

  await trade('down', 5_000)
  await expectExact(deployment, ...ids)
})

test('a first price exactly on a tick that positions begin and end at', async () => {
  const { mint, trade } = await createMarket(deployment, weth, maker, -600)
  const ids = [await mint(-1200, -600), await mint(-600, 0)]
  await expectExact(deployment, ...ids)
  await trade('up', 100)
  await trade('down', 300)
  await expectExact(deployment, ...ids)
})

test('twins that share a range, poked in turn: collect pays no more than the pool has', async () => {
  const { mint, trade, tick, ether } = await createMarket(deployment, usdc, weth)
  const ids = [await mint(tick - 600, tick + 600, 7), await mint(tick - 600, tick + 600, 3)]
  for (let step = 0; step < 9; step += 1) {
    await trade(step % 2 === 0 ? 'down' : 'up', 37 + step)
    const poked = ids[step % 2]!
    if (step % 3 === 0) await increaseLiquidity(deployment, poked, ether[0] / 97n, ether[1] / 97n)
    else if (step % 3 === 1) await collect(deployment, poked, 1n, 1n)
    else await decreaseLiquidity(deployment, poked, 12_345n)
    await expectExact(deployment, ...ids)
  }
})

test('a pool a few units short: it rounds down whenever a dust twin is poked, the big twin only once', async () => {
  const { pool, mint, trade, tick, ether } = await createMarket(deployment, usdc, weth)
  const [tickLower, tickUpper] = [tick - 600, tick + 600]
  const big = await mint(tickLower, tickUpper)
  const [amount0, amount1] = [ether[0] / 1_000_000n, ether[1] / 1_000_000n]
  const dust = await mintPosition(deployment, { pool, tickLower, tickUpper, amount0, amount1 })
  for (let step = 0; step < 12; step += 1) {
    await trade(step % 2 === 0 ? 'down' : 'up', 37 + step)
    await collect(deployment, dust)
  }
  const snapshot = await expectExact(deployment, big, dust)
  const position = snapshot.positions[0]!
  const state = snapshot.pools[position.pool]!
  const { fees: paid } = holdingsOf(position, state)
  // What the big twin is owed by itself: as if the pool owed the shared position more than enough.
  const ample = String(2n ** 127n)
  const shared = { ...position.shared, tokensOwed0: ample, tokensOwed1: ample }
  const { fees: owed } = holdingsOf({ ...position, shared }, state)
  expect(owed.amount0 - paid.amount0 + owed.amount1 - paid.amount1).toBeGreaterThan(0n)

  // Without liquidity the big twin pokes nothing: what the dust twin goes on earning does not make up for it.
  await mint(-887220, 887220)
  await decreaseLiquidity(deployment, big, BigInt(position.liquidity))
  await trade('down', 5_000)
  await trade('up', 5_000)
  await expectExact(deployment, big, dust)
})

test('ticks cleared, no liquidity with fees owed, partly collected, and collected to the end', async () => {
  const { mint, trade, tick } = await createMarket(deployment, wbtc, weth)
  const wide = await mint(tick - 6000, tick + 6000)
  const alone = await mint(tick - 600, tick + 600)
  await trade('down', 3_000)
  await trade('up', 4_000)
  await collect(deployment, alone, 1_000n, 7n)
  const before = await expectExact(deployment, wide, alone)
  await decreaseLiquidity(deployment, alone, BigInt(before.positions[1]!.liquidity) / 3n)
  await trade('down', 900)
  const third = await expectExact(deployment, wide, alone)
  await decreaseLiquidity(deployment, alone, BigInt(third.positions[1]!.liquidity))
  await trade('up', 900)

  const cleared = await expectExact(deployment, wide, alone)
  expect(cleared.positions[1]).toMatchObject({ liquidity: '0', lower: { feeGrowthOutside0X128: '0' } })
  expect(BigInt(cleared.positions[1]!.tokensOwed0)).toBeGreaterThan(0n)
  await collect(deployment, alone, 2_000n, 0n)
  await expectExact(deployment, wide, alone)
  await collect(deployment, alone)
  const empty = await expectExact(deployment, wide, alone)
  expect(empty.positions[1]).toMatchObject({ liquidity: '0', tokensOwed0: '0', tokensOwed1: '0' })
})

test('no liquidity in one twin while the other goes on earning', async () => {
  const { mint, trade, tick } = await createMarket(deployment, usdc, weth)
  const ids = [await mint(tick - 600, tick + 600), await mint(tick - 600, tick + 600, 30)]
  await trade('down', 2_000)
  const { positions } = await expectExact(deployment, ...ids)
  await decreaseLiquidity(deployment, ids[0]!, BigInt(positions[0]!.liquidity))
  await trade('up', 2_000)
  await expectExact(deployment, ...ids)
  await collect(deployment, ids[1]!)
  await expectExact(deployment, ...ids)
})

test('fee growth that passes 2^256, and growth inside that was below zero', async () => {
  const { pool, mint, trade, tick } = await createMarket(deployment, usdc, weth)
  const start = 2n ** 256n - 10n ** 25n
  // feeGrowthGlobal0X128 and feeGrowthGlobal1X128 are the pool's storage slots 1 and 2.
  for (const slot of ['0x1', '0x2']) {
    await chain.rpc('anvil_setStorageAt', [pool.address, slot, `0x${start.toString(16)}`])
  }
  const ids = [await mint(-887220, 887220), await mint(tick - 600, tick + 600), await mint(tick - 1200, tick - 600)]
  await trade('down', 1)
  await trade('up', 1)
  // Its lower tick begins now, its upper one began before: growth between them starts below zero.
  ids.push(await mint(tick - 900, tick - 600))
  for (const [way, thousandths] of [
    ['down', 90_000],
    ['up', 260_000],
    ['down', 400_000],
  ] as const) {
    await trade(way, thousandths)
    ids.push(await mint(tick - 600, tick + 1200, 5))
    await expectExact(deployment, ...ids)
  }
  const { pools, positions } = await expectExact(deployment, ...ids)
  expect(BigInt(pools[0]!.feeGrowthGlobal0X128), 'growth of token0 has passed 2^256').toBeLessThan(start)
  expect(BigInt(pools[0]!.feeGrowthGlobal1X128), 'growth of token1 has passed 2^256').toBeLessThan(start)
  expect(positions.some(position => BigInt(position.feeGrowthInside0LastX128) > 2n ** 255n)).toBe(true)
})

test('forty steps of trades, pokes, withdrawals and collections over four ranges, each position at each step', async () => {
  const { mint, trade, tick, ether } = await createMarket(deployment, wbtc, maker)
  const ids: bigint[] = []
  for (const [lower, upper] of [
    [-600, 600],
    [-600, 600],
    [-1200, -60],
    [60, 900],
    [-887220, 887220],
  ] as const) {
    const whole = lower === -887220
    ids.push(await mint(whole ? lower : tick + lower, whole ? upper : tick + upper, 1 + ids.length))
  }
  // The last one, over the full range, keeps its liquidity, so that every trade finds some.
  let seed = 20_240_229
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  let snapshot = await expectExact(deployment, ...ids)
  for (let step = 0; step < 40; step += 1) {
    const at = random(ids.length)
    const [id, { liquidity }] = [ids[at]!, snapshot.positions[at]!]
    const kind = random(6)
    if (kind < 3) await trade(random(2) === 0 ? 'down' : 'up', 1 + random(3_000))
    else if (kind === 3) await collect(deployment, id, BigInt(1 + random(1_000)), BigInt(1 + random(1_000)))
    else if (kind === 4) await increaseLiquidity(deployment, id, ether[0] / 50n, ether[1] / 50n)
    else if (at < 4 && liquidity !== '0')
      await decreaseLiquidity(deployment, id, BigInt(liquidity) / BigInt(1 + random(3)))
    snapshot = await expectExact(deployment, ...ids)
  }
})
