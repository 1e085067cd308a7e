import { describe, expect, it } from 'vitest'
import type { DexState, WirePerp } from '../../src/domain/perp.ts'
import { crossChecks } from '../../src/math/crossChecks.ts'

/** A cross short of 2 ETH at 3000, entered at 3100, and nothing else: 1,000 USD of equity, 60 of maintenance. */
const short: WirePerp = {
  coin: 'ETH',
  szi: '-2.0',
  leverage: { type: 'cross', value: 10 },
  entryPx: '3100.0',
  positionValue: '6000.0',
  unrealizedPnl: '200.0',
  liquidationPx: String(3000 + 880 / 2 / 1.02),
  marginUsed: '600.0',
  maxLeverage: 25,
  cumFunding: { allTime: '0.0', sinceOpen: '0.0', sinceChange: '0.0' },
}
const summary = { accountValue: '1000.0', totalNtlPos: '6000.0', totalRawUsd: '7000.0', totalMarginUsed: '600.0' }
const stateOf = (change: Partial<DexState> = {}, perp: Partial<WirePerp> = {}): DexState => ({
  dex: '',
  time: 1,
  marginSummary: summary,
  crossMarginSummary: summary,
  crossMaintenanceMarginUsed: '120.0',
  withdrawable: '400.0',
  positions: [{ ...short, ...perp }],
  ...change,
})
const eth = { coin: 'ETH', szDecimals: 4, maxLeverage: 25, isDelisted: false, funding: null, oraclePx: '3001' }
const fieldsOf = (state: DexState, mode: string | null = 'default', markPx: string | null = '3000.0') =>
  crossChecks(state, { mode, markets: [{ ...eth, markPx }] }).map(({ field }) => field)

describe('crossChecks', () => {
  it('finds nothing where everything adds up', () => expect(fieldsOf(stateOf())).toEqual([]))

  it.each<[string, Partial<DexState>, string[]]>([
    ['equity', { marginSummary: { ...summary, accountValue: '1000.01' } }, ['marginSummary.accountValue']],
    ['notional', { crossMarginSummary: { ...summary, totalNtlPos: '6000.01' } }, ['crossMarginSummary.totalNtlPos']],
    ['margin', { marginSummary: { ...summary, totalMarginUsed: '599.99' } }, ['marginSummary.totalMarginUsed']],
    ['too much to withdraw', { withdrawable: '1000.01' }, ['withdrawable']],
    ['a debt to withdraw', { withdrawable: '-0.01' }, ['withdrawable']],
  ])('names the field: %s', (_, change, fields) => expect(fieldsOf(stateOf(change))).toEqual(fields))

  it.each<[keyof WirePerp, string, string[]]>([
    [
      'marginUsed',
      '600.01',
      ['marginSummary.totalMarginUsed', 'crossMarginSummary.totalMarginUsed', 'position.marginUsed'],
    ],
    ['unrealizedPnl', '199.0', ['position.unrealizedPnl']],
    ['entryPx', '3101.0', ['position.unrealizedPnl']],
    ['liquidationPx', '3432.0', ['position.liquidationPx']],
    ['coin', 'BTC', ['position.coin']],
  ])('names the field of a position: %s', (field, value, fields) =>
    expect(fieldsOf(stateOf({}, { [field]: value }))).toEqual(fields),
  )

  it('says by how much', () => {
    const [found] = crossChecks(stateOf({ crossMaintenanceMarginUsed: '130.0' }), {
      mode: 'unifiedAccount',
      markets: null,
    })
    expect(found).toEqual({ field: 'crossMaintenanceMarginUsed', coin: null, difference: -10 })
  })

  it('lets a mark move by two in a hundred between two answers, and be unknown', () => {
    expect(fieldsOf(stateOf(), 'default', '3059.0')).toEqual([])
    expect(fieldsOf(stateOf(), 'default', '3061.0')).toEqual(['position.positionValue'])
    expect(fieldsOf(stateOf(), 'default', null)).toEqual([])
  })

  it('lets the maintenance be more in a higher tier, and never less', () => {
    const large = { positionValue: '6000000.0', szi: '-2000.0', marginUsed: '600000.0', unrealizedPnl: '200000.0' }
    const totals = { totalNtlPos: '6000000.0', totalRawUsd: '7000000.0', totalMarginUsed: '600000.0' }
    const rich = { accountValue: '1000000.0', ...totals }
    const of = (maintenance: string) =>
      stateOf({ marginSummary: rich, crossMarginSummary: rich, crossMaintenanceMarginUsed: maintenance }, large)
    expect(fieldsOf(of('150000.0'))).toEqual([])
    expect(fieldsOf(of('119999.0'))).toEqual(['crossMaintenanceMarginUsed'])
  })

  it('judges by no rule of margin where the mode is a portfolio or not known', () => {
    const odd = stateOf({ crossMaintenanceMarginUsed: '50.0', withdrawable: '2000.0' }, { liquidationPx: '9000.0' })
    for (const mode of ['portfolioMargin', 'someNewMode', null]) expect(fieldsOf(odd, mode)).toEqual([])
  })

  it('expects of every short that it has a liquidation price, in any mode', () => {
    for (const mode of ['default', 'unifiedAccount', 'portfolioMargin', null]) {
      expect(fieldsOf(stateOf({}, { liquidationPx: null }), mode)).toEqual(['position.liquidationPx'])
    }
  })

  it('expects of the cross positions of a unified account that they stand for one margin', () => {
    const btc = { ...short, coin: 'BTC', szi: '-0.1', positionValue: '9000.0', entryPx: '90000', unrealizedPnl: '0.0' }
    const priced = (margin: number) => ({
      ...btc,
      marginUsed: '900.0',
      liquidationPx: String(90_000 + margin / 0.1 / 1.02),
    })
    const liquidations = (margin: number) =>
      crossChecks(stateOf({ positions: [short, priced(margin)] }), { mode: 'unifiedAccount', markets: null }).filter(
        ({ field }) => field === 'position.liquidationPx',
      )
    expect(liquidations(880)).toEqual([])
    expect(liquidations(890)).toMatchObject([{ coin: 'BTC', difference: expect.closeTo(-10, 4) }])
  })
})
