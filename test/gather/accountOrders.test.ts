import { describe, expect, it } from 'vitest'
import { statusNeeds } from '../../src/commands/status/needs.ts'
import { statusReport } from '../../src/commands/status/report.ts'
import { wholeScope } from '../../src/domain/artifacts.ts'
import { ReadFailure } from '../../src/domain/failure.ts'
import type { OpenOrder, SubAccount } from '../../src/domain/perp.ts'
import { known } from '../../src/domain/read.ts'
import { accountOrders } from '../../src/gather/accountOrders.ts'
import { gather } from '../../src/gather/index.ts'
import { account, addressOf, dexStateOf, gap, ok, onlyMain, perpOf, spotOf } from '../support/artifacts.ts'
import { countingPerpVenue, down, fakeSources, hedgeOf } from '../support/fakeSources.ts'

const sub = addressOf(0x51)
const used = (dex: string) => dexStateOf([perpOf()], { dex })
const idle = (dex: string) => dexStateOf([], { dex })
const subOf = (...dexes: SubAccount['dexes']): SubAccount => ({
  name: 'hedges',
  address: sub,
  mode: 'default',
  dexes,
  spot: spotOf([]),
})

const where = {
  list: Promise.resolve(onlyMain),
  states: Promise.resolve([ok(idle('')), ok(used('xyz')), ok(idle('hyna'))]),
  subs: Promise.resolve(ok([subOf(idle(''), used('hyna'))])),
}

/** Each dex of each account has one order, which bears its name. */
const read = async (of: string, dex: string) => [{ dex, coin: `${of} ${dex}` } as OpenOrder]

describe('open orders', () => {
  it('are asked for on the main dex and where there is a position, of each account that counts', async () => {
    const orders = await accountOrders(account, where, read)
    expect(orders.map(order => [order.account, order.dex, order.coin])).toEqual([
      [account, '', `${account} `],
      [account, 'xyz', `${account} xyz`],
      [sub, '', `${sub} `],
      [sub, 'hyna', `${sub} hyna`],
    ])
    expect(await accountOrders(account, { ...where, subs: null }, read)).toHaveLength(2)
  })

  it.each([
    ['a dex', { states: Promise.resolve([ok(idle('')), gap('xyz')]) }],
    ['the list of dexes', { list: Promise.resolve(undefined) }],
    ['the sub-accounts', { subs: Promise.resolve(gap('subs')) }],
  ])('are unknown, not fewer, where %s could not be read', async (_what, hole) => {
    const error = await accountOrders(account, { ...where, ...hole }, read).catch(thrown => thrown)
    expect(error).toBeInstanceOf(ReadFailure)
    expect((error as ReadFailure).gap.code).toBe('orders-unknown')
  })

  it('of the sub-accounts of a stored hedge are gathered, and a hole in them is said', async () => {
    const judge = async (readDexState?: ReturnType<typeof down>) => {
      const venue = {
        ...countingPerpVenue([], 'mainnet'),
        readSubAccounts: async () => [subOf(used(''))],
        readVaultShares: async () => [],
        readOrders: async () => [{ dex: '', coin: 'ETH' } as OpenOrder],
        ...(readDexState === undefined ? {} : { readDexState }),
      }
      const hedges = [hedgeOf('one', { subAccounts: true })]
      const sources = fakeSources(hedges, { scope: { ...wholeScope, detail: true }, perpVenue: async () => venue })
      const artifacts = await gather(statusNeeds, sources)
      return { reading: known(artifacts.accounts)![0]!, hedge: statusReport(artifacts, []).hedges[0]! }
    }
    const whole = await judge()
    expect(known(whole.reading.orders!)!.map(order => order.account)).toEqual([account, sub])
    expect(whole.hedge.account!.orders).toHaveLength(2)
    const holed = await judge(down('venue-down'))
    expect(holed.hedge.account?.orders ?? null).toBeNull()
    expect(holed.hedge.gaps.map(({ code }) => code)).toContain('orders-unknown')
  })
})
