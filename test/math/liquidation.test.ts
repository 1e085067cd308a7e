import { expect, test } from 'vitest'
import { decimal } from '../../src/math/decimal.ts'
import { liquidationDistance } from '../../src/math/liquidation.ts'

test.each([
  ['a short, liquidated a quarter up', '4000', '5000', '-2', 0.25],
  ['a short past it', '4000', '3900', '-2', -0.025],
  ['a short on it', '4000', '4000', '-2', 0],
  ['a long, liquidated a quarter down', '4000', '3000', '0.5', 0.25],
  ['a long past it', '4000', '4100', '0.5', -0.025],
  ['a long on it', '4000', '4000', '0.5', 0],
])('%s', (_, mark, liquidation, szi, expected) => {
  expect(liquidationDistance(decimal(mark), decimal(liquidation), decimal(szi))).toBe(expected)
})

test('no position, no mark price: refused', () => {
  expect(() => liquidationDistance(decimal('1'), decimal('2'), decimal('0.0'))).toThrow(RangeError)
  expect(() => liquidationDistance(decimal('0'), decimal('2'), decimal('-1'))).toThrow(RangeError)
})
