import { expect, it } from 'vitest'
import {
  ethUsdc,
  fillOf,
  fundingOf,
  gap,
  lpsOf,
  mintedAt,
  ok,
  subjectOf,
  tradeReadingOf,
} from '../../support/artifacts.ts'
import { found, hedgedBy, lpDelta, messagesOf, watchedOf } from '../../support/watchedOf.ts'

const sz = lpDelta.toFixed(9)
/** Funding of so many dollars in all, below zero: paid. */
const paid = (usdc: number) => ({
  lps: ok([lpsOf(ok(ethUsdc({ tokensOwed1: '100000000', shared: owed })))]),
  accounts: hedgedBy(1),
  trades: ok([
    tradeReadingOf({
      fills: ok({ fills: [fillOf({ sz })], whole: true }),
      funding: ok([fundingOf({ usdc: String(usdc) })]),
    }),
  ]),
})
const owed = { ...ethUsdc().positions[0]!.shared, tokensOwed1: '100000000' }

const fees = watchedOf(paid(-1)).judged.report.pnl!.benchmarks.find(({ id }) => id === 'usd')!.buckets.fees!

it('is what funding has cost of what the fees have earned, since the hedge began', () => {
  expect(fees).toBeGreaterThan(10)
  expect(found('funding-against-fees', paid(-fees / 2))).toEqual(['ok 0.5'])
  expect(found('funding-against-fees', paid(-fees * 1.5))).toEqual(['warning 1.5'])
  const limits = { 'funding.critical': 1.2 }
  expect(found('funding-against-fees', { ...paid(-fees * 1.5), limits })).toEqual(['critical 1.5'])
  expect(found('funding-against-fees', paid(5))).toEqual(['ok 0'])
  expect(messagesOf('funding-against-fees', paid(-fees / 2))).toEqual([
    'funding has cost 50.0 % of what the fees have earned',
  ])
})

it('is beyond every limit where no fee was earned', () => {
  const { lps: _fees, ...unpaid } = paid(-5)
  expect(found('funding-against-fees', unpaid)).toEqual(['warning -'])
  expect(found('funding-against-fees', { ...unpaid, limits: { 'funding.critical': 2 } })).toEqual(['critical -'])
})

it('is not watched before it can be told, or where it never can, and unknown where a read failed', () => {
  expect(found('funding-against-fees', { ...paid(-5), limits: { 'fees.window': 30 } })).toEqual([
    'unwatched: funding is held against fees from 30 days on',
  ])
  const shared = { subjects: ok([subjectOf({ shared: true, since: new Date(mintedAt * 1000).toISOString() })]) }
  expect(found('funding-against-fees', { ...paid(-5), ...shared })[0]).toMatch(/^unwatched: funding or fees/)
  expect(found('funding-against-fees', { ...paid(-5), trades: gap('fills') })).toEqual(['unknown -'])
  expect(found('funding-against-fees', { ...paid(-5), lps: gap('rpc') })).toEqual(['unknown -'])
})
