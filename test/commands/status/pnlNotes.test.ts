import { describe, expect, test } from 'vitest'
import { pnlReport } from '../../../src/commands/status/pnlReport.ts'
import { account, addressOf } from '../../support/artifacts.ts'
import { ethFills, fillOf, now, perpStub, pnlInput, tradesOf } from '../../support/pnlInput.ts'

type Rest = Parameters<typeof pnlInput>[0]
const report = (rest: Rest = {}) => pnlReport(pnlInput(rest))!
const whole = report()
const gas = 'gas is not among the costs'
const why = (rest: Rest) => report(rest).notes.filter(note => note !== gas)

describe('what is said beside the numbers', () => {
  test('spot that counts in the exposure', () => {
    const { notes, ...numbers } = report({ spotAssets: ['ETH'] })
    const { notes: _, ...same } = whole
    expect(numbers).toEqual(same)
    expect(notes).toEqual(['spot ETH counts in the exposure; its own result is not part of this', gas])
  })

  test('what the venue closed by itself, each day once', () => {
    const forced = { side: 'buy', sz: '0.25', startPosition: '-1.5', time: now, closedPnl: '-125', px: '3000' } as const
    const twice = [
      fillOf({ ...forced, liquidation: true, dir: 'Liquidated Cross Short' }),
      fillOf({ ...forced, liquidation: true, dir: 'Close Short', startPosition: '-1.25', tid: 5 }),
      fillOf({ ...forced, dir: 'Auto-Deleveraging', startPosition: '-1', tid: 6 }),
    ]
    const perps = [perpStub({ szi: '-0.75', unrealizedPnl: '-375' })]
    expect(why({ trades: [tradesOf([...ethFills, ...twice])], perps })).toEqual([
      'ETH was liquidated on 2026-11-20',
      'ETH was reduced by the venue (auto-deleveraging) on 2026-11-20',
    ])
  })

  test('a venue that says other than its own trades', () => {
    expect(why({ perps: [perpStub({ unrealizedPnl: '-751' })] })).toEqual([
      'what the venue says ETH earned differs by $1.00 from what its trades say',
    ])
    expect(why({ perps: [perpStub({ unrealizedPnl: '-750.01' })] })).toEqual([])
  })

  test('an address is in none of it', () => {
    const rests: Rest[] = [
      { trades: null },
      { accounts: [account, addressOf(0xb3)] },
      { trades: [tradesOf([], {})] },
      {},
    ]
    for (const rest of rests) expect(report(rest).notes.join()).not.toMatch(/0x[0-9a-f]{6}/)
  })
})
