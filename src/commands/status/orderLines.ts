import { assetOf, spotAssets } from '../../domain/assets.ts'
import type { Cell } from '../../domain/section.ts'
import { amount } from '../words/numbers.ts'
import { holderName } from './holderName.ts'
import type { AccountReport, HedgeReport, OrderReport } from './types.ts'

/** Orders on an asset of the hedge would change it when they fill: they are shown whole, and the others counted. */
export function orderLines(
  account: AccountReport,
  { perps, exposure }: Pick<HedgeReport, 'perps' | 'exposure'>,
): Cell[] {
  const assets = [...exposure, ...perps].map(({ asset }) => asset)
  const orders = (account.orders ?? []).map(order => ({ order, asset: assetOfOrder(order) }))
  const mine = orders.filter(({ asset }) => asset !== null && assets.includes(asset))
  const unnamed = orders.filter(({ asset }) => asset === null).length
  const others = orders.length - mine.length - unnamed
  return [
    ...mine.map(({ order }) => orderText(order, account)),
    ...(unnamed === 0
      ? []
      : [counted(unnamed, 'on spot markets known by number alone, which may be part of this hedge')]),
    ...(others === 0 ? [] : [counted(others, 'on coins that are not part of this hedge')]),
  ]
}

/**
 * Spot stands as `BASE/QUOTE`, of which only a listed stand-in is an asset, or by a number (`@107`) whose pair no reading
 * here names: null.
 */
function assetOfOrder({ coin }: OrderReport): string | null {
  if (coin.startsWith('@')) return null
  const [base, quote] = coin.split('/') as [string, string | undefined]
  return quote === undefined ? assetOf(coin).asset : (spotAssets[base] ?? coin)
}

function orderText(order: OrderReport, account: AccountReport): string {
  const { coin, side, size, limitPx, triggerPx, type, reduceOnly } = order
  const what = `${side} ${size === null ? 'the whole position' : amount(size)}`
  const when = triggerPx === null ? `at ${amount(limitPx)}` : `when ${coin} reaches ${amount(triggerPx)}`
  const whose = order.account === account.address ? '' : ` of ${holderName(account, order.account)}`
  return `Order${whose}: ${coin} ${type.toLowerCase()}: ${what} ${when}${reduceOnly ? ', reduce only' : ''}`
}

const counted = (count: number, what: string): Cell => ({
  text: `${count} open order${count === 1 ? '' : 's'} ${what}`,
  tone: 'dim',
})
