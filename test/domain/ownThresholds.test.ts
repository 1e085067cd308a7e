import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limits } from '../../src/domain/limits.ts'
import { isWorseBelow, type OwnThresholds, partnerOf, withOwn } from '../../src/domain/ownThresholds.ts'
import { defaultThresholds, presetOf, type ThresholdName, thresholdNames } from '../../src/domain/thresholds.ts'

const level = (name: ThresholdName) => {
  const { min, max, off } = presetOf(name)
  const number = fc.double({ min, max, noNaN: true })
  return off ? fc.option(number) : number
}
const anyOwn: fc.Arbitrary<OwnThresholds> = fc
  .subarray([...thresholdNames])
  .chain(names => fc.record(Object.fromEntries(names.map(name => [name, level(name)])))) as fc.Arbitrary<OwnThresholds>

const pairs = thresholdNames.filter(name => name.endsWith('.warning') && partnerOf(name) !== null)

describe('limits of its own', () => {
  it('stand over those that hold without them', () => {
    const all = withOwn(defaultThresholds, { 'drift.warning': 0.2, 'il.warning': null })
    expect(all).toEqual({ ...defaultThresholds, 'drift.warning': 0.2, 'il.warning': null })
    expect(withOwn(all, { 'drift.warning': 0.3 })['drift.warning']).toBe(0.3)
    expect(withOwn(all)).toEqual(all)
  })

  it('take the other of their kind along where that would be met first', () => {
    expect(withOwn(defaultThresholds, { 'drift.warning': 2 })['drift.critical']).toBe(2)
    expect(withOwn(defaultThresholds, { 'drift.critical': 0.05 })['drift.warning']).toBe(0.05)
    expect(withOwn(defaultThresholds, { 'liquidation.critical': 0.4 })['liquidation.warning']).toBe(0.4)
    expect(withOwn(defaultThresholds, { 'liquidation.warning': 0.05 })['liquidation.critical']).toBe(0.05)
  })

  it('stay as they were set where both were, and where one is off', () => {
    const both = { 'drift.warning': 2, 'drift.critical': 1 }
    expect(withOwn(defaultThresholds, both)).toMatchObject(both)
    expect(withOwn(defaultThresholds, { 'drop.critical': null })['drop.warning']).toBe(0.1)
    expect(withOwn(defaultThresholds, { 'delta.warning': 500 })['delta.critical']).toBeNull()
  })

  it('are never changed, and nothing else is but the other of a pair', () => {
    fc.assert(
      fc.property(anyOwn, own => {
        const all = withOwn(defaultThresholds, own)
        for (const name of thresholdNames) {
          const partner = partnerOf(name)
          if (Object.hasOwn(own, name)) expect(all[name]).toBe(own[name])
          else if (partner === null || !Object.hasOwn(own, partner)) expect(all[name]).toBe(defaultThresholds[name])
          else expect([defaultThresholds[name], own[partner]]).toContain(all[name])
        }
      }),
    )
  })

  it('leave no critical limit before its warning, but where a person put both there', () => {
    fc.assert(
      fc.property(anyOwn, own => {
        const all = withOwn(defaultThresholds, own)
        for (const name of pairs) {
          const other = partnerOf(name)!
          const [warning, critical] = [all[name], all[other]]
          if (warning === null || critical === null) continue
          if (Object.hasOwn(own, name) && Object.hasOwn(own, other)) continue
          expect(isWorseBelow(name) ? critical <= warning : critical >= warning).toBe(true)
        }
      }),
    )
  })
})

it('every limit that conditions are held against is one of a pair', () => {
  expect(Object.keys(limits).filter(name => partnerOf(name as ThresholdName) === null)).toEqual([])
  expect(partnerOf('keys.rotate')).toBeNull()
})
