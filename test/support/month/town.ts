import { callMain, type MainCall, type MainOptions } from '../callMain.ts'
import { sqrtPriceX96 } from '../chain/sqrtPriceX96.ts'
import { swap } from '../chain/swap.ts'
import { chainAddWords, makeVault, newHome } from '../madeHome.ts'
import { type Receiver, startReceiver } from '../receiver/receiver.ts'
import type { Home } from '../runHedge.ts'
import { type Scene, startScene } from '../scene.ts'
import { type Account, isFullHour, openAccount } from './account.ts'
import { amountsAt, type Range, rangeOf } from './range.ts'
import { type Road, startRoad } from './road.ts'
import { slot0 } from './slot0.ts'

/** Milliseconds between two runs. */
export const pace = 300_000

/** Dollars: of the ether, what lies in the account, and what an hour of it is paid, while nothing happens. */
export const calm = { price: 3_000, equity: 20_000, funding: 0.25 }

/** One hedge on real contracts and a stand-in of the venue, and whoever is told of it. The script turns its knobs; `step` makes them so. */
export type Town = {
  scene: Scene
  home: Home
  receiver: Receiver
  range: Range
  account: Account
  /** To the node, to the venue. */
  roads: { node: Road; venue: Road }
  /** From the next step on. `szi` null: what the position holds is hedged. `funding`: of the next full hour alone. */
  wanted: { price: number; szi: number | null; withdrawn: number; funding: number }
  /** The node has no new block; the venue repeats what it said at that moment. */
  stuck: { node: boolean; venue: number | null }
  now(): number
  step(tick: number): Promise<void>
  /** The chain as it is after this step; the node forgets all that came after when it is called. */
  rememberChain(): Promise<() => Promise<void>>
  call(line: string | readonly string[], options?: MainOptions): Promise<MainCall>
  close(): Promise<void>
}

const subject = 'eth-usdc'

export async function startTown(): Promise<Town> {
  // On the hour, so that funding comes at the same ticks whenever it is run.
  const begin = Math.floor(Date.now() / 3_600_000) * 3_600_000
  const scene = await startScene(new Date(begin))
  const roads = { node: await startRoad(scene.chain.url), venue: await startRoad(scene.venue.url) }
  const receiver = await startReceiver()
  const home = newHome(roads.venue.url)
  const close = async () => {
    home.remove()
    await Promise.all([receiver.close(), roads.node.close(), roads.venue.close()])
    await scene.close()
  }
  try {
    const range = await rangeOf(scene, scene.positions.ethInRange)
    const account = openAccount(-round(range.ether(calm.price)), calm.price, begin - 36 * 3_600_000)
    const town = townOf({ begin, scene, roads, receiver, home, range, account, close })
    await town.step(0)
    await settle(town)
    return town
  } catch (error) {
    await close()
    throw error
  }
}

type Parts = Pick<Town, 'scene' | 'roads' | 'receiver' | 'home' | 'range' | 'account' | 'close'> & { begin: number }

function townOf({ begin, ...parts }: Parts): Town {
  const { scene, receiver, home, range, account } = parts
  const { chain, deployment, pools, tokens, venue } = scene
  let [now, price, block] = [begin, 0, 0]
  const atPrice = (usd: number) => sqrtPriceX96(...amountsAt(usd, tokens.weth, pools.ethUsdc.token0))
  const stuck: Town['stuck'] = { node: false, venue: null }
  const wanted: Town['wanted'] = { price: calm.price, szi: null, withdrawn: 0, funding: calm.funding }

  /** A block of this moment, in which the price moves where it is to. */
  const mine = async () => {
    const second = now / 1000
    if (second <= block) return
    await chain.rpc('evm_setNextBlockTimestamp', [second])
    block = second
    if (wanted.price === price) return void (await chain.rpc('evm_mine', []))
    const limit = atPrice(wanted.price)
    const isDown = (await slot0(scene)) > limit
    await swap(deployment, { pool: pools.ethUsdc, zeroForOne: isDown, amount: 2n ** 90n, limit })
    price = wanted.price
  }
  const trade = () => {
    account.hold(wanted.szi ?? -round(range.ether(wanted.price)), wanted.price, now)
    if (isFullHour(now)) {
      account.pay(wanted.funding, wanted.price, now)
      wanted.funding = calm.funding
    }
    const gone = range.worth(calm.price) - range.worth(wanted.price)
    const equity = calm.equity + gone - wanted.withdrawn
    const oraclePx = String(wanted.price)
    const { [scene.account]: _before, ...others } = venue.world().accounts
    venue.set({
      time: stuck.venue ?? now,
      accounts: { ...others, [scene.account]: account.worth(equity, wanted.price) },
      markets: { ...venue.world().markets, ETH: { ...venue.world().markets.ETH!, oraclePx, markPx: oraclePx } },
    })
  }
  return {
    ...parts,
    wanted,
    stuck,
    now: () => now,
    step: async tick => {
      now = begin + tick * pace
      receiver.now = () => now
      venue.requests.length = 0
      if (!stuck.node) await mine()
      trade()
    },
    rememberChain: async () => {
      const id = await chain.rpc('evm_snapshot')
      const [itsBlock, itsPrice] = [block, price]
      return async () => {
        await chain.rpc('evm_revert', [id])
        block = itsBlock
        price = itsPrice
      }
    },
    call: (line, options) =>
      callMain(typeof line === 'string' ? line.split(' ') : line, home, { now: () => new Date(now), ...options }),
  }
}

/** A vault, the chain, the hedge and where alerts go, as anybody sets it up. */
async function settle({ scene, home, receiver, roads, call }: Town): Promise<void> {
  await makeVault(home)
  const add = ['add', subject, '--chain', 'local', '--account', scene.account]
  const lines: [readonly string[], string?][] = [
    [chainAddWords(scene), roads.node.url],
    [[...add, '--position', String(scene.positions.ethInRange)]],
    [['notify', 'set', 'webhook', '--name', 'ops'], `${receiver.url}\n${receiver.secret}`],
  ]
  for (const [line, stdin = ''] of lines) {
    const { code, stderr } = await call(line, { stdin })
    if (code !== 0) throw new Error(`hedge ${line[0]} ended with ${code}: ${stderr}`)
  }
  receiver.received.length = 0
}

const round = (size: number): number => Number(size.toFixed(4))
