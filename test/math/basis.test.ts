import { describe, expect, it } from 'vitest'
import { basisBps } from '../../src/math/basis.ts'
import { decimal } from '../../src/math/decimal.ts'

describe('basisBps', () => {
  it('is above zero where the pool is dearer', () => {
    expect(basisBps(decimal('3003'), decimal('3000'))).toBeCloseTo(10, 12)
    expect(basisBps(decimal('2999.7'), decimal('3000'))).toBeCloseTo(-1, 12)
    expect(basisBps(decimal('3000.0'), decimal('3000'))).toBe(0)
  })

  it('refuses a mark that is none', () => expect(() => basisBps(decimal('1'), decimal('0'))).toThrow(RangeError))
})
