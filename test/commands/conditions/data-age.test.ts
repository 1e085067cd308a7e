import { expect, it } from 'vitest'
import { accountOf, dexStateOf, ethUsdc, gap, lpsOf, ok, seconds, snapshotOf } from '../../support/artifacts.ts'
import { found, messagesOf } from '../../support/watchedOf.ts'

const block = (age: number) => ({
  lps: ok([lpsOf(ok({ ...ethUsdc(), block: { number: '1000', timestamp: String(seconds - age) } }))]),
})
const venue = (age: number) => ({
  accounts: ok([accountOf([], { dexes: [ok(dexStateOf([], { time: (seconds - age) * 1000 }))] })]),
})
const fine = 'hyperliquid ok 0s'

it('is how old each source is by this clock', () => {
  expect(found('data-age', block(12))).toEqual(['testchain ok 12s', fine])
  expect(found('data-age', block(301))).toEqual(['testchain warning 301s', fine])
  expect(found('data-age', block(1801))).toEqual(
    ['testchain critical 1.8e+3s', fine].map(word => word.replace('1.8e+3', '1800')),
  )
  expect(found('data-age', venue(400))).toEqual(['testchain ok 0s', 'hyperliquid warning 400s'])
  expect(found('data-age', { ...block(301), limits: { 'age.warning': 900 } })).toEqual(['testchain ok 301s', fine])
  expect(messagesOf('data-age', block(1))[0]).toBe('what testchain says is 1 second old')
})

it('is as far off where it is ahead of this clock', () => {
  expect(found('data-age', block(-400))).toEqual(['testchain warning 400s', fine])
  expect(messagesOf('data-age', block(-400))[0]).toBe('what testchain says is 400 seconds ahead of this clock')
})

it('is unknown of what could not be read, and nothing of a chain without positions', () => {
  expect(found('data-age', { lps: gap('rpc') })).toEqual(['testchain unknown -', fine])
  expect(found('data-age', { accounts: gap('venue') })).toEqual(['testchain ok 0s', 'hyperliquid unknown -'])
  expect(found('data-age', { lps: ok([lpsOf(ok(snapshotOf([], [])))]) })).toEqual([fine])
})

it('is said in what a person counts in', () => {
  expect([0, 7_199, 7_200, 172_799, 172_800].map(age => messagesOf('data-age', block(age))[0])).toEqual([
    'what testchain says is 0 seconds old',
    'what testchain says is 7199 seconds old',
    'what testchain says is 2 hours old',
    'what testchain says is 47 hours old',
    'what testchain says is 2 days old',
  ])
})
