import { describe, expect, test } from 'vitest'
import { account, addressOf, ok, subjectOf } from '../../support/artifacts.ts'
import { ethFills, ethResult, fillOf, mintedAt, now, openedAt, tradesOf } from '../../support/pnlInput.ts'
import { costs, expectNull, report, result, returns, totals, venue, why } from '../../support/pnlNulls.ts'

describe('what is known where the beginning is not seen', () => {
  test('fills beyond the reach of the venue, unless the hedge began after the oldest that is left', () => {
    const since = (at: number) => subjectOf({ since: new Date(at).toISOString() })
    const trades = [tradesOf([fillOf({ coin: 'BTC', time: openedAt - 9 }), ...ethFills], { whole: false })]
    const cut = { subject: since(openedAt - 9), trades }
    expectNull(cut, totals, result, costs, returns)
    expect(why(cut)).toEqual([expect.stringMatching(/^the venue keeps the last 10,000 fills/)])
    expect(why({ subject: since(openedAt - 8), trades })).toEqual([])
    const none = { subject: since(openedAt), trades: [tradesOf([], { whole: false })], perps: [] }
    expectNull(none, totals, result, costs, returns)
  })

  test('a position that was open before: its fees and funding since are known where the moment was told', () => {
    const moment = new Date(openedAt + 1).toISOString()
    const told = { mints: [openedAt + 1], positions: [ethResult()], subject: subjectOf({ since: moment }) }
    expectNull(told, totals, result, returns)
    expect(why(told)).toEqual([expect.stringMatching(/^ETH was already open when the hedge began .* with --since$/)])
    expect(report(told)).toMatchObject({ sinceSource: 'flag', hedge: { tradingFeesUsd: 0.25, fundingUsd: 2.25 } })
  })

  test('and are not where it was merely added then: that is not when it began', () => {
    for (const createdAt of [openedAt + 1, now]) {
      const added = { mints: [openedAt + 1], subject: subjectOf({ createdAt: new Date(createdAt).toISOString() }) }
      expectNull(added, totals, venue, returns)
      expect(report(added)).toMatchObject({ sinceSource: 'added', since: new Date(createdAt).toISOString() })
      expect(why(added)).toEqual([expect.stringMatching(/^ETH was already open when the hedge was added .* --since$/)])
    }
    // What was opened after it was added is all of it.
    const mints = [now]
    const first = { mints, subject: subjectOf({ createdAt: new Date(openedAt - 1).toISOString() }) }
    expectNull(first)
  })

  test('fills that do not reach back to the mint: what opened the hedge may be before, and that is said', () => {
    for (const createdAt of [mintedAt, openedAt, openedAt + 1, now]) {
      const subject = subjectOf({ createdAt: new Date(createdAt).toISOString() })
      const cut = { subject, trades: [tradesOf(ethFills, { whole: false })] }
      expectNull(cut, totals, venue, returns)
      expect(report(cut)).toMatchObject({ sinceSource: 'added' })
      expect(why(cut)).toEqual([
        expect.stringMatching(/^the venue keeps the last 10,000 fills of an account.* --since$/),
      ])
      const late = { subject, trades: [tradesOf(ethFills, { from: new Date(mintedAt + 1).toISOString() })] }
      expectNull(late, totals, venue, returns)
      expect(why(late)).toEqual([expect.stringMatching(/^the trades of an account .* on only, after the mint: /)])
    }
    // One that is of an account beside it is as much of the hedge.
    const sub = addressOf(0xb3)
    const trades = [tradesOf(), tradesOf([fillOf({ coin: 'BTC' })], { account: sub, whole: false, funding: ok([]) })]
    expectNull({ accounts: [account, sub], trades }, totals, venue, returns)
  })
})
