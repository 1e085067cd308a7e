import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { crossChecks } from '../../../src/math/crossChecks.ts'
import { decimal, toNumber } from '../../../src/math/decimal.ts'
import { marginAvailableFromLiquidation } from '../../../src/math/liquidationPx.ts'
import { readDexState } from '../../../src/venues/hyperliquid/dexState.ts'
import { readMarkets } from '../../../src/venues/hyperliquid/markets.ts'
import { readMode } from '../../../src/venues/hyperliquid/mode.ts'
import { readOrders } from '../../../src/venues/hyperliquid/orders.ts'
import { readPerpMetas } from '../../../src/venues/hyperliquid/perpMetas.ts'
import { readRole } from '../../../src/venues/hyperliquid/role.ts'
import { readSpotState } from '../../../src/venues/hyperliquid/spot.ts'
import { readSubAccounts } from '../../../src/venues/hyperliquid/subAccounts.ts'
import { readVaultShares } from '../../../src/venues/hyperliquid/vaults.ts'
import { testData } from '../../support/testData.ts'
import { formulaPx, sizeOf } from './formulaPx.ts'
import { onTheWire, typeOf } from './onTheWire.ts'

const folder = testData && join(testData, 'recorded', 'hyperliquid')
const unavailable = folder ? '' : ' (skipped: HEDGE_TEST_DATA is not set)'

const readers: Record<string, (body: unknown) => unknown> = {
  clearinghouseState: body => readDexState(body, ''),
  spotClearinghouseState: body => readSpotState(body).balances,
  metaAndAssetCtxs: readMarkets,
  userRole: readRole,
  userAbstraction: body => readMode(body),
  frontendOpenOrders: body => readOrders(body, ''),
  userVaultEquities: readVaultShares,
  allPerpMetas: readPerpMetas,
}

/** Bodies that are too old or were cut by those who published them: each lacks a field, and that is what is said. */
const lacking: Record<string, string> = {
  'clearinghouseState_btc_long_docs.json': 'clearinghouseState.time is missing',
  'pysdk_clearinghouseState.json': 'clearinghouseState.time is missing',
}
/** Positions were cut from it: what is left cannot add up. */
const trimmed = ['clearinghouseState_hlp_vault_maxlev50.json']

const files = folder ? readdirSync(folder).filter(name => name.endsWith('.json')) : []
const covered = files.filter(name => typeOf(name) in readers)
const readable = covered.filter(name => !(name in lacking))
const states = readable.filter(name => typeOf(name) === 'clearinghouseState')
const load = (name: string): unknown => JSON.parse(readFileSync(join(folder!, name), 'utf8'))
const stateOf = (name: string) => readDexState(load(name), '')

describe.skipIf(!folder)(`recorded answers${unavailable}`, () => {
  it('cover every reader', () => expect(new Set(readable.map(typeOf))).toEqual(new Set(Object.keys(readers))))

  it.each(readable)('%s is read, each text as it was sent', name => {
    const body = load(name)
    const read = readers[typeOf(name)]!(body)
    const sent = onTheWire[typeOf(name)]!(body as never)
    // What was read is a part of what was sent, and nothing in it is made up.
    expect(Array.isArray(sent) ? [...sent] : sent).toMatchObject(read as object)
  })

  it.each(Object.entries(lacking))('%s is refused: %s', (name, message) => {
    expect(() => readers[typeOf(name)]!(load(name))).toThrow(message)
  })

  it.each(states.filter(name => !trimmed.includes(name)))('%s holds every identity, in whatever mode', name => {
    for (const mode of ['default', 'disabled', 'unifiedAccount', 'portfolioMargin', null]) {
      expect(crossChecks(stateOf(name), { mode, markets: null }), `${mode}`).toEqual([])
    }
  })

  it.each(trimmed)('%s does not add up, and that is seen; its positions by themselves do', name => {
    const markets = readMarkets(load('metaAndAssetCtxs_4coins.json'))
    const breaks = crossChecks(stateOf(name), { mode: 'default', markets })
    const sums = breaks.filter(({ field }) => !field.startsWith('position.'))
    expect(sums.map(({ field }) => field)).toHaveLength(7)
    // Both answers are of one moment; the markets of two coins were cut from the other.
    expect(breaks.filter(each => !sums.includes(each)).map(({ field, coin }) => [field, coin])).toEqual([
      ['position.coin', 'AVAX'],
      ['position.coin', 'DOGE'],
    ])
  })

  it.each(states)('%s: liquidation prices follow the formula', name => {
    const state = stateOf(name)
    for (const position of state.positions) {
      const formula = formulaPx(state, position)
      if (position.liquidationPx === null) {
        expect(Number(position.szi), position.coin).toBeGreaterThan(0)
        expect(formula, position.coin).toBeLessThanOrEqual(0)
      } else {
        const tolerance = position.leverage.type === 'cross' ? 1e-12 : 1e-8
        const off = Math.abs(formula / Number(position.liquidationPx) - 1)
        expect(off, `${position.coin} ${position.leverage.type}`).toBeLessThanOrEqual(tolerance)
      }
    }
  })

  it.each(states)('%s: every liquidation price stands for the one margin of the account', name => {
    const { positions, crossMarginSummary, crossMaintenanceMarginUsed } = stateOf(name)
    const available = Number(crossMarginSummary.accountValue) - Number(crossMaintenanceMarginUsed)
    const priced = positions.filter(
      ({ leverage, liquidationPx }) => leverage.type === 'cross' && liquidationPx !== null,
    )
    for (const position of priced) {
      const stands = toNumber(marginAvailableFromLiquidation(sizeOf(position), decimal(position.liquidationPx!)))
      expect(Math.abs(stands / available - 1), position.coin).toBeLessThanOrEqual(1e-12)
    }
  })

  it('names the dexes of allPerpMetas by their coins', () => {
    const { dexes } = readPerpMetas(load('nautilus_http_all_perp_metas_non_usdc_collateral.json'))
    expect(dexes.map(({ dex, collateralToken }) => [dex, collateralToken])).toEqual([
      ['', 0],
      ['km', 360],
      ['hyna', 235],
    ])
  })
})

/** The names, the cross summary and most of the position were cut from it; its spot side is whole. */
describe.skipIf(!folder)(`the recorded sub-account under portfolio margin${unavailable}`, () => {
  type Body = { dexToClearinghouseState: [string, { crossMaintenanceMarginUsed: string }][]; spotState: object }[]
  const body = () => load('jkorf_GetSubAccounts2.json') as Body
  const address = `0x${'5b'.repeat(20)}` as const

  it('is refused as it stands, by what it lacks', () => {
    expect(() => readSubAccounts(body(), address)).toThrow('subAccounts2[0].name is missing')
    const named = body().map(each => ({ ...each, name: 'sub', subAccountUser: address, master: address }))
    const at = 'subAccounts2[0].dexToClearinghouseState[0][1]'
    expect(() => readSubAccounts(named, address)).toThrow(`${at}.crossMarginSummary.accountValue is missing`)
  })

  it('is read when what was cut is put back by us', () => {
    const [{ dexToClearinghouseState, ...rest }] = body() as [Body[0]]
    const state = dexToClearinghouseState[0]![1] as unknown as { marginSummary: object }
    const whole = { ...state, crossMarginSummary: state.marginSummary, assetPositions: [] }
    const made = {
      ...rest,
      name: 'sub',
      subAccountUser: address,
      master: address,
      dexToClearinghouseState: [['', whole]],
    }
    const [read] = readSubAccounts([made], address)
    expect(read).toMatchObject({ name: 'sub', address, mode: 'portfolioMargin', dexes: [{ dex: '' }] })
    expect(read!.spot).toMatchObject({ portfolioMarginRatio: '0.025841686', outcomes: 0 })
    expect(read!.spot.balances[0]).toEqual({ coin: 'USDC', token: 0, total: '894.08996004', hold: '140.43677994' })
  })

  it('pools: total − available is the maintenance, and the ratio is maintenance over total', () => {
    const [{ spotState, dexToClearinghouseState }] = body() as [Body[0]]
    const { balances, availableAfterMaintenance, portfolioMarginRatio } = readSpotState(spotState)
    const maintenance = Number(dexToClearinghouseState[0]![1].crossMaintenanceMarginUsed)
    const total = Number(balances[0]!.total)
    expect(availableAfterMaintenance![0]![0]).toBe(0)
    expect(total - Number(availableAfterMaintenance![0]![1])).toBeCloseTo(maintenance, 6)
    expect(maintenance / total).toBeCloseTo(Number(portfolioMarginRatio), 9)
  })
})
