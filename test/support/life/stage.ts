import { callMain, type MainCall } from '../callMain.ts'
import { type FakeHyperliquid, startFakeHyperliquid } from '../fakeHyperliquid.ts'
import { type HostileProxy, startHostileProxy } from '../hostileProxy.ts'
import { makeVault, newHome } from '../madeHome.ts'
import type { Home } from '../runHedge.ts'
import type { Json } from '../useStage.ts'
import type { Usd } from './benchmarks.ts'
import { type Fraction, fraction, parse, times, toText } from './fraction.ts'
import { type Ground, type Pair, startGround } from './ground.ts'
import { longAgo, type Pause } from './longAgo.ts'
import { priceOf } from './priceOf.ts'
import { type Short, shortAt } from './short.ts'

/** A life's chain behind a node that counts, a venue that holds the short, and the program that looks at both. */
export type LifeStage = {
  ground: Ground
  venue: FakeHyperliquid
  /** One entry an HTTP request to the node: the methods in it. */
  requests: HostileProxy['requests']
  /** Dollars for one token0 and token1 as the venue has them at this moment of the chain, and what the short has earned by then. */
  setVenue(at: number, sqrtPriceX96: bigint): { usd: Usd; short: Short }
  /** Quote per base, exact. */
  priceOf(sqrtPriceX96: bigint): Fraction
  /** Token0 and token1 in quotes at a price: in dollars where the quote is one. */
  usdOf(price: Fraction): Usd
  /** From now on everything that has happened on the chain lies so many blocks back. */
  letBlocksPass(blocks: bigint): Promise<void>
  newHome(): Promise<LifeHome>
  close(): Promise<void>
}

export type LifeHome = Home & {
  /** At a moment of the chain, in seconds, the run's clock is a little later. */
  call(words: readonly string[], at: number): Promise<MainCall>
  /** Fails unless it ends with 0 and prints one JSON document. */
  json(words: readonly string[], at: number): Promise<Json>
  /** Adds the position as the hedge `life`. */
  addHedge(tokenId: bigint, at: number): Promise<void>
}

const account = '0x5a0b54d5dc17e0aadc383d2db43b0a0d3e029c4c'

/** What the price of ether itself does where the pool does not tell it: slowly up. */
const etherAt = (at: number): Fraction => fraction(30_000n + BigInt(Math.floor(at / 3_600) % 500), 10n)

export async function startLifeStage(pair: Pair): Promise<LifeStage> {
  const ground = await startGround(pair)
  const venue = await startFakeHyperliquid({ accounts: {}, markets: {} })
  const node = await startHostileProxy(
    ground.chain.url,
    longAgo(() => pause),
  )
  let pause: Pause = { after: 0n, blocks: 0n }
  const homes: { remove(): void }[] = []

  function setVenue(at: number, sqrtPriceX96: bigint) {
    const price = priceOf(ground, sqrtPriceX96)
    const quoteUsd = ground.quote.asset === 'USD' ? parse('1') : etherAt(at)
    // The venue has its own price: now above the pool's, now below it, and with fewer digits.
    const apart = Math.floor(at / 60) % 2 === 0 ? parse('1.002') : parse('0.9985')
    const prices = {
      [ground.quote.asset]: toText(quoteUsd, 1),
      [ground.base.asset]: toText(times(times(price, apart), quoteUsd), 1),
    }
    const { USD: _, ...marks } = prices
    const short = shortAt(at, marks)
    const market = (px: string) => ({ oraclePx: px, szDecimals: 4, maxLeverage: 25 })
    venue.set({
      time: at * 1000 + 2_000,
      markets: {
        ...Object.fromEntries(Object.entries(marks).map(([coin, px]) => [coin, market(px)])),
        SOL: market('181'),
      },
      accounts: {
        [account]: { cash: cashAt(at), positions: short.positions, fills: short.fills, funding: short.fundings },
      },
    })
    const usdOf = (asset: string) => parse(prices[asset]!)
    return { short, usd: [usdOf(ground.sides[0].asset), usdOf(ground.sides[1].asset)] as const }
  }

  return {
    ...{ ground, venue, setVenue, requests: node.requests },
    priceOf: sqrtPriceX96 => priceOf(ground, sqrtPriceX96),
    usdOf: price => (ground.base === ground.sides[0] ? [price, fraction(1n)] : [fraction(1n), price]),
    letBlocksPass: async blocks => {
      const newest = BigInt(await ground.chain.rpc<string>('eth_blockNumber'))
      // The newest one has to stay where it is.
      await ground.pass(12)
      await ground.chain.rpc('evm_mine')
      pause = { after: newest, blocks }
    },
    newHome: async () => {
      const home = newHome(venue.url)
      homes.push(home)
      await makeVault(home)
      return lifeHome(ground, node.url, home)
    },
    close: async () => {
      for (const home of homes) home.remove()
      await node.stop()
      await venue.close()
      await ground.close()
    },
  }
}

/** More is put in on the way: what is deposited is no profit. */
const cashAt = (at: number): string => (Math.floor(at / 86_400) % 9 < 4 ? '20000' : '26000')

async function lifeHome(ground: Ground, url: string, home: Home): Promise<LifeHome> {
  const call = (words: readonly string[], at: number, stdin = '') =>
    callMain(words, home, { stdin, now: () => new Date(at * 1000 + 5_000) })
  const fine = async (run: Promise<MainCall>) => {
    const { code, stdout, stderr } = await run
    if (code !== 0) throw new Error(`hedge ended with ${code}: ${stderr}`)
    return stdout
  }
  const { deployment, quote, base, chain } = ground
  const other = base.symbol === 'WBTC' ? ['--asset', `${base.address}=BTC`] : []
  const stable = quote.symbol === 'USDC' ? ['--stable', quote.address] : []
  const addChain = [
    ...['chain', 'add', 'local', '--chain-id', String(chain.chainId), ...stable],
    ...['--position-manager', deployment.positionManager, '--wrapped-native', deployment.weth, '--rpc-stdin'],
  ]
  await fine(call(addChain, ground.now(), url))
  return {
    ...home,
    call,
    json: async (words, at) => JSON.parse(await fine(call([...words, '--json'], at))),
    addHedge: async (tokenId, at) => {
      const position = ['--chain', 'local', '--position', String(tokenId), '--account', account]
      await fine(call(['add', 'life', ...position, ...other], at))
    },
  }
}
