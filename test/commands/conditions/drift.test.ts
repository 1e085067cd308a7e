import { expect, it } from 'vitest'
import { accountOf, dexStateOf, gap, lpsOf, ok, snapshotOf, soundShort, subjectOf } from '../../support/artifacts.ts'
import { found, hedgedBy, messagesOf } from '../../support/watchedOf.ts'

const at = (share: number, limits = {}) => found('drift', { accounts: hedgedBy(share), limits })

it('is how far the hedge is off its target, either way', () => {
  expect([at(0.95), at(0.8), at(1.2), at(0.4), at(1.6)]).toEqual([
    ['ETH ok 0.05'],
    ['ETH warning 0.2'],
    ['ETH warning 0.2'],
    ['ETH critical 0.6'],
    ['ETH critical 0.6'],
  ])
  expect(messagesOf('drift', { accounts: hedgedBy(0.8) })).toEqual(['ETH is hedged 80.0 % of a target 100.0 %'])
  expect(found('drift', { accounts: ok([accountOf([])]) })).toEqual(['ETH critical 1'])
})

it("is held against a person's own limits", () => {
  expect(at(0.8, { 'drift.warning': 0.3 })).toEqual(['ETH ok 0.2'])
  expect(at(0.8, { 'drift.critical': 0.15 })).toEqual(['ETH critical 0.2'])
  expect(at(0.4, { 'drift.critical': null })).toEqual(['ETH warning 0.6'])
})

it('is a warning without a number where a perp hedges nothing, and nothing where there is none', () => {
  const empty = { lps: ok([lpsOf(ok(snapshotOf([], [])))]), subjects: ok([subjectOf({ expectedAssets: ['ETH'] })]) }
  expect(found('drift', { ...empty, accounts: ok([accountOf([soundShort()])]) })).toEqual(['ETH warning -'])
  expect(found('drift', { ...empty, accounts: ok([accountOf([])]) })).toEqual(['ETH ok 0'])
})

it('is unknown while a leg is', () => {
  expect(found('drift', { accounts: gap('venue') })).toEqual(['ETH unknown -'])
  expect(found('drift', { lps: gap('rpc') })).toEqual(['unknown -'])
  const partly = ok([accountOf([], { dexes: [ok(dexStateOf([soundShort()])), gap('other dex')] })])
  expect(found('drift', { accounts: partly })).toEqual(['ETH unknown -'])
})
