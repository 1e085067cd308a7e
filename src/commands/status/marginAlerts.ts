import type { Thresholds } from '../../domain/thresholds.ts'
import { marginLimit } from '../../math/marginLimit.ts'
import { exactPercent, percent } from '../words/numbers.ts'
import type { AccountReport, Alert, SubAccountReport } from './types.ts'

/** How near each account that counts is to its liquidation as a whole: its margin ratio as a share of its limit. */
export function marginAlerts(account: AccountReport | null, thresholds: Thresholds): Alert[] {
  if (account === null) return []
  const subs = account.subAccounts ?? []
  return [alertOf('the account', account), ...subs.map(sub => alertOf(`sub-account ${sub.name}`, sub))].flat()

  function alertOf(whose: string, { marginRatio, mode }: AccountReport | SubAccountReport): Alert[] {
    const limit = marginLimit(mode)
    if (marginRatio === null || marginRatio < thresholds['margin.warning'] * limit) return []
    const severity = marginRatio >= thresholds['margin.critical'] * limit ? 'critical' : 'warning'
    const message = `the margin ratio of ${whose} is ${percent(marginRatio)}: it is liquidated at ${exactPercent(String(limit))}`
    return [{ id: 'margin-high', severity, message }]
  }
}
