import { expect, it } from 'vitest'
import { ethTick, ethUsdc, gap, lpsOf, ok, subjectOf } from '../../support/artifacts.ts'
import { found, messagesOf, seenIn, watchedOf, withLps } from '../../support/watchedOf.ts'

const within = (below: number, above: number, rest = {}) => ({
  lps: ok([lpsOf(ok(ethUsdc({ tickLower: ethTick - below, tickUpper: ethTick + above, ...rest })))]),
})

it('is told by how far the price stands outside, and inside below zero', () => {
  expect(found('out-of-range', within(1000, 1000))).toEqual(['#1 ok -9.52%'])
  expect(found('out-of-range', within(-500, 1000))).toEqual(['#1 warning 5.13%'])
  expect(found('out-of-range', within(1000, -500))).toEqual(['#1 warning 4.88%'])
  expect(messagesOf('out-of-range', within(-500, 1000))).toEqual([
    '#1 is out of range: all WETH, no fees, 5.1 % outside',
  ])
})

it('is what the pool says on a bound itself, where a price is rounded', () => {
  // The upper tick is out of range, the lower one is in it.
  expect(found('out-of-range', within(0, 1000))).toEqual(['#1 ok 0%'])
  expect(found('out-of-range', within(1000, 0))).toEqual(['#1 warning 1e-9%'])
})

it('is nothing of a position without liquidity, and unknown of one that could not be read', () => {
  expect(found('out-of-range', within(-500, 1000, { liquidity: '0' }))).toEqual([])
  const down = gap('rpc')
  expect(found('out-of-range', { lps: down })).toEqual(['unknown -'])
  expect(found('out-of-range', { lps: down, subjects: ok([subjectOf({ tokenIds: ['1', '7'] })]) })).toEqual([
    '#1 unknown -',
    '#7 unknown -',
  ])
})

it('is known where nobody can say how far', () => {
  const blind = (ticks: object) =>
    seenIn('out-of-range', withLps(watchedOf({ lps: ok([lpsOf(ok(ethUsdc(ticks)))]) }), { distanceToLower: null }))
  expect(blind({})).toMatchObject([{ state: 'ok', value: null }])
  expect(blind({ tickLower: ethTick + 60 })).toMatchObject([{ state: 'warning', value: null }])
})
