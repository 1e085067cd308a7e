import fc from 'fast-check'
import { expect, it } from 'vitest'
import { perfdata } from '../../../src/commands/check/perfdata.ts'
import { conditionIds } from '../../../src/domain/condition.ts'
import { levelOf } from '../../../src/math/hysteresis.ts'
import { gap } from '../../support/artifacts.ts'
import { pluginOutput, stateOf } from '../../support/pluginOutput.ts'

type Shown = Parameters<typeof perfdata>[0]

const shown = (rest: Partial<Shown> = {}): Shown => ({
  ...{ id: 'drift', hedge: 'eth-usdc', subject: 'ETH', state: 'ok', value: 0.04, unit: '', message: '', gap: null },
  ...{ warn: 0.1, crit: 0.5, worse: 'above', inclusive: false },
  ...rest,
})

it.each<[string, Partial<Shown>]>([
  ["'eth-usdc drift ETH'=0.04;0.1;0.5;0", {}],
  ["'eth-usdc drift ETH'=U;0.1;0.5;0", { value: null, state: 'unknown', gap: gap('x').gap }],
  ["'eth-usdc drift ETH'=0.04;0.1;;0", { crit: null }],
  ["'eth-usdc drift ETH'=0.04;;;0", { warn: null, crit: null }],
  ["'eth-usdc drift ETH'=0.04;;0.5;0", { warn: null }],
  ["'eth-usdc drift ETH'=0.00000001;0.1;0.5;0", { value: 1e-8 }],
  [
    "'eth-usdc liquidation-distance ETH'=22.5%;25:;10:",
    { id: 'liquidation-distance', unit: '%', value: 22.5, warn: 25, crit: 10, worse: 'below' },
  ],
  [
    "'eth-usdc out-of-range #7'=-3%;~:0",
    { id: 'out-of-range', subject: '#7', unit: '%', value: -3, warn: 0, crit: null },
  ],
  [
    "'eth-usdc data-age base'=12s;300;1800;0",
    { id: 'data-age', subject: 'base', unit: 's', value: 12, warn: 300, crit: 1800 },
  ],
  ["'eth-usdc net-delta ETH USD'=1000000;5;9;0", { id: 'net-delta', unit: 'USD', value: 1e6, warn: 5, crit: 9 }],
  [
    "'key-age RPC URL of base days'=3.5;90;;0",
    { id: 'key-age', hedge: null, subject: 'RPC URL of base', unit: 'd', value: 3.5, warn: 90, crit: null },
  ],
  [
    "'eth-usdc margin'=20%;50;80",
    { id: 'margin', subject: '', unit: '%', value: 20, warn: 50, crit: 80, inclusive: true },
  ],
  [
    "'eth-usdc health'=55;60:;40:;0;100",
    { id: 'health', subject: '', value: 55, warn: 60, crit: 40, worse: 'below', inclusive: true },
  ],
  // A gain is no loss.
  [
    "'eth-usdc impermanent-loss #7'=-2%;~:5",
    { id: 'impermanent-loss', subject: '#7', unit: '%', value: -2, warn: 5, crit: null },
  ],
  // It is wrong, and there is no number for how wrong.
  ["'eth-usdc drift ETH'=U;0.1;0.5;0", { value: null, state: 'critical' }],
])('%s', (text, rest) => expect(perfdata(shown(rest))).toBe(text))

it('is none of what there is nothing to measure of, and U where something is not known', () => {
  const expiry = shown({ id: 'agent-expiry', subject: '', unit: 'd', value: null, warn: 7, crit: 1, worse: 'below' })
  expect(perfdata(expiry)).toBeNull()
  expect(perfdata({ ...expiry, state: 'unknown', gap: gap('x').gap })).toBe("'eth-usdc agent-expiry days'=U;7:;1:")
  expect(perfdata({ ...expiry, warn: null, crit: null, gap: gap('x').gap })).toBe("'eth-usdc agent-expiry days'=U")
})

const number = fc.double({ min: 0, max: 1e6, noNaN: true })

it('says whatever it is as the state does, and breaks nothing whatever the subject', () => {
  const any = fc.record({
    id: fc.constantFrom(...conditionIds),
    subject: fc.string({ unit: 'grapheme', maxLength: 20 }),
    value: number,
    warn: fc.option(number),
    crit: fc.option(number),
    worse: fc.constantFrom('above' as const, 'below' as const),
    inclusive: fc.boolean(),
    unit: fc.constantFrom('', '%', 's', 'd', 'USD'),
  })
  fc.assert(
    fc.property(any, rest => {
      const condition = shown({ ...rest, subject: rest.subject } as Partial<Shown>)
      const { data } = pluginOutput(`HEDGE OK - x | ${perfdata(condition)}`)
      expect(data).toHaveLength(1)
      expect(data[0]!.value! / (rest.value || 1)).toBeCloseTo(rest.value === 0 ? 0 : 1, 10)
      fc.pre([rest.warn, rest.crit].every(limit => limit === null || Math.abs(limit - rest.value) > limit * 1e-10))
      expect(stateOf(data[0]!)).toBe(levelOf(rest.value, rest))
    }),
  )
})
