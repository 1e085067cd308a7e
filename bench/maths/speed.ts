import { sqrtRatioAtTick } from '../../src/math/tickMath.ts'
import type { PositionState } from '../../test/support/chain/overlaid.ts'
import type { Table } from '../section.ts'
import { interleave, ratioTo } from '../tools/interleave.ts'
import { median } from '../tools/median.ts'
import { microseconds, times } from '../tools/units.ts'
import * as ours from './ours.ts'
import type { v3Sdk } from './v3Sdk.ts'

const rounds = 15
const blockMilliseconds = 40

/** Microseconds a call, of as many calls as fit a block; `between` is not counted. */
const timeOf =
  <T>(value: (state: T, index: number) => unknown, states: readonly T[], between?: () => void) =>
  (): number => {
    let [spent, calls] = [0, 0]
    while (spent < blockMilliseconds) {
      between?.()
      const began = performance.now()
      for (let index = 0; index < states.length; index += 1) value(states[index]!, index)
      spent += performance.now() - began
      calls += states.length
    }
    return (spent * 1000) / calls
  }

async function run(sdk: ReturnType<typeof v3Sdk>, all: readonly PositionState[]) {
  const states = all.slice(0, 500)
  const ready = states.map(sdk.stateOf)
  const pools = ready.map(sdk.poolOf)
  const wires = states.map(ours.wireOf)
  const samples = await interleave(
    {
      oursUnits: timeOf(ours.units, states),
      oursFresh: timeOf(ours.units, states, forgetTicks),
      oursText: timeOf(ours.text, states),
      oursWire: timeOf(ours.textOfWire, wires),
      sdkReady: timeOf(state => sdk.units(state), ready),
      sdkShared: timeOf((state, index) => sdk.units(state, pools[index]), ready),
      sdkUnits: timeOf(state => sdk.units(sdk.stateOf(state)).map(String), states),
      sdkText: timeOf(state => sdk.text(sdk.stateOf(state)), states),
    },
    { rounds, warmUp: 3 },
  )
  type Name = keyof typeof samples
  const row = (work: string, our: Name, their: Name) => [
    work,
    microseconds(median(samples[our])),
    microseconds(median(samples[their])),
    times(ratioTo(samples[our], samples[their])),
  ]
  const rows = [
    row('from the integers that were read', 'oursUnits', 'sdkUnits'),
    row('and as text, in whole tokens', 'oursText', 'sdkText'),
    row('from each its own integers, ready made', 'oursUnits', 'sdkReady'),
    row('and v3-sdk with its Pool ready made', 'oursUnits', 'sdkShared'),
    row('bounds never met, own integers', 'oursFresh', 'sdkReady'),
    row('from the text of an artifact to text', 'oursWire', 'sdkText'),
  ]
  const table: Table = { caption: 'A position', head: ['work', 'hedge', 'v3-sdk', 'v3-sdk takes'], rows }
  return { table, asRead: ratioTo(samples.oursUnits, samples.sdkUnits) }
}

/** Fills what is kept of ticks with others, odd ones, until it is emptied. */
function forgetTicks(): void {
  for (let tick = 0; tick < 10_001; tick += 1) sqrtRatioAtTick(800_001 - 2 * tick)
}

export const speed = { rounds, run }
