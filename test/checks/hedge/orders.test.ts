import { describe, expect, it } from 'vitest'
import type { AccountOrder } from '../../../src/domain/perp.ts'
import { readOrders } from '../../../src/venues/hyperliquid/orders.ts'
import { account, accountOf, gap, ok } from '../../support/artifacts.ts'
import { actualOf, hedged, short, shortOf } from './audited.ts'

/** An order as the venue tells it; without a size it is tied to the whole position. */
const wire = (rest: object = {}) => ({
  coin: 'ETH',
  side: 'B',
  limitPx: '3500.0',
  sz: '2.0',
  oid: 77,
  timestamp: 1_760_000_000_000,
  triggerCondition: 'N/A',
  isTrigger: false,
  triggerPx: '0.0',
  children: [],
  isPositionTpsl: false,
  reduceOnly: false,
  orderType: 'Limit',
  origSz: '2.0',
  tif: 'Gtc',
  cloid: null,
  ...rest,
})
const stop = (rest: object = {}) =>
  wire({ isTrigger: true, triggerPx: '3400.0', orderType: 'Stop Market', reduceOnly: true, ...rest })
const tied = (rest: object = {}) => stop({ isPositionTpsl: true, sz: '0.0', origSz: '0.0', ...rest })

const restingOn = (dex: string, ...orders: object[]): AccountOrder[] =>
  readOrders(
    orders.map((order, index) => ({ ...order, oid: index + 1 })),
    dex,
  ).map(order => ({ account, ...order }))

const perps = [short('-17')]
const resting = (...orders: object[]) =>
  hedged([], { accounts: ok([accountOf(perps, { orders: ok(restingOn('', ...orders)) })]) })

describe('resting orders', () => {
  it.each<[string, ReturnType<typeof hedged>, string]>([
    ['none', resting(), 'pass'],
    ['a stop on the whole position', resting(tied()), 'fail high'],
    ['a take-profit on the whole position', resting(tied({ orderType: 'Take Profit Market' })), 'fail high'],
    ['a stop of its size', resting(stop({ sz: '17.0' })), 'fail high'],
    ['a stop on a part', resting(stop()), 'warn medium'],
    ['parts that are enough together', resting(stop({ sz: '9.0' }), wire({ sz: '8.0' })), 'fail high'],
    ['a plain order that buys it back', resting(wire()), 'warn medium'],
    ['one that sells more', resting(wire({ side: 'A' })), 'pass'],
    ['one of a coin that is no part of it', resting(wire({ coin: 'SOL' })), 'pass'],
    ['spot', resting(wire({ coin: '@151' }), wire({ coin: 'UETH/USDC' })), 'pass'],
    ['the same asset bought on another dex', resting(wire({ coin: 'hyna:ETH' })), 'warn medium'],
    ['another dex, and nothing there to reduce', resting(wire({ coin: 'hyna:ETH', reduceOnly: true })), 'pass'],
    ['not read', hedged(perps), 'unknown'],
    ['a gap', hedged([], { accounts: ok([accountOf(perps, { orders: gap('orders') })]) }), 'unknown'],
    [
      'nothing to take away',
      hedged([], { accounts: ok([accountOf([], { orders: ok(restingOn('', wire())) })]) }),
      'none',
    ],
    [
      'nobody knows what there is to take away',
      hedged([], { accounts: ok([accountOf([], { dexes: [gap('the main dex')], orders: ok([]) })]) }),
      'unknown',
    ],
  ])('%s', (_what, situation, expected) => {
    expect(shortOf('stop-orders', situation)).toBe(expected)
  })

  it('are told one by one', () => {
    expect(actualOf('stop-orders', resting(tied(), wire()))).toBe(
      'ETH stop market: buy the whole position when ETH reaches 3,400, reduce only; ETH limit: buy 2 at 3,500',
    )
  })
})
