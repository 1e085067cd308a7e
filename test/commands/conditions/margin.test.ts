import { expect, it } from 'vitest'
import type { AccountReading } from '../../../src/domain/artifacts.ts'
import { accountOf, addressOf, dexStateOf, gap, ok, perpOf, spotOf, subjectOf } from '../../support/artifacts.ts'
import { found, messagesOf } from '../../support/watchedOf.ts'

const stateAt = (ratio: number, equity = 1000) => {
  const summary = {
    accountValue: String(equity),
    totalNtlPos: '0',
    totalRawUsd: String(equity),
    totalMarginUsed: '0',
  }
  return dexStateOf([perpOf()], {
    marginSummary: summary,
    crossMarginSummary: summary,
    crossMaintenanceMarginUsed: String(ratio * (equity || 10)),
  })
}
const account = (ratio: number, rest: Partial<AccountReading> = {}) => ({
  accounts: ok([accountOf([], { dexes: [ok(stateAt(ratio))], ...rest })]),
})
const subAt = (name: string, ratio: number) => ({
  ...{ name, address: addressOf(0xcc), mode: 'default', dexes: [stateAt(ratio)], spot: spotOf([]) },
})

it('is the share of the ratio that liquidates', () => {
  expect([0.2, 0.5, 0.6, 0.8, 1.2].map(ratio => found('margin', account(ratio)))).toEqual([
    ['ok 20%'],
    ['warning 50%'],
    ['warning 60%'],
    ['critical 80%'],
    ['critical 120%'],
  ])
  const portfolio = { mode: ok('portfolioMargin'), spot: ok(spotOf([], { portfolioMarginRatio: '0.76' })) }
  expect(found('margin', account(0, portfolio))).toEqual(['critical 80%'])
})

it('is of the worst account that counts, and of no other', () => {
  const subs = { subAccounts: ok([subAt('near', 0.7), subAt('far', 0.1)]) }
  const counting = { subjects: ok([subjectOf({ subAccounts: true })]) }
  expect(found('margin', { ...counting, ...account(0.2, subs) })).toEqual(['warning 70%'])
  expect(messagesOf('margin', { ...counting, ...account(0.2, subs) })[0]).toMatch(
    /^the margin ratio of sub-account near is/,
  )
})

it('is critical where nothing is left, and nothing where there is no perp', () => {
  const spent = { dexes: [ok(stateAt(1, 0))] }
  expect(found('margin', { accounts: ok([accountOf([], spent)]) })).toEqual(['critical -'])
  expect(found('margin', { accounts: ok([accountOf([])]) })).toEqual([])
  expect(found('margin', { lps: gap('rpc'), ...account(0.9) })).toEqual(['critical 90%'])
})

it('is unknown while an account that counts is, unless another is critical', () => {
  expect(found('margin', { accounts: gap('venue') })).toEqual(['unknown -'])
  expect(found('margin', account(0.9, { mode: gap('mode') }))).toEqual(['unknown -'])
  const counting = { subjects: ok([subjectOf({ subAccounts: true })]) }
  expect(found('margin', { ...counting, ...account(0.2, { subAccounts: gap('subs') }) })).toEqual(['unknown -'])
  expect(found('margin', { ...counting, ...account(0.9, { subAccounts: gap('subs') }) })).toEqual(['critical 90%'])
})
