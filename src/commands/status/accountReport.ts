import type { AccountReading } from '../../domain/artifacts.ts'
import type { Subject } from '../../domain/hedge.ts'
import { type Gap, known } from '../../domain/read.ts'
import { decimal, divide, isZero, sign, toNumber } from '../../math/decimal.ts'
import type { AccountReport } from './types.ts'

/** Modes whose perp balances mean what they say: perps and spot apart, each dex apart. */
const standardModes = ['default', 'disabled']

/** Equity only in a mode whose meaning is known; in any other every balance is null and a gap says why. */
export function accountReport(subject: Subject, reading: AccountReading): { report: AccountReport; gaps: Gap[] } {
  const mode = known(reading.mode) ?? null
  const main = known(reading.dexes[0])
  const role = subject.role ?? (reading.role ? (known(reading.role)?.role ?? null) : null)
  const report: AccountReport = {
    venue: 'hyperliquid',
    address: reading.address,
    role,
    mode,
    equityUsd: null,
    marginRatio: null,
    withdrawableUsd: null,
  }
  if (mode !== null && !standardModes.includes(mode)) return { report, gaps: [unhandled(mode)] }
  // The venue answers for an agent's address with zeros, which are nobody's.
  if (mode === null || main === undefined || role === 'agent') return { report, gaps: [] }
  const equity = decimal(main.crossMarginSummary.accountValue)
  const maintenance = decimal(main.crossMaintenanceMarginUsed)
  return {
    report: {
      ...report,
      equityUsd: toNumber(decimal(main.marginSummary.accountValue)),
      marginRatio: isZero(maintenance) ? 0 : sign(equity) > 0 ? toNumber(divide(maintenance, equity, 30)) : null,
      withdrawableUsd: toNumber(decimal(main.withdrawable)),
    },
    gaps: [],
  }
}

const unhandled = (mode: string): Gap => ({
  code: 'mode-not-handled',
  source: 'hyperliquid',
  message: `the account's mode is "${mode}": its perp balances are only a part of its collateral, so no equity is shown`,
  hint: "see equity at https://app.hyperliquid.xyz; positions and liquidation prices here are the venue's own",
})
