import { describe, expect, test } from 'vitest'
import { beginOf } from '../../../src/commands/status/begin.ts'
import { fillsReach, hedgeFills } from '../../../src/commands/status/hedgeFills.ts'
import type { WireFill } from '../../../src/domain/history.ts'
import { addressOf, gap, ok } from '../../support/artifacts.ts'
import { fillOf, tradesOf } from '../../support/pnlInput.ts'

const mint = Date.parse('2026-03-01T00:00:00Z')
const createdAt = '2026-05-01T00:00:00.000Z'
const subject = { since: null, createdAt }
const added = { at: Date.parse(createdAt), source: 'added', opening: null }

const parsed = (...fills: WireFill[]) => hedgeFills(tradesOf(fills), ['ETH', 'BTC'])
const opening = (at: number, rest: Partial<WireFill> = {}) => fillOf({ time: at, ...rest })

describe('when a hedge began', () => {
  test('at the flag, whatever the fills say', () => {
    const flagged = beginOf({ since: '2026-02-01', createdAt }, [mint], parsed(opening(mint + 5)))
    expect(flagged).toEqual({ at: Date.parse('2026-02-01'), source: 'flag', opening: null })
  })

  test('at the first short after the first mint', () => {
    const fills = parsed(
      opening(mint - 9, { sz: '1' }),
      fillOf({ time: mint - 8, side: 'buy', sz: '1', startPosition: '-1' }),
      fillOf({ time: mint + 1, side: 'buy', sz: '1', startPosition: '0' }),
      fillOf({ time: mint + 2, sz: '1', startPosition: '1' }),
      opening(mint + 7, { tid: 7 }),
    )
    expect(beginOf(subject, [mint + 99, mint], fills)).toMatchObject({
      at: mint + 7,
      source: 'opening-fill',
      opening: { tid: 7 },
    })
    expect(beginOf(subject, [mint + 8], fills)).toEqual(added)
  })

  test('in the same second as the mint, and through zero', () => {
    expect(beginOf(subject, [mint], parsed(opening(mint)))).toMatchObject({ at: mint })
    const crossing = parsed(fillOf({ time: mint + 1, startPosition: '1.5' }))
    expect(beginOf(subject, [mint], crossing)).toMatchObject({ at: mint + 1, source: 'opening-fill' })
  })

  test('at the earliest of several coins, dexes and accounts', () => {
    const other = hedgeFills({ ...tradesOf([opening(mint + 3, { tid: 3 })]), account: addressOf(9) }, ['ETH'])
    const fills = [...parsed(opening(mint + 5), opening(mint + 4, { coin: 'BTC' })), ...other]
    expect(beginOf(subject, [mint], fills)).toMatchObject({ at: mint + 3, opening: { tid: 3, account: addressOf(9) } })
  })

  test('not at one that came back after a short from before the mint', () => {
    const fills = parsed(
      fillOf({ time: mint + 1, side: 'buy', sz: '1', startPosition: '-1' }),
      opening(mint + 2),
      opening(mint + 3, { coin: 'BTC' }),
    )
    expect(beginOf(subject, [mint], fills)).toEqual(added)
  })

  test('when it was added, where there is no such fill, no mint, or fills may be missing', () => {
    const long = fillOf({ time: mint + 1, side: 'buy', startPosition: '0' })
    expect(beginOf(subject, [mint], parsed(long))).toEqual(added)
    expect(beginOf(subject, [mint], [])).toEqual(added)
    expect(beginOf(subject, [mint], null)).toEqual(added)
    expect(beginOf(subject, [], parsed(opening(mint + 5)))).toEqual(added)
    expect(beginOf({ since: null, createdAt: null }, [mint], [])).toBe(null)
  })
})

describe('how far back fills reach', () => {
  const from = new Date(mint).toISOString()

  test('to what was asked for; of those cut off, to after the oldest that is left', () => {
    expect(fillsReach(tradesOf([opening(mint + 5)], { from }))).toBe(mint)
    expect(fillsReach(tradesOf([opening(mint + 5), opening(mint + 9)], { from, whole: false }))).toBe(mint + 6)
  })

  test('nowhere where there are none left, or they could not be read', () => {
    expect(fillsReach(tradesOf([], { whole: false }))).toBe(Number.POSITIVE_INFINITY)
    expect(fillsReach(tradesOf([], { fills: gap('x') }))).toBe(Number.POSITIVE_INFINITY)
    expect(fillsReach(tradesOf([], { from, fills: ok({ fills: [], whole: true }) }))).toBe(mint)
  })
})
