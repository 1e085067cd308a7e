import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { squareRoot } from '../../src/math/squareRoot.ts'

describe('squareRoot', () => {
  it('is the greatest whose square is not above', () =>
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 1n << 512n }), n => {
        const root = squareRoot(n)
        expect(root * root <= n && (root + 1n) * (root + 1n) > n).toBe(true)
      }),
    ))

  it('is exact of a square, and one less just below it', () =>
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 1n << 256n }), root => {
        expect(squareRoot(root * root)).toBe(root)
        expect(squareRoot(root * root - 1n)).toBe(root - 1n)
      }),
    ))

  it('knows the small ones, and none below zero', () => {
    expect([0n, 1n, 2n, 3n, 4n, 15n, 16n, 17n].map(squareRoot)).toEqual([0n, 1n, 1n, 1n, 2n, 3n, 4n, 4n])
    expect(() => squareRoot(-1n)).toThrow(RangeError)
  })
})
