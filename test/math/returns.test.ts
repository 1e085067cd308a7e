import { describe, expect, test } from 'vitest'
import { decimal, fromUnits, toNumber, toText } from '../../src/math/decimal.ts'
import { dayMs, dietzCapital, returnsOf } from '../../src/math/returns.ts'

const flow = (day: number, usd: string) => ({ at: day * dayMs, usd: decimal(usd) })
const capital = (days: number, ...flows: ReturnType<typeof flow>[]) => {
  const found = dietzCapital(flows, 0, days * dayMs)
  return found && toText(found)
}

describe('modified Dietz', () => {
  test('a deposit that was in all the time counts whole', () => expect(capital(30, flow(0, '10000'))).toBe('10000'))

  test('one more half way counts by half, a withdrawal three quarters in takes a quarter away', () => {
    expect(capital(100, flow(0, '1000'), flow(50, '500'), flow(75, '-200'))).toBe('1200')
  })

  test('what comes with the last moment, or after it, did no work', () => {
    expect(capital(10, flow(0, '100'), flow(10, '900'), flow(12, '900'))).toBe('100')
  })

  test('what was in before the window counts whole', () => expect(capital(10, flow(-3, '100'))).toBe('100'))

  test('no window, no capital', () => expect(capital(0, flow(0, '100'))).toBe(null))
})

describe('returns', () => {
  const of = (gain: string, put: string, days: number) => {
    const found = returnsOf(decimal(gain), decimal(put), days * dayMs)
    return found && [toNumber(found.roi), toNumber(found.apr)]
  }

  test('a tenth in 73 days is half a year for a year', () => expect(of('120', '1200', 73)).toEqual([0.1, 0.5]))

  test('a loss is negative', () => expect(of('-3', '100', 365)).toEqual([-0.03, -0.03]))

  test('none on capital that is not above zero, or in no time', () => {
    expect([of('1', '0', 3), of('1', '-5', 3), of('1', '5', 0)]).toEqual([null, null, null])
  })

  test('a third of a millisecond is no reason to throw', () => {
    expect(returnsOf(fromUnits(1n, 0), fromUnits(3n, 0), 1000.4)).not.toBe(null)
  })
})
