import { expect, it } from 'vitest'
import type { Recorded } from '../../../src/domain/recorded.ts'
import { accountOf, equity, gap, ok, perpOf, subjectOf } from '../../support/artifacts.ts'
import { found, messagesOf, now, type Parts, watchedOf } from '../../support/watchedOf.ts'

const hour = 3_600_000
const { valueUsd } = watchedOf().judged.report.lps[0]!
const lp = valueUsd!

const row = (hoursAgo: number, rest: Partial<Recorded> = {}): Recorded => ({
  ...{ at: now - hoursAgo * hour, state: 'ok', valueUsd: lp, feesUsd: 0, impermanentLossUsd: null, netDeltaUsd: 0 },
  ...{ equityUsd: equity, pnlUsd: null, health: null, price: null, inRange: true },
  ...rest,
})
const drop = (lastDay: Recorded[] | null, parts: Parts = {}) => found('value-drop', { lastDay, ...parts })

it('is against the oldest that was recorded in the last day, both legs together', () => {
  const whole = lp + equity
  expect(drop([row(24)])).toEqual(['ok 0%'])
  expect(drop([row(24, { equityUsd: equity + 0.05 * whole }), row(1)])).toEqual(['ok 4.76%'])
  expect(drop([row(24, { equityUsd: equity + 0.25 * whole }), row(1)])).toEqual(['warning 20%'])
  expect(drop([row(24, { equityUsd: equity + whole }), row(1)])).toEqual(['critical 50%'])
  expect(drop([row(3, { equityUsd: equity - 0.5 * whole })])).toEqual(['ok -100%'])
  expect(messagesOf('value-drop', { lastDay: [row(23, { equityUsd: equity + 0.25 * whole })] })).toEqual([
    'both legs together are worth 20.0 % less than 23 hours ago',
  ])
})

it('is of the positions alone where the account is shared, or its worth is never told', () => {
  const shared = { subjects: ok([subjectOf({ shared: true })]) }
  expect(drop([row(20, { valueUsd: 2 * lp, equityUsd: 10 * equity })], shared)).toEqual(['critical 50%'])
  expect(drop([row(20, { valueUsd: 2 * lp, equityUsd: null })])).toEqual(['critical 50%'])
})

it('takes what is next where the oldest was not whole, and watches nothing without any', () => {
  expect(drop([row(20, { equityUsd: null }), row(10, { equityUsd: equity + lp })])[0]).toMatch(
    /^(warning|critical|ok) /,
  )
  expect(drop([row(20, { valueUsd: null }), row(10)])).toEqual(['ok 0%'])
  expect(drop([])[0]).toMatch(/^unwatched: no value was recorded/)
  expect(drop(null)[0]).toMatch(/^unwatched: the recorded history cannot be read/)
})

it('is unknown while a leg is', () => {
  expect(drop([row(20)], { accounts: gap('venue') })).toEqual(['unknown -'])
  expect(drop([row(20)], { lps: gap('rpc') })).toEqual(['unknown -'])
  const modeless = { accounts: ok([accountOf([perpOf()], { mode: gap('mode') })]) }
  expect(drop([row(20)], modeless)).toEqual(['unknown -'])
})
