import { afterAll, beforeAll, expect, test } from 'vitest'
import { uncollectedFees } from '../../src/math/feeGrowth.ts'
import { amountsOf } from '../../src/math/liquidityAmounts.ts'
import { type LocalChain, startAnvil } from '../support/chain/anvil.ts'
import { positionStates } from '../support/chain/positionStates.ts'
import { stateTrial } from '../support/chain/stateTrial.ts'

let chain: LocalChain
beforeAll(async () => {
  chain = await startAnvil()
})
afterAll(() => chain?.stop())

test('two thousand states of a position: amounts and fees are what the contracts would pay in each', async () => {
  const trial = await stateTrial(chain)
  const states = positionStates(2_000, Date.now())
  for (let from = 0; from < states.length; from += 50) {
    const some = states.slice(from, from + 50)
    const paid = await Promise.all(some.map(trial))
    for (const [n, state] of some.entries()) {
      expect({ held: amountsOf(state), fees: uncollectedFees(state) }, JSON.stringify(state, asText)).toEqual(paid[n])
    }
  }
  const inRange = states.filter(({ tick, tickLower, tickUpper }) => tick >= tickLower && tick < tickUpper)
  expect(inRange.length).toBeGreaterThan(500)
  expect(inRange.length).toBeLessThan(1_500)
})

const asText = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value)
