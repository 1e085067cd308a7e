import { expect, it } from 'vitest'
import { gap } from '../../support/artifacts.ts'
import { found, hedgedBy, messagesOf } from '../../support/watchedOf.ts'

const drifting = { accounts: hedgedBy(0.7), histories: gap('past') }

it('is held against limits only where a person set them: what it is made of is watched by itself', () => {
  expect(found('health', drifting)).toEqual(['ok 0'])
  expect(found('health', { ...drifting, limits: { 'health.warning': 30 } })).toEqual(['warning 0'])
  expect(found('health', { ...drifting, limits: { 'health.warning': 30, 'health.critical': 10 } })).toEqual([
    'critical 0',
  ])
  expect(messagesOf('health', drifting)).toEqual([
    'health is 0 of 100: drift, ETH is hedged 70.0 % of a target 100.0 %',
  ])
})

it('is unknown while a part is, where anything is held against it', () => {
  const past = { histories: gap('past') }
  expect(found('health', past)).toEqual(['ok -'])
  expect(found('health', { ...past, limits: { 'health.warning': 30 } })).toEqual(['unknown -'])
})
