import { expect, it } from 'vitest'
import type { OwnThresholds } from '../../../src/domain/ownThresholds.ts'
import { accountOf, ethUsdc, lpsOf, ok, soundShort, subjectOf } from '../../support/artifacts.ts'
import { held, verdictsOf } from './audited.ts'

const szi = `-${Number(held) * 0.8}`
const short = {
  lps: ok([lpsOf(ok(ethUsdc()))]),
  accounts: ok([accountOf([{ ...soundShort({ szi }), liquidationPx: '3900' }])]),
}
const verdict = (id: string, thresholds?: OwnThresholds) => {
  const subjects = ok([subjectOf(thresholds === undefined ? {} : { thresholds })])
  const [only] = verdictsOf(id, { ...short, subjects })
  return [only!.status, only!.expected]
}

it.each<[string, string, string, OwnThresholds]>([
  ['net-delta', 'fail', 'no further than 30.0 % off the target', { 'drift.warning': 0.3 }],
  ['liquidation-distance', 'pass', 'further than 35.0 % away', { 'liquidation.warning': 0.35 }],
  ['range', 'pass', 'in range, further than 20.0 % from either bound', { 'range.warning': 0.2 }],
  ['margin', 'pass', 'below 0.1 % of the ratio that liquidates', { 'margin.warning': 0.001 }],
])('%s holds a hedge against its own limits, and says which they are', (id, before, expected, own) => {
  expect(verdict(id)[0]).toBe(before)
  const [status, said] = verdict(id, own)
  expect(said).toBe(expected)
  expect(status).not.toBe(before)
})
