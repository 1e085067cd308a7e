import type { Cell, Span } from '../../domain/section.ts'
import { marginLimit } from '../../math/marginLimit.ts'
import { exactPercent, percent, usd } from '../words/numbers.ts'
import { orderLines } from './orderLines.ts'
import type { AccountReport, HedgeReport, SubAccountReport } from './types.ts'

/** What is under the tables of a hedge about its account: equity, sub-accounts, orders, vault shares, other perps. */
export function accountLines(hedge: HedgeReport): Cell[] {
  const { account, otherPerps } = hedge
  const lines: Cell[] = []
  if (account !== null) {
    if (isTold(account)) lines.push(`Account: ${marginText(account)}`)
    lines.push(...ageLines(account))
    const named = account.subAccounts ?? []
    lines.push(...named.map(sub => `Sub-account ${sub.name}: ${marginText(sub)}`))
    lines.push(...orderLines(account, hedge))
    lines.push(...shareLines(account))
  }
  if (otherPerps !== null && otherPerps > 0) {
    lines.push(dim(`${otherPerps} more perp${otherPerps === 1 ? '' : 's'} in the account, not part of this hedge`))
  }
  return lines
}

/** What an earlier run read. */
const ageLines = ({ modeReadAt, dexesReadAt }: AccountReport): Cell[] => {
  const moment = (text: string): Span => ({ text, tone: 'dim', moment: true })
  const said = (what: string, at: string | null) => (at === null ? [] : [[dimmed(`${what} as of `), moment(at)]])
  const parts = [...said('account mode', modeReadAt), ...said('list of dexes', dexesReadAt)]
  if (parts.length === 0) return []
  const joined = parts.flatMap((part, at) => (at === 0 ? part : [dimmed(', '), ...part]))
  return [[dimmed('Known from earlier: '), ...joined]]
}

const isTold = ({ equityUsd, marginRatio, withdrawableUsd }: AccountReport): boolean =>
  [equityUsd, marginRatio, withdrawableUsd].some(number => number !== null)

function marginText({ mode, equityUsd, marginRatio, withdrawableUsd }: AccountReport | SubAccountReport): string {
  const limit = marginLimit(mode)
  const limited = marginRatio === null || limit === 1 ? '' : ` (liquidated at ${exactPercent(String(limit))})`
  return `equity ${usd(equityUsd)}, margin ratio ${percent(marginRatio)}${limited}, withdrawable ${usd(withdrawableUsd)}`
}

const shareLines = ({ vaultShares }: AccountReport): Cell[] =>
  (vaultShares ?? []).map(({ vault, equity, lockedUntil }) =>
    dim(`In vault ${vault}: ${usd(equity)}${lockedUntil === null ? '' : `, locked until ${lockedUntil.slice(0, 10)}`}`),
  )

const dimmed = (text: string): Span => ({ text, tone: 'dim' })
const dim = (text: string): Cell => dimmed(text)
