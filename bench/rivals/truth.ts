import type { Address } from '../../src/domain/address.ts'
import { fromUnits, toText } from '../../src/math/decimal.ts'
import { staticCollect } from '../../test/support/chain/collect.ts'
import { staticDecrease } from '../../test/support/chain/decreaseLiquidity.ts'
import type { Deployment } from '../../test/support/chain/deployUniswapV3.ts'
import { read } from '../../test/support/chain/read.ts'

/** Of one position in smallest units, as text. */
export type Worth = { amounts: readonly string[]; fees: readonly string[] }

/** What the contracts would pay for each of the wallet's positions; and, as `stored`, the fees that `positions` alone tells of. */
export async function truthOf(deployment: Deployment, wallet: Address) {
  const { chain, positionManager: to, contracts } = deployment
  const ask = <T>(functionName: string, ...args: unknown[]) =>
    read<T>(chain, { to, abi: contracts.manager.abi, functionName, args })
  const count = Number(await ask<bigint>('balanceOf', wallet))
  const truth = new Map<string, Worth & { stored: readonly string[] }>()
  for (let index = 0; index < count; index += 1) {
    const id = await ask<bigint>('tokenOfOwnerByIndex', wallet, BigInt(index))
    const held = await ask<readonly unknown[]>('positions', id)
    const amounts = await staticDecrease(deployment, id, held[7] as bigint, wallet)
    const fees = await staticCollect(deployment, id, wallet)
    truth.set(String(id), { amounts: amounts.map(String), fees: fees.map(String), stored: held.slice(10).map(String) })
  }
  return truth
}

/** What a contender said: a script its own document, hedge a status. Tokens here have 18 decimals, both. */
export function saidBy(stdout: string): { worths: Map<string, Worth>; perps: string } {
  const { positions, perps, hedges } = JSON.parse(stdout)
  if (!hedges) {
    const said = positions.map(({ id, ...worth }: Worth & { id: string }) => [id, worth] as const)
    return { worths: new Map(said), perps: perpsText(perps) }
  }
  type Lp = Record<'tokenId' | 'amount0' | 'amount1' | 'uncollectedFees0' | 'uncollectedFees1', string>
  const said = (hedges[0].lps as Lp[]).map(lp => {
    const worth = { amounts: [lp.amount0, lp.amount1], fees: [lp.uncollectedFees0, lp.uncollectedFees1] }
    return [lp.tokenId, worth] as const
  })
  return { worths: new Map(said), perps: perpsText(hedges[0].perps) }
}

/** As hedge prints smallest units. */
export const wholeTokens = (amounts: readonly string[]): string[] =>
  amounts.map(amount => toText(fromUnits(BigInt(amount), 18)))

const perpsText = (perps: readonly { coin: string; szi: string }[]) =>
  perps.map(({ coin, szi }) => `${coin} ${Number(szi)}`).join()
