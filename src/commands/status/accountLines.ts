import type { Cell } from '../../domain/section.ts'
import { amount, percent, usd } from '../words/numbers.ts'
import type { AccountReport, HedgeReport, OrderReport, SubAccountReport } from './types.ts'

/** What is under the tables of a hedge about its account: equity, sub-accounts, orders, vault shares, other perps. */
export function accountLines({ account, otherPerps, perps }: HedgeReport): Cell[] {
  const lines: Cell[] = []
  if (account !== null) {
    if (account.equityUsd !== null) lines.push(`Account: ${marginText(account)}`)
    const named = account.subAccounts ?? []
    lines.push(...named.map(sub => `Sub-account ${sub.name}: ${marginText(sub)}`))
    const coins = perps.map(({ coin }) => coin)
    lines.push(...(account.orders ?? []).filter(({ coin }) => coins.includes(coin)).map(orderText))
    lines.push(...otherOrders(account, coins))
    lines.push(...shareLines(account))
  }
  if (otherPerps !== null && otherPerps > 0) {
    lines.push(dim(`${otherPerps} more perp${otherPerps === 1 ? '' : 's'} in the account, not part of this hedge`))
  }
  return lines
}

const marginText = ({ equityUsd, marginRatio, withdrawableUsd }: AccountReport | SubAccountReport): string =>
  `equity ${usd(equityUsd)}, margin ratio ${percent(marginRatio)}, withdrawable ${usd(withdrawableUsd)}`

/** An order on a coin of the hedge would change it when it fills: that is why it is shown. */
function orderText({ coin, side, size, limitPx, triggerPx, type, reduceOnly }: OrderReport): string {
  const what = `${side} ${size === null ? 'the whole position' : amount(size)}`
  const when = triggerPx === null ? `at ${amount(limitPx)}` : `when ${coin} reaches ${amount(triggerPx)}`
  return `Order: ${coin} ${type.toLowerCase()}: ${what} ${when}${reduceOnly ? ', reduce only' : ''}`
}

function otherOrders({ orders }: AccountReport, coins: readonly string[]): Cell[] {
  const count = (orders ?? []).filter(({ coin }) => !coins.includes(coin)).length
  return count === 0
    ? []
    : [dim(`${count} open order${count === 1 ? '' : 's'} on coins that are not part of this hedge`)]
}

const shareLines = ({ vaultShares }: AccountReport): Cell[] =>
  (vaultShares ?? []).map(({ vault, equity, lockedUntil }) =>
    dim(`In vault ${vault}: ${usd(equity)}${lockedUntil === null ? '' : `, locked until ${lockedUntil.slice(0, 10)}`}`),
  )

const dim = (text: string): Cell => ({ text, tone: 'dim' })
