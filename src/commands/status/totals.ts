import { add, type Decimal, decimal, mul, sum, toNumber } from '../../math/decimal.ts'
import type { JudgedHedge } from './hedgeReport.ts'
import type { StatusReport } from './types.ts'

/**
 * Sums over all hedges of a report: null as soon as one part is unknown. What two hedges share is counted once: an NFT,
 * an account's equity, the perps and spot of one asset in one account.
 */
export function totalsOf(judged: readonly JudgedHedge[]): StatusReport['totals'] {
  const lpsWhole = judged.every(hedge => hedge.lpsWhole)
  const lps = firstBy(
    judged.flatMap(({ report, usdOf }) => report.lps.map(lp => ({ lp, usdOf }))),
    ({ lp }) => `${lp.chainId}/${lp.positionManager}/${lp.tokenId}`,
  )
  const accounts = firstBy(judged, ({ report, account }) => account ?? `unknown ${report.name}`)
  const hedged = firstBy(
    judged.flatMap(({ report, account, usdOf }) => report.exposure.map(row => ({ row, account, usdOf }))),
    ({ row, account }) => `${account}/${row.asset}`,
  )
  const deltas = [
    ...lps.flatMap(({ lp, usdOf }) =>
      Object.entries(lp.delta).map(([asset, delta]) => worth(decimal(delta), usdOf(asset))),
    ),
    ...hedged.map(({ row, usdOf }) =>
      row.perpDelta === null || row.spotDelta === null
        ? null
        : worth(add(decimal(row.perpDelta), decimal(row.spotDelta)), usdOf(row.asset)),
    ),
  ]
  const unmapped = lps.some(({ lp }) => lp.token0.asset === null || lp.token1.asset === null)
  return {
    valueUsd: lpsWhole ? sumOf(lps.map(({ lp }) => fromNumber(lp.valueUsd))) : null,
    feesUsd: lpsWhole ? sumOf(lps.map(({ lp }) => fromNumber(lp.feesUsd))) : null,
    equityUsd: sumOf(accounts.map(({ report }) => fromNumber(report.account?.equityUsd ?? null))),
    netDeltaUsd: judged.every(({ whole }) => whole) && !unmapped ? sumOf(deltas) : null,
  }
}

const firstBy = <T>(list: readonly T[], key: (item: T) => string): T[] => [
  ...new Map([...list].reverse().map(item => [key(item), item])).values(),
]

const worth = (delta: Decimal, usd: Decimal | null): Decimal | null => (usd === null ? null : mul(delta, usd))

const fromNumber = (value: number | null): Decimal | null => (value === null ? null : decimal(String(value)))

const sumOf = (values: readonly (Decimal | null)[]): number | null =>
  values.some(value => value === null) ? null : toNumber(sum(values.filter(value => value !== null)))
