import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fundingNote } from '../../../src/commands/status/fundingNote.ts'
import { hedgeFills } from '../../../src/commands/status/hedgeFills.ts'
import type { PerpReport } from '../../../src/commands/status/types.ts'
import { ethFills, fillOf, fundingOf, openedAt, perpStub, tradesOf } from '../../support/pnlInput.ts'
import { report, why } from '../../support/pnlNulls.ts'

const hour = 3_600_000
const fills = (all = ethFills) => hedgeFills(tradesOf(all), ['ETH'])
const rowsOf = (cents: readonly number[]) =>
  cents.map((each, index) => fundingOf((each / 100).toFixed(2), openedAt + (index + 1) * hour))
const note = (sinceOpen: string, rows = rowsOf([100, -40]), of = fills(), rest: Partial<PerpReport> = {}) =>
  fundingNote(perpStub({ fundingSinceOpen: sinceOpen, ...rest }), of, rows)
const differs = (own: string, told: string) =>
  `the venue's own sum of the funding of ETH since it was opened is ${own}, its payments add up to ${told}`

const payments = fc.array(fc.integer({ min: -5000, max: 5000 }), { minLength: 1, maxLength: 40 })
const total = (cents: readonly number[]) => cents.reduce((sum, each) => sum + each, 0)
const largest = (cents: readonly number[]) => Math.max(...cents.map(Math.abs))

describe('the funding of a perp, which the venue tells twice', () => {
  test('is the same, however many hours the venue put in a row', () => {
    fc.assert(
      fc.property(payments, fc.integer({ min: 1, max: 24 }), (cents, hours) => {
        const summed = cents.reduce<number[]>((rows, each, index) => {
          if (index % hours === 0) rows.push(0)
          rows[rows.length - 1]! += each
          return rows
        }, [])
        expect(note((total(cents) / 100).toFixed(2), rowsOf(summed))).toBeNull()
      }),
    )
  })

  test('differs where it does by more than a row can carry, and by no less', () => {
    fc.assert(
      fc.property(payments, fc.constantFrom(-1, 1), (cents, side) => {
        const own = (more: number) => ((total(cents) + side * (largest(cents) + more)) / 100).toFixed(2)
        expect(note(own(0), rowsOf(cents))).toBeNull()
        expect(note(own(3), rowsOf(cents))).toContain("the venue's own sum of the funding of ETH")
      }),
    )
    expect(note('-18.42')).toBe(differs('−$18.42', '$0.60'))
    expect(note('0.02', [])).toBe(differs('$0.02', '$0.00'))
    expect(note('0.01', [])).toBeNull()
  })

  test('of the newest hour may not be written down yet', () => {
    const rate = { oraclePx: '3000', fundingRate: '-0.0001' }
    expect(note('-0.45', [], fills(), rate)).toBeNull()
    expect(note('-0.47', [], fills(), rate)).not.toBeNull()
  })

  test('counts from the fill that opened what is open now, and from no other', () => {
    const before = fundingOf('50', openedAt - 1)
    expect(note('0.60', [before, ...rowsOf([100, -40])])).toBeNull()
    const again = [
      fillOf({ time: openedAt - 9 * hour, sz: '1', startPosition: '0', tid: 7 }),
      fillOf({ time: openedAt - 5 * hour, sz: '1', side: 'buy', startPosition: '-1', tid: 8 }),
      ...ethFills,
    ]
    expect(note('0.60', [before, ...rowsOf([100, -40])], fills(again))).toBeNull()
    const crossed = [fillOf({ startPosition: '3', sz: '5' }), ethFills[1]!]
    expect(note('0.60', [before, ...rowsOf([100, -40])], fills(crossed))).toBeNull()
  })

  test('is not compared where the opening is not seen, or the fills do not lead to what is open', () => {
    expect(note('99', undefined, fills(ethFills.slice(1)))).toBeNull()
    expect(note('99', undefined, [])).toBeNull()
    expect(note('99', undefined, fills(), { szi: '-2' })).toBeNull()
    expect(note('99', undefined, fills([ethFills[0]!, fillOf({ ...ethFills[1]!, startPosition: '-1.9' })]))).toBeNull()
  })

  test('is a note beside a result, whose numbers stay', () => {
    const rest = { perps: [perpStub({ fundingSinceOpen: '9' })] }
    expect(why(rest)).toEqual([differs('$9.00', '$2.25')])
    expect(report(rest).hedge).toEqual(report().hedge)
  })
})
