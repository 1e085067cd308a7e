import { expect, it } from 'vitest'
import { ethTick, ethUsdc, gap, lpsOf, ok } from '../../support/artifacts.ts'
import { found, messagesOf, seenBy, seenIn, watchedOf, withLps } from '../../support/watchedOf.ts'

const within = (below: number, above: number) => ({
  lps: ok([lpsOf(ok(ethUsdc({ tickLower: ethTick - below, tickUpper: ethTick + above })))]),
})

it('is of the nearer bound, and below zero outside', () => {
  expect(found('range-distance', within(2000, 3000))).toEqual(['#1 ok 18.1%'])
  expect(found('range-distance', within(2000, 400))).toEqual(['#1 warning 4.08%'])
  expect(found('range-distance', within(400, 2000))).toEqual(['#1 warning 3.92%'])
  expect(found('range-distance', within(2000, -100))).toEqual(['#1 warning -0.995%'])
  expect(messagesOf('range-distance', within(400, 2000))).toEqual(['#1 is 3.9 % from its lower bound'])
  expect(messagesOf('range-distance', within(2000, -100))).toEqual(['#1 is 1.0 % beyond its upper bound'])
})

it('leaves a range that is narrower than its limit a middle without a warning', () => {
  expect(found('range-distance', within(200, 200))).toEqual(['#1 ok 1.98%'])
  expect(found('range-distance', within(300, 90))).toEqual(['#1 warning 0.904%'])
  const [narrow] = seenBy('range-distance', within(200, 200))
  expect(narrow).toMatchObject({ warn: expect.closeTo(1, 1), crit: null, worse: 'below' })
})

it('is critical where a person said so, as far as they said', () => {
  const limits = { 'range.critical': 0.03 }
  expect(found('range-distance', { ...within(2000, 200), limits })).toEqual(['#1 critical 2.02%'])
  expect(found('range-distance', { ...within(2000, 400), limits })).toEqual(['#1 warning 4.08%'])
  expect(found('range-distance', { ...within(2000, 200), limits: { 'range.warning': 0.01 } })).toEqual(['#1 ok 2.02%'])
})

it('is unknown of what could not be read, and where nobody can say how far', () => {
  expect(found('range-distance', { lps: gap('rpc') })).toEqual(['unknown -'])
  const blind = withLps(watchedOf(), { distanceToUpper: null })
  expect(seenIn('range-distance', blind)).toMatchObject([{ state: 'unknown', value: null }])
})
