import type { OpenOrder } from '../../domain/perp.ts'
import { array, boolean, decimal, integer, label, object, oneOf, ShapeFailure, where } from '../../domain/shape.ts'
import { refuseTwice } from './refuseTwice.ts'

const notNegative = where(decimal, is => Number(is) >= 0, 'a number of zero or more')

const frontendOpenOrders = array(
  object({
    coin: label,
    side: oneOf('B', 'A'),
    limitPx: notNegative,
    sz: notNegative,
    origSz: notNegative,
    reduceOnly: boolean,
    isTrigger: boolean,
    isPositionTpsl: boolean,
    triggerPx: notNegative,
    orderType: label,
    oid: where(integer, is => is >= 0, 'an order number'),
    timestamp: where(integer, is => is > 0, 'a time'),
  }),
)

/**
 * The resting orders of the dex that was asked for. What an order would set off in turn (`children`) is not read: such a
 * stop rests by itself and is listed by itself. `0.0` is how the venue spells that there is no trigger.
 */
export function readOrders(body: unknown, dex: string): OpenOrder[] {
  const orders = frontendOpenOrders(body, 'frontendOpenOrders')
  refuseTwice(orders, 'frontendOpenOrders', '.oid', each => each.oid)
  return orders.map(({ side, triggerPx, ...order }, index) => {
    const triggered = Number(triggerPx) > 0
    if (order.isTrigger && !triggered) {
      throw new ShapeFailure(`frontendOpenOrders[${index}].triggerPx`, 'is not a price above zero')
    }
    return { dex, ...order, side: side === 'B' ? 'buy' : 'sell', triggerPx: triggered ? triggerPx : null }
  })
}
