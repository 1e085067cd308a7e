import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimal } from '../../src/math/decimal.ts'
import { type Fill, inOrder, isChain } from '../../src/math/fillOrder.ts'
import { anyTrades, lifeOf } from './tradingLife.ts'

const fill = (time: number, start: string, signed: string): Fill => ({
  time,
  side: signed.startsWith('-') ? 'sell' : 'buy',
  px: decimal('1'),
  sz: decimal(signed.replace('-', '')),
  startPosition: decimal(start),
  closedPnl: decimal('0'),
  fee: decimal('0'),
})

describe('the order of fills', () => {
  test('by time, whatever the list', () => {
    const [a, b, c] = [fill(1, '0', '-1'), fill(2, '-1', '-1'), fill(3, '-2', '2')] as const
    expect(inOrder([c, a, b])).toEqual([a, b, c])
  })

  test('a millisecond that goes round in a circle starts where the one before ended', () => {
    const before = fill(1, '0', '-1')
    const circle = [fill(2, '0', '-1'), fill(2, '-1', '1')]
    expect(inOrder([before, ...circle])).toEqual([before, circle[1], circle[0]])
  })

  test('a circle that nothing comes before starts from no position', () => {
    const circle = [fill(2, '-1', '1'), fill(2, '0', '-1')]
    expect(inOrder(circle)).toEqual([circle[1], circle[0]])
  })

  test('a way that a first guess misses is found', () => {
    const fills = [fill(1, '0', '-2'), fill(1, '0', '-1'), fill(1, '-1', '1')]
    expect(inOrder(fills)).toEqual([fills[1], fills[2], fills[0]])
  })

  test('with one missing they stay as they came, and are no chain', () => {
    const fills = [fill(1, '-5', '-1'), fill(1, '0', '-1'), fill(1, '-2', '-1')]
    expect(inOrder(fills)).toEqual(fills)
    expect(isChain(inOrder(fills))).toBe(false)
  })

  test('any life is found again, however each millisecond is shuffled', () => {
    fc.assert(
      fc.property(
        anyTrades.chain(trades => {
          const { fills } = lifeOf(trades, decimal('3000'), 1_000)
          return fc.shuffledSubarray(fills, { minLength: fills.length, maxLength: fills.length })
        }),
        fills => {
          const ordered = inOrder(fills)
          expect(isChain(ordered)).toBe(true)
          expect(new Set(ordered)).toEqual(new Set(fills))
          if (ordered[0] !== undefined) expect(ordered[0].time).toBe(Math.min(...fills.map(({ time }) => time)))
        },
      ),
    )
  })

  test('ten thousand of one millisecond take no time', () => {
    const fills = Array.from({ length: 10_000 }, (_, index) => fill(1, String(-index), '-1'))
    const started = performance.now()
    expect(isChain(inOrder(fills.toReversed()))).toBe(true)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
