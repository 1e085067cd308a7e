import { describe, expect, it } from 'vitest'
import { marginAlerts } from '../../../src/commands/status/marginAlerts.ts'
import { statusReport } from '../../../src/commands/status/report.ts'
import type { AccountReading } from '../../../src/domain/artifacts.ts'
import type { Thresholds } from '../../../src/domain/thresholds.ts'
import {
  accountOf,
  addressOf,
  artifactsOf,
  defaultThresholds,
  dexStateOf,
  ok,
  spotOf,
  subjectOf,
} from '../../support/artifacts.ts'

/** A state whose maintenance margin is this share of what backs it. */
const stateAt = (ratio: number) => {
  const summary = { accountValue: '1000', totalNtlPos: '0', totalRawUsd: '1000', totalMarginUsed: '0' }
  return dexStateOf([], {
    marginSummary: summary,
    crossMarginSummary: summary,
    crossMaintenanceMarginUsed: String(ratio * 1000),
  })
}

const hedgeOf = (rest: Partial<AccountReading>, thresholds: Thresholds = defaultThresholds) => {
  const subjects = ok([subjectOf({ subAccounts: rest.subAccounts != null })])
  const accounts = ok([accountOf([], rest)])
  return statusReport(artifactsOf({ subjects, accounts, thresholds: ok(thresholds) }), []).hedges[0]!
}

const alertsOf = (rest: Partial<AccountReading>, thresholds: Thresholds = defaultThresholds) =>
  marginAlerts(hedgeOf(rest).account, thresholds).map(({ severity, message }) => `${severity}: ${message}`)

const standard = (ratio: number) => ({ dexes: [ok(stateAt(ratio))] })
const portfolio = (portfolioMarginRatio: string) => ({
  mode: ok('portfolioMargin'),
  spot: ok(spotOf([], { portfolioMarginRatio })),
})

const said = (severity: string, ratio: string, limit = '100 %', whose = 'the account') =>
  `${severity}: the margin ratio of ${whose} is ${ratio}: it is liquidated at ${limit}`

describe('a margin ratio', () => {
  it.each([
    [0.499, []],
    [0.5, [said('warning', '50.0 %')]],
    [0.799, [said('warning', '79.9 %')]],
    [0.8, [said('critical', '80.0 %')]],
    [1.2, [said('critical', '120.0 %')]],
  ])('of %d is judged against the whole', (ratio, expected) => expect(alertsOf(standard(ratio))).toEqual(expected))

  it.each([
    ['0.474', []],
    ['0.475', [said('warning', '47.5 %', '95 %')]],
    ['0.76', [said('critical', '76.0 %', '95 %')]],
  ])('of %s under portfolio margin is judged against 95 %%', (ratio, expected) =>
    expect(alertsOf(portfolio(ratio))).toEqual(expected),
  )

  it('of a sub-account that counts is judged by its own mode, and obeys the thresholds that are set', () => {
    const sub = { name: 'hedges', address: addressOf(0x51), mode: 'default', dexes: [stateAt(0.6)], spot: spotOf([]) }
    const rest = { ...portfolio('0.1'), subAccounts: ok([sub]) }
    expect(alertsOf(rest)).toEqual([said('warning', '60.0 %', '100 %', 'sub-account hedges')])
    expect(alertsOf(rest, { ...defaultThresholds, 'margin.warning': 0.7 })).toEqual([])
    expect(alertsOf(rest, { ...defaultThresholds, 'margin.critical': 0.6 })[0]).toMatch(/^critical/)
  })

  it('that is high is an alert of the hedge, and decides its state', () => {
    const highOf = (ratio: number) =>
      hedgeOf(standard(ratio)).alerts.flatMap(({ id, severity }) => (id === 'margin-high' ? [severity] : []))
    expect([0.4, 0.6, 0.9].map(highOf)).toEqual([[], ['warning'], ['critical']])
    expect(hedgeOf(standard(0.9)).state).toBe('critical')
  })

  it('that is not known is not judged', () => expect(marginAlerts(null, defaultThresholds)).toEqual([]))
})
