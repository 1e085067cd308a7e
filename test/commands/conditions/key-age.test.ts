import { expect, it } from 'vitest'
import { defaultThresholds } from '../../support/artifacts.ts'
import { foundAround, now } from '../../support/watchedOf.ts'

const day = 86_400_000
const key = (days: number | null) => ({
  name: 'RPC URL of base',
  chain: 'base',
  setAt: days === null ? null : new Date(now - days * day).toISOString(),
  rotate: 'hedge rotate rpc base',
})
const at = (days: number | null, limit = 90) =>
  foundAround('key-age', { keys: [key(days)], thresholds: { ...defaultThresholds, 'keys.rotate': limit } })

it('is a warning from the day on which a key is due', () => {
  expect([at(0), at(89.99), at(90), at(400)]).toEqual([
    ['RPC URL of base ok 0d'],
    ['RPC URL of base ok 90d'],
    ['RPC URL of base warning 90d'],
    ['RPC URL of base warning 400d'],
  ])
  expect(at(91, 120)).toEqual(['RPC URL of base ok 91d'])
})

it('is none of a moment that has not come, nor of one that nobody noted', () => {
  expect(at(-0.5)).toEqual(['RPC URL of base ok 0d'])
  const day3 = new Date(now + 3 * day).toISOString().slice(0, 10)
  expect(at(-3)).toEqual([
    `unwatched: by a clock that was ahead the RPC URL of base was set on ${day3}: hedge rotate rpc base`,
  ])
  expect(at(null)).toEqual(['unwatched: nobody noted when the RPC URL of base was made: hedge rotate rpc base'])
  expect(foundAround('key-age', {})).toEqual([])
})
