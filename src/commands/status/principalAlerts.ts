import { amount, usd } from '../words/numbers.ts'
import type { Alert, LpReport } from './types.ts'

/** What was taken out of a position and lies beside its fees: a collect pays it, and until then nothing else counts it. */
export function principalAlerts({
  tokenId,
  token0,
  token1,
  fees,
  uncollectedFees0,
  uncollectedFees1,
}: LpReport): Alert[] {
  if (fees === null) return []
  // A pool that paid a wei less than was withdrawn leaves it in the sum, and nothing that could be collected.
  const waiting = [
    ...(uncollectedFees0 === '0' ? [] : waitingOf(fees.uncollectedPrincipal0, token0.symbol)),
    ...(uncollectedFees1 === '0' ? [] : waitingOf(fees.uncollectedPrincipal1, token1.symbol)),
  ]
  if (waiting.length === 0) return []
  const message = `${waiting.join(' and ')} (${usd(fees.uncollectedPrincipalUsd)}) of withdrawn principal wait to be collected from #${tokenId}: in neither its value nor the exposure`
  return [{ id: 'principal-waiting', severity: 'info', message }]
}

const waitingOf = (principal: string, symbol: string): string[] =>
  principal === '0' ? [] : [`${amount(principal)} ${symbol}`]
