import { describe, expect, it } from 'vitest'
import { check } from '../../../src/commands/check.ts'
import { beside, type CheckReport } from '../../../src/domain/checkReport.ts'
import { conditionIds } from '../../../src/domain/condition.ts'
import { gap, ok, subjectOf } from '../../support/artifacts.ts'
import { checked } from '../../support/checkArtifacts.ts'
import { expectValid } from '../../support/schemas.ts'
import { hedgedBy } from '../../support/watchedOf.ts'

const keysOf = ({ conditions }: CheckReport) => conditions.map(({ id, subject }) => `${id} ${subject}`.trim())
const codeOf = (report: CheckReport) => check.exitCode(report, { scope: {} as never, ids: conditionIds })

const off = { 'il.warning': null, 'funding.warning': null, 'drift.critical': null }
const limits = { subjects: ok([subjectOf({ thresholds: off })]) }

describe('what check reports', () => {
  it('is every condition of each hedge, and what is of none', () => {
    const report = checked()
    expect(keysOf(report)).toEqual([
      ...['out-of-range #1', 'range-distance #1', 'drift ETH', 'net-delta ETH', 'liquidation-distance ETH', 'margin'],
      ...['health', 'impermanent-loss #1', 'funding-against-fees', 'data-age testchain', 'data-age hyperliquid'],
      ...['agent-expiry', 'key-age RPC URL of testchain', 'key-age key of the vault'],
    ])
    expect(report).toMatchObject({ state: 'ok', hedges: [{ name: 'one', state: 'ok' }], gaps: [] })
    expect(report.notes).toEqual([{ id: 'value-drop', hedge: 'one', message: expect.stringContaining('no value was') }])
    expect(codeOf(report)).toBe(0)
    expectValid(report)
  })

  it('holds each hedge to its own limits, and is as bad as the worst', () => {
    const drifting = { accounts: hedgedBy(0.7) }
    expect(codeOf(checked(drifting))).toBe(1)
    expect(codeOf(checked({ accounts: hedgedBy(0.2) }))).toBe(2)
    expect(codeOf(checked({ accounts: hedgedBy(0.2), ...limits }))).toBe(1)
    expect(codeOf(checked({ ...drifting, subjects: ok([subjectOf({ thresholds: { 'drift.warning': 0.4 } })]) }))).toBe(
      0,
    )
  })

  it('is unknown while anything is that a limit is held against, unless something is critical', () => {
    const blind = checked({ lps: gap('rpc') })
    expect([blind.state, codeOf(blind)]).toEqual(['unknown', 3])
    expectValid(blind)
    const subjects = ok([subjectOf({ expectedAssets: ['ETH'] })])
    const worse = checked({ subjects, lps: gap('rpc'), accounts: hedgedBy(1, { liquidationPx: '3200' }) })
    expect(codeOf(worse)).toBe(2)
    expect(codeOf(checked({ subjects, lps: gap('rpc'), accounts: hedgedBy(1, { liquidationPx: '3600' }) }))).toBe(3)
    for (const { state, gap: why, value } of blind.conditions) {
      expect(state === 'unknown').toBe(why !== null && value === null && state !== 'ok')
    }
  })

  it('does not wait for a past that nobody can read where nothing is held against it', () => {
    const past = { histories: gap('logs'), trades: gap('fills') }
    expect(codeOf(checked(past))).toBe(3)
    expect(codeOf(checked({ ...past, ...limits }))).toBe(0)
  })

  it('is of the conditions that were asked for', () => {
    const subjects = ok([subjectOf({ expectedAssets: ['ETH'] })])
    const report = checked({ subjects, lps: gap('rpc') }, ['one'], ['margin', 'liquidation-distance'])
    expect(keysOf(report)).toEqual(['liquidation-distance ETH', 'margin'])
    expect(codeOf(report)).toBe(0)
    expect(report.notes).toEqual([])
    expect(report[beside].remembered.conditions!.map(({ hedge, ids }) => [hedge, ids])).toEqual([
      ['one', ['liquidation-distance', 'margin']],
      [null, ['liquidation-distance', 'margin']],
    ])
    expectValid(report)
  })

  it('leaves behind what a status does, and what it watched', () => {
    const { remembered } = checked()[beside]
    expect(remembered.sightings).toMatchObject([{ name: 'one', legs: 'open' }])
    expect(remembered.records).toMatchObject([{ name: 'one', recorded: { valueUsd: expect.any(Number) } }])
    expect(remembered.conditions!.map(({ hedge, conditions }) => [hedge, conditions.length])).toEqual([
      ['one', 12],
      [null, 2],
    ])
  })

  it('watches nothing of a snapshot that this machine alone knows, and says so nowhere as a failure', () => {
    const missing = {
      records: gap('not-in-snapshot'),
      auditMemory: gap('not-in-snapshot'),
      keys: gap('not-in-snapshot'),
    }
    const report = checked(missing)
    expect([codeOf(report), keysOf(report).includes('key-age')]).toEqual([0, false])
    expect(report.notes.map(({ id }) => id)).toEqual(['value-drop', 'agent-expiry'])
  })

  it('is unknown without limits, and of hedges that could not even be listed', () => {
    expect(codeOf(checked({ thresholds: gap('settings') }))).toBe(3)
    const none = checked({ subjects: gap('settings') })
    expect([none.state, none.hedges]).toEqual(['unknown', []])
    expectValid(none)
  })

  it('is no report where nothing is stored', () => {
    expect(() => checked({ subjects: ok([]) })).toThrow(expect.objectContaining({ code: 'nothing-stored' }))
    expect(() => checked({}, ['other'])).toThrow(expect.objectContaining({ code: 'no-such-hedge' }))
  })
})
