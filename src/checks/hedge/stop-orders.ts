import { assetOf } from '../../domain/assets.ts'
import { defineCheck } from '../../domain/check.ts'
import type { HedgeFacts } from '../../domain/hedgeFacts.ts'
import { abs, compare, decimal, sign, sum } from '../../math/decimal.ts'
import { figure } from '../words/figures.ts'
import { venueGap } from '../words/hedgeGap.ts'
import { hedgeVerdicts } from '../words/hedgeVerdicts.ts'
import { type Found, type Weighed, weigh } from '../words/weigh.ts'

export const stopOrders = defineCheck({
  id: 'stop-orders',
  topic: 'hedge',
  title: 'No resting order would take the hedge away',
  failureTitle: 'A resting order would take the hedge away',
  severity: 'high',
  rationale:
    'A stop, a take-profit or a forgotten limit order closes the short by itself, and the LP goes on unhedged.',
  remediation: 'cancel it at https://app.hyperliquid.xyz/trade (open orders), unless it is meant',
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/trading/take-profit-and-stop-loss-orders-tp-sl',
  needs: ['hedgeFacts'],
  run: ({ hedgeFacts }) => hedgeVerdicts(hedgeFacts, 'no order that closes or shrinks a perp of the hedge', judge),
})

type Order = NonNullable<HedgeFacts['orders']>[number]
type Perp = HedgeFacts['perps'][number]

function judge(hedge: HedgeFacts): Weighed | null {
  const { perps, orders, known } = hedge
  if (perps.length === 0 && known.perps) return null
  const gaps = [
    ...(orders === null ? [venueGap(hedge, 'the open orders were not read')] : []),
    ...(known.perps ? [] : [venueGap(hedge, 'the perps are not all known')]),
  ]
  const coins = [...new Set(perps.map(({ coin }) => coin))]
  return weigh(
    [
      ...coins.flatMap(coin =>
        ofCoin(
          perps.filter(perp => perp.coin === coin),
          orders ?? [],
        ),
      ),
      ...elsewhere(perps, orders ?? []),
    ],
    gaps,
    { status: 'pass', actual: 'none rests' },
  )
}

const sideOf = (held: readonly Perp[]) => (sign(sum(held.map(({ szi }) => decimal(szi)))) < 0 ? 'buy' : 'sell')

/** Whether all that rests against a coin is enough to close it: an order of no size goes with the whole position. */
function ofCoin(held: readonly Perp[], orders: readonly Order[]): Found[] {
  const against = orders.filter(({ coin, side }) => coin === held[0]!.coin && side === sideOf(held))
  if (against.length === 0) return []
  const sizes = against.map(({ size }) => size)
  const whole = abs(sum(held.map(({ szi }) => decimal(szi))))
  const closes = sizes.includes(null) || compare(sum(sizes.map(size => decimal(size!))), whole) >= 0
  const actual = against.map(textOf).join('; ')
  return closes ? [{ status: 'fail', severity: 'high', actual }] : [{ status: 'warn', severity: 'medium', actual }]
}

/** On another dex the same asset can be bought back without touching the short. */
function elsewhere(perps: readonly Perp[], orders: readonly Order[]): Found[] {
  const isHeld = (order: Order) => perps.some(({ coin }) => coin === order.coin)
  return orders
    .filter(order => !isHeld(order) && !order.reduceOnly && !/[@/]/.test(order.coin))
    .filter(({ coin, side }) => {
      const held = perps.filter(({ asset }) => asset === assetOf(coin).asset)
      return held.length > 0 && side === sideOf(held)
    })
    .map((order): Found => ({ status: 'warn', severity: 'medium', actual: textOf(order) }))
}

function textOf({ coin, side, size, limitPx, triggerPx, type, reduceOnly }: Order): string {
  const when = triggerPx === null ? `at ${figure(limitPx)}` : `when ${coin} reaches ${figure(triggerPx)}`
  const what = `${side} ${size === null ? 'the whole position' : figure(size)}`
  return `${coin} ${type.toLowerCase()}: ${what} ${when}${reduceOnly ? ', reduce only' : ''}`
}
