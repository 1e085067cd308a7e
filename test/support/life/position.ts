import { collect } from '../chain/collect.ts'
import { decreaseLiquidity } from '../chain/decreaseLiquidity.ts'
import { increaseLiquidity } from '../chain/increaseLiquidity.ts'
import { mintPosition } from '../chain/mintPosition.ts'
import { read } from '../chain/read.ts'
import { type Ground, slot0Of } from './ground.ts'
import { type Amounts, type Closing, type Entry, less } from './ledger.ts'

/** One NFT of the wallet, and its ledger: each act is measured by what the wallet had before and after it. */
export type LifePosition = {
  id: bigint
  tickLower: number
  tickUpper: number
  entries: readonly Entry[]
  deposit(amounts: Amounts): Promise<void>
  /** Takes out such a part of the liquidity; nothing is collected. */
  withdraw(part: readonly [numerator: bigint, denominator: bigint]): Promise<void>
  /** No more than this of each token. */
  collect(most: Amounts): Promise<void>
  liquidity(): Promise<bigint>
  /** Closes the position really, looks at the wallet, and undoes it. */
  closing(): Promise<Closing>
}

export const balancesOf = async ({ deployment, sides, wallet }: Ground): Promise<Amounts> => {
  const { abi } = deployment.contracts.fixtures.Token!
  const balanceOf = (to: Ground['wallet']) =>
    read<bigint>(deployment.chain, { to, abi, functionName: 'balanceOf', args: [wallet] })
  return [await balanceOf(sides[0].address), await balanceOf(sides[1].address)]
}

/** What came of something that then did not happen. */
export async function undoing<T>({ chain }: Ground, act: () => Promise<T>): Promise<T> {
  const snapshot = await chain.rpc<string>('evm_snapshot')
  const came = await act()
  await chain.rpc('evm_revert', [snapshot])
  return came
}

export async function mintLife(
  ground: Ground,
  range: readonly [number, number],
  amounts: Amounts,
): Promise<LifePosition> {
  const { deployment, pool, wallet, chain } = ground
  const [tickLower, tickUpper] = range
  const entries: Entry[] = []
  let id = 0n
  const liquidity = async () => {
    if (id === 0n) return 0n
    const { abi } = deployment.contracts.manager
    const to = deployment.positionManager
    return (await read<readonly bigint[]>(chain, { to, abi, functionName: 'positions', args: [id] }))[7]!
  }
  const gainOf = (act: () => Promise<void>) =>
    undoing(ground, async () => {
      const before = await balancesOf(ground)
      await act()
      return less(await balancesOf(ground), before)
    })
  const takeAll = () => collect(deployment, id, undefined, undefined, wallet)

  async function act(kind: Entry['kind'], doIt: () => Promise<void>) {
    const waiting = async () => (kind === 'withdrawal' ? gainOf(takeAll) : ([0n, 0n] as const))
    const before = { liquidity: await liquidity(), balances: await balancesOf(ground), waiting: await waiting() }
    const { sqrtPriceX96 } = await slot0Of(deployment, pool)
    await ground.pass(12)
    const at = ground.now()
    await doIt()
    const got = less(await balancesOf(ground), before.balances)
    const amounts: Amounts =
      kind === 'deposit' ? less([0n, 0n], got) : kind === 'collection' ? got : less(await waiting(), before.waiting)
    entries.push({ kind, at, liquidity: [before.liquidity, await liquidity()], amounts, sqrtPriceX96 })
  }

  await act('deposit', async () => {
    id = await mintPosition(deployment, {
      pool,
      tickLower,
      tickUpper,
      amount0: amounts[0],
      amount1: amounts[1],
      owner: wallet,
    })
  })
  return {
    ...{ id, tickLower, tickUpper, entries, liquidity },
    deposit: ([a, b]) => act('deposit', () => increaseLiquidity(deployment, id, a, b, wallet)),
    withdraw: async ([part, whole]) => {
      const taken = ((await liquidity()) * part) / whole
      await act('withdrawal', () => decreaseLiquidity(deployment, id, taken, wallet))
    },
    collect: ([a, b]) => act('collection', () => collect(deployment, id, a, b, wallet)),
    closing: async () => ({
      uncollected: await gainOf(takeAll),
      all: await gainOf(async () => {
        const whole = await liquidity()
        if (whole > 0n) await decreaseLiquidity(deployment, id, whole, wallet)
        await takeAll()
      }),
    }),
  }
}
