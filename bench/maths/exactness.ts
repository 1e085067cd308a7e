import type { LocalChain } from '../../test/support/chain/anvil.ts'
import type { PositionState } from '../../test/support/chain/overlaid.ts'
import { stateTrial } from '../../test/support/chain/stateTrial.ts'
import type { Table } from '../section.ts'
import { units } from './ours.ts'
import type { v3Sdk } from './v3Sdk.ts'

const atOnce = 50

/** In how many of the states each says another amount, or another fee, than the contracts pay. */
export async function exactness(
  chain: LocalChain,
  sdk: ReturnType<typeof v3Sdk>,
  states: readonly PositionState[],
): Promise<{ table: Table; isExact: boolean }> {
  const trial = await stateTrial(chain)
  const contenders = {
    hedge: units,
    'v3-sdk': (state: PositionState) => sdk.units(sdk.stateOf(state)).map(value => BigInt(value.toString())),
  }
  const names = Object.keys(contenders) as (keyof typeof contenders)[]
  const wrong = Object.fromEntries(names.map(name => [name, { amounts: 0, fees: 0 }]))
  for (let from = 0; from < states.length; from += atOnce) {
    const some = states.slice(from, from + atOnce)
    const truths = await Promise.all(some.map(trial))
    for (const [n, { held, fees }] of truths.entries()) {
      const truth = [held.amount0, held.amount1, fees.amount0, fees.amount1]
      for (const name of names) {
        const isOff = contenders[name](some[n]!).map((value, index) => value !== truth[index])
        const count = wrong[name]!
        if (isOff[0] || isOff[1]) count.amounts += 1
        if (isOff[2] || isOff[3]) count.fees += 1
      }
    }
  }
  const head = [
    `of ${states.length.toLocaleString('en-US')} states`,
    'amounts unlike the chain',
    'fees unlike the chain',
  ]
  const rows = names.map(name => [name, String(wrong[name]!.amounts), String(wrong[name]!.fees)])
  const { amounts, fees } = wrong.hedge!
  return { table: { caption: 'To the wei', head, rows }, isExact: amounts + fees === 0 }
}
