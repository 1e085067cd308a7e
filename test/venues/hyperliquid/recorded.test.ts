import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkIdentity } from '../../../src/venues/hyperliquid/checkIdentity.ts'
import { readDexState } from '../../../src/venues/hyperliquid/dexState.ts'
import { readMarkets } from '../../../src/venues/hyperliquid/markets.ts'
import { readMode } from '../../../src/venues/hyperliquid/mode.ts'
import { readRole } from '../../../src/venues/hyperliquid/role.ts'
import { readSpot } from '../../../src/venues/hyperliquid/spot.ts'
import { testData } from '../../support/testData.ts'
import { liquidationPx } from './liquidationPx.ts'

const folder = testData && join(testData, 'recorded', 'hyperliquid')
const unavailable = folder ? '' : ' (skipped: HEDGE_TEST_DATA is not set)'

const readers: Record<string, (body: unknown) => unknown> = {
  clearinghouseState: body => readDexState(body, ''),
  spotClearinghouseState: readSpot,
  metaAndAssetCtxs: readMarkets,
  userRole: readRole,
  userAbstraction: readMode,
}

/** Bodies that are too old or were cut by those who published them: each lacks a field, and that is what is said. */
const lacking: Record<string, string> = {
  'clearinghouseState_btc_long_docs.json': 'clearinghouseState.time is missing',
  'pysdk_clearinghouseState.json': 'clearinghouseState.time is missing',
}
/** Positions were cut from it: what is left cannot add up. */
const trimmed = ['clearinghouseState_hlp_vault_maxlev50.json']

const files = folder ? readdirSync(folder).filter(name => name.endsWith('.json')) : []
const typeOf = (name: string) => /^(?:pysdk_)?([A-Za-z]+)/.exec(name)?.[1] ?? ''
const covered = files.filter(name => typeOf(name) in readers)
const readable = covered.filter(name => !(name in lacking))
const states = readable.filter(name => typeOf(name) === 'clearinghouseState')
const load = (name: string): unknown => JSON.parse(readFileSync(join(folder!, name), 'utf8'))

/** The positions are one level deeper on the wire; names of markets and prices stand in two lists. */
const onTheWire: Record<string, (body: never) => unknown> = {
  clearinghouseState: ({ assetPositions, ...rest }: { assetPositions: { position: unknown }[] }) => ({
    ...rest,
    dex: '',
    positions: assetPositions.map(each => each.position),
  }),
  spotClearinghouseState: ({ balances }: { balances: unknown[] }) => balances,
  metaAndAssetCtxs: ([{ universe }, contexts]: [{ universe: { name: string }[] }, object[]]) =>
    universe.map((market, index) => ({ coin: market.name, isDelisted: false, ...market, ...contexts[index] })),
  userRole: ({ role, data }: { role: string; data?: { user?: string; master?: string } }) => ({
    role,
    ...(data ? { master: data.user ?? data.master } : {}),
  }),
  userAbstraction: (body: string) => body,
}

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

  it.each(states.filter(name => !trimmed.includes(name)))('%s adds up', name => {
    expect(checkIdentity(readDexState(load(name), ''))).toEqual([])
  })

  it.each(trimmed)('%s does not add up, and that is seen', name => {
    expect(checkIdentity(readDexState(load(name), ''))).toHaveLength(2)
  })

  it.each(states)('%s: liquidation prices follow the formula', name => {
    const state = readDexState(load(name), '')
    for (const position of state.positions) {
      const formula = liquidationPx(state, position)
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
})
