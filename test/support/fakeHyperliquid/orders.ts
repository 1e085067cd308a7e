import { fixed, wire } from './fixed.ts'
import { dexOf, type FakeAccount, type World } from './world.ts'

/** The body of `frontendOpenOrders`: those of one dex, spot with the main one. Spelled as in a recorded answer. */
export function frontendOpenOrders({ orders = [] }: FakeAccount, dex: string, { time = Date.now() }: World) {
  return orders
    .map((order, index) => ({ ...order, oid: 1000 + index }))
    .filter(({ coin }) => dexOf(coin) === dex)
    .map(({ coin, side, limitPx, sz, filled = '0', reduceOnly, trigger, isPositionTpsl, oid }) => ({
      coin,
      side,
      limitPx,
      sz: wire(fixed(sz)),
      origSz: wire(fixed(sz) + fixed(filled)),
      oid,
      timestamp: time - 60_000,
      triggerCondition: trigger ? `Price above ${trigger.px}` : 'N/A',
      isTrigger: trigger !== undefined,
      triggerPx: trigger?.px ?? '0.0',
      children: [],
      isPositionTpsl: isPositionTpsl ?? false,
      reduceOnly: reduceOnly ?? false,
      orderType: trigger?.orderType ?? 'Limit',
      tif: trigger ? null : 'Gtc',
      cloid: null,
    }))
}
